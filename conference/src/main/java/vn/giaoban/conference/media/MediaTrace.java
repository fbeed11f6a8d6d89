package vn.giaoban.conference.media;

/// Looks at the packets of one session. Called on the packets' thread, once for each; must not
/// block, must not keep the array, and must not fail on anything.
public interface MediaTrace {
  /// One packet: RTP or RTCP in the clear, or STUN.
  ///
  /// @param in whether the client sent it
  /// @param packet holds it
  /// @param offset index of its first byte
  /// @param length bytes
  /// @param nanos when, monotonic
  void packet(boolean in, byte[] packet, int offset, int length, long nanos);
}
