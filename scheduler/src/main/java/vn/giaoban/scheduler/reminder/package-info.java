/// Reminders before a briefing. Quartz says when; the table `reminder` says what was sent already,
/// so a job that fires twice, late, or on two nodes reminds nobody twice.
@NullMarked
package vn.giaoban.scheduler.reminder;

import org.jspecify.annotations.NullMarked;
