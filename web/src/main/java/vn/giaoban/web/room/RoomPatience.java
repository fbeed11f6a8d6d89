package vn.giaoban.web.room;

import java.time.Duration;

/// The room's patience.
///
/// @param reload how long a site that hung up is still here: a page that is reloaded leaves no
///   trace in the attendance
/// @param grace how long the seat of a site whose line broke is kept: the others notice nothing but
///   a frozen picture
/// @param restartGrace the same after the server was restarted
/// @param hello how long a new socket may take to say who it is
/// @param silence after which a socket that says nothing is given up
/// @param heartbeat between two pings of ours
/// @param lease how long a node may run a room without saying so again
record RoomPatience(
    Duration reload,
    Duration grace,
    Duration restartGrace,
    Duration hello,
    Duration silence,
    Duration heartbeat,
    Duration lease) {
  static final RoomPatience USUAL =
      new RoomPatience(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          Duration.ofSeconds(50),
          Duration.ofSeconds(20),
          Duration.ofSeconds(15));
}
