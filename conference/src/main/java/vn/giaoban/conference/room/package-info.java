/// The live room as a state machine: a command is decided into events or refused, events make the
/// next state. Pure: no clock, no threads, no I/O; replaying a room's events from its [RoomSetup]
/// gives the same [RoomState].
@NullMarked
package vn.giaoban.conference.room;

import org.jspecify.annotations.NullMarked;
