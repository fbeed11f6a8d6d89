package vn.giaoban.conference.media;

import org.jspecify.annotations.Nullable;

/// The answer to an offer or to an ICE fragment.
public sealed interface Negotiation {
  /// Taken.
  ///
  /// @param sessionId opaque, not guessable
  /// @param etag entity tag of the ICE session (RFC 9725 section 4.3), without quotes
  /// @param sdp the answer, or the answering fragment of an ICE restart; null when there is nothing
  ///   to say (a trickled candidate)
  record Accepted(String sessionId, String etag, @Nullable String sdp) implements Negotiation {}

  /// Not taken.
  ///
  /// @param reason stable
  /// @param detail one English sentence for the log and for programs, with the offending value
  record Refused(Reason reason, String detail) implements Negotiation {}

  /// Why an offer is not taken. `web` gives each a problem type and a text.
  enum Reason {
    MALFORMED_SDP,
    NO_BUNDLE,
    NO_RTCP_MUX,
    NO_DTLS_FINGERPRINT,
    DTLS_ROLE_NOT_SUPPORTED,
    NO_ICE_CREDENTIALS,
    SDES_NOT_SUPPORTED,
    PLAIN_RTP_NOT_SUPPORTED,
    NO_COMMON_CODEC,
    TOO_MANY_SECTIONS,
    NO_SUCH_SESSION,
    ETAG_MISMATCH,
    ROOM_FULL,
    SERVER_FULL,
    CLOSED
  }
}
