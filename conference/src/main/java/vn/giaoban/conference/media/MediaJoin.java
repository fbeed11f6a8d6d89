package vn.giaoban.conference.media;

/// One session's wish to take part.
///
/// @param siteId whose media this is: a unit's code or a user name
/// @param kind by which door it comes
/// @param maySend whether its sending sections are accepted; otherwise they are answered `inactive`
/// @param offer SDP (RFC 8866), bundled and rtcp-muxed
public record MediaJoin(String siteId, Kind kind, boolean maySend, String offer) {
  /// The doors.
  public enum Kind {
    /// Our own page: any number of sending and receiving sections.
    CLIENT,
    /// RFC 9725: publishes.
    WHIP,
    /// draft-ietf-wish-whep: plays the stage and the loudest voices.
    WHEP
  }
}
