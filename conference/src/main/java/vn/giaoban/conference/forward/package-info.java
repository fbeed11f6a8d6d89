/// The forwarding path: who is heard and seen by whom, and how a packet of one becomes a packet for
/// each of the others. Media is never decoded.
///
/// Everything here is owned by the port's one event loop; the methods of
/// [vn.giaoban.conference.media.MediaRoom] hand over to it. A
/// [vn.giaoban.conference.forward.Source] is one sending section, its
/// [vn.giaoban.conference.forward.Layer]s are what arrives for it, and every
/// [vn.giaoban.conference.forward.OutgoingSlot] is one receiving section of one receiver.
@NullMarked
package vn.giaoban.conference.forward;

import org.jspecify.annotations.NullMarked;
