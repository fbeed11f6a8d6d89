/// RTP and RTCP on the wire (RFC 3550, 4585, 4588, 5104, 5285, 6464) and what forwarding must know
/// of payloads (RFC 2198, 6184, 7741, 9628, AV1): static accessors that read and write packets in
/// place, and readers of one stream. No sockets, no clock, no state but what a class says it keeps.
@NullMarked
package vn.giaoban.conference.rtp;

import org.jspecify.annotations.NullMarked;
