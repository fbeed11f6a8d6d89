/// How packets come and go: one UDP and one TCP port for everybody, STUN and ICE-lite (RFC 8489,
/// 8445), DTLS (RFC 6347, 5764) and SRTP (RFC 3711, 7714). Knows peers, not rooms.
///
/// One event loop owns everything here: [vn.giaoban.conference.transport.MediaPort] reads sockets,
/// finds the [vn.giaoban.conference.transport.PeerTransport] by the packet's remote address or by
/// the name in a connectivity check, and that opens the packet for its owner. Only DTLS handshakes
/// run elsewhere, each on a virtual thread of its own.
@NullMarked
package vn.giaoban.conference.transport;

import org.jspecify.annotations.NullMarked;
