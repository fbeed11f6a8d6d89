package vn.giaoban.conference.rtp;

/// The AV1 aggregation header (AV1 RTP payload format, section 4.4).
public final class Av1Payload {
  private static final int CONTINUED = 0x80;
  private static final int NEW_SEQUENCE = 0x08;

  private Av1Payload() {}

  /// Whether a payload that is not empty begins a coded video sequence: a key frame (N).
  public static boolean isKeyframeStart(byte[] packet, int index) {
    return (packet[index] & (NEW_SEQUENCE | CONTINUED)) == NEW_SEQUENCE;
  }
}
