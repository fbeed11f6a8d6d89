/// What is to be done for a briefing at a time, without anybody asking: plans kept by Quartz in the
/// database (tables `qrtz_*`, `V7__quartz.sql`), so that they outlive the server and run on one
/// node only.
///
/// A plan is a promise to look again at a time, not a promise that the moment is exact or that it
/// comes once: after down-time it comes late, after a crash it may come twice. So every
/// [BriefingTask] looks at the state of things first and does nothing when there is nothing to do.
@NullMarked
package vn.giaoban.scheduler.job;

import org.jspecify.annotations.NullMarked;
