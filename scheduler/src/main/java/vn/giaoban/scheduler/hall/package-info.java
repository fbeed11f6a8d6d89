/// Halls and meeting rooms: a small register, so that one hall is promised to one briefing at a
/// time. Table `hall`, see `V42__hall.sql`; who has one, when, is in `booking`.
@NullMarked
package vn.giaoban.scheduler.hall;

import org.jspecify.annotations.NullMarked;
