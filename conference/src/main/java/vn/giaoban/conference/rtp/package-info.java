/// RTP and RTCP on the wire (RFC 3550, 4585, 4588, 5104, 5285, 6464, 7741): static accessors that
/// read and write packets in place. No sockets, no clock, no state but what a class says it keeps.
@NullMarked
package vn.giaoban.conference.rtp;

import org.jspecify.annotations.NullMarked;
