/// What passes: letters that have left, mail that was settled, reminders and the log of jobs are
/// kept for a time that the office sets, then deleted; of what belongs to a briefing its journal is
/// told. Briefings, documents, minutes and the journal itself are never deleted here: the law on
/// archives decides about them.
@NullMarked
package vn.giaoban.scheduler.retention;

import org.jspecify.annotations.NullMarked;
