/// The live room on the server: who may enter (table `join_token`), the one process that runs a
/// room (table `room_lease`), its WebSocket and its media doors.
///
/// A room's state is never stored: it is replayed from the briefing's journal, so a killed server
/// comes back to the same agenda item, floor and attendance.
@NullMarked
package vn.giaoban.web.room;

import org.jspecify.annotations.NullMarked;
