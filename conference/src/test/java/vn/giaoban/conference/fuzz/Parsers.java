package vn.giaoban.conference.fuzz;

import vn.giaoban.conference.forward.SessionParser;
import vn.giaoban.conference.transport.DtlsParser;
import vn.giaoban.conference.transport.RouterParser;

/// The parsers by name.
public enum Parsers {
  /// STUN messages (RFC 8489).
  STUN,
  /// Datagrams as they come from the socket, of known and of unknown senders.
  DATAGRAM,
  /// A TCP connection's bytes (RFC 4571).
  TCP,
  /// A client's side of a DTLS handshake.
  DTLS,
  /// RTP headers, extensions and payloads.
  RTP,
  /// Compound RTCP packets and what is in them.
  RTCP,
  /// RTP and RTCP of a participant, forwarded to another.
  SESSION,
  /// Session descriptions.
  SDP,
  /// ICE fragments (RFC 8840).
  FRAGMENT;

  /// A new one, with state of its own.
  public Parser start() {
    return switch (this) {
      case STUN -> new StunParser();
      case DATAGRAM -> RouterParser.ofDatagrams();
      case TCP -> RouterParser.ofConnection();
      case DTLS -> new DtlsParser();
      case RTP -> new RtpParser();
      case RTCP -> new RtcpParser();
      case SESSION -> new SessionParser();
      case SDP -> new SdpParser();
      case FRAGMENT -> new FragmentParser();
    };
  }
}
