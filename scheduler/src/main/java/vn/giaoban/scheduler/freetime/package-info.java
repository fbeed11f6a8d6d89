/// The finder of common free time. One query asks for everybody's busy ranges, merged by the
/// database (table `booking`, see `V3__briefing.sql` and `V43__free_time.sql`); which times are
/// free for how many is a sweep over a grid of five minutes, pure and without the database.
@NullMarked
package vn.giaoban.scheduler.freetime;

import org.jspecify.annotations.NullMarked;
