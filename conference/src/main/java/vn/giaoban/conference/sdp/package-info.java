/// Offers read and answers written (RFC 8866, 8829) as values. Only what a bundled, rtcp-muxed
/// DTLS-SRTP session needs.
@NullMarked
package vn.giaoban.conference.sdp;

import org.jspecify.annotations.NullMarked;
