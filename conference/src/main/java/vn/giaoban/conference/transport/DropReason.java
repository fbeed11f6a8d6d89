package vn.giaoban.conference.transport;

/// Why a packet was dropped. Counted, never logged.
public enum DropReason {
  EMPTY,
  TOO_LONG,
  UNKNOWN_PROTOCOL,
  UNKNOWN_ADDRESS,
  STUN_MALFORMED,
  STUN_NOT_A_REQUEST,
  STUN_UNKNOWN_USER,
  STUN_BAD_INTEGRITY,
  DTLS_QUEUE_FULL,
  NOT_SECURED_YET,
  RTP_MALFORMED,
  RTP_UNKNOWN_SOURCE,
  RTP_TOO_MANY_SOURCES,
  /// Has come before, or too late to be of use.
  RTP_LATE,
  SRTP_FORGED,
  SRTP_REPLAYED,
  SRTCP_FORGED,
  RTCP_MALFORMED,
  POLICY,
  RECEIVER_TOO_SLOW,
  NOT_SEALED,
  /// The network said at once that the receiver's address cannot be reached.
  UNREACHABLE
}
