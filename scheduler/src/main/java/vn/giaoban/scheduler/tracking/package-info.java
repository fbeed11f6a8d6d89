/// How invitations fare over time: the way of every invitation of a unit, its rates, addresses that
/// keep bouncing, and who was in the room for how long.
///
/// Tables: `bounce` (mails that came back; closed once something arrives at the address again),
/// `presence` and `presence_counted` (meetings that are over, counted from their journals).
@NullMarked
package vn.giaoban.scheduler.tracking;

import org.jspecify.annotations.NullMarked;
