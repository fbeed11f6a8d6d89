/// The other end of the wire: a client's ICE, DTLS and SRTP, for tests and load.
@NullMarked
package vn.giaoban.conference.transport;

import org.jspecify.annotations.NullMarked;
