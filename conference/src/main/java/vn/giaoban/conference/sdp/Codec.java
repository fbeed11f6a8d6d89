package vn.giaoban.conference.sdp;

import vn.giaoban.conference.rtp.Av1Reader;
import vn.giaoban.conference.rtp.H264Reader;
import vn.giaoban.conference.rtp.PayloadReader;
import vn.giaoban.conference.rtp.Vp8Reader;
import vn.giaoban.conference.rtp.Vp9Reader;

/// The codecs that are forwarded, the one everybody shows first. Media is never decoded here.
public enum Codec {
  OPUS(MediaKind.AUDIO, "opus", 48_000),
  VP8(MediaKind.VIDEO, "VP8", 90_000),
  H264(MediaKind.VIDEO, "H264", 90_000),
  VP9(MediaKind.VIDEO, "VP9", 90_000),
  AV1(MediaKind.VIDEO, "AV1", 90_000);

  private final MediaKind kind;
  private final String encodingName;
  private final int clockRate;

  Codec(MediaKind kind, String encodingName, int clockRate) {
    this.kind = kind;
    this.encodingName = encodingName;
    this.clockRate = clockRate;
  }

  public MediaKind kind() {
    return kind;
  }

  public String encodingName() {
    return encodingName;
  }

  public int clockRate() {
    return clockRate;
  }

  /// A reader for one stream of this codec; for video only.
  public PayloadReader newReader() {
    return switch (this) {
      case VP8 -> new Vp8Reader();
      case H264 -> new H264Reader();
      case VP9 -> new Vp9Reader();
      case AV1 -> new Av1Reader();
      case OPUS -> throw new IllegalStateException("codec: OPUS (expected: a video codec)");
    };
  }

  String rtpmap() {
    return encodingName + "/" + clockRate + (this == OPUS ? "/2" : "");
  }

  /// Whether a format of an offer is this codec in a profile that everybody decodes.
  boolean matches(Format format) {
    return format.encodingName().equalsIgnoreCase(encodingName)
        && format.clockRate() == clockRate
        && switch (this) {
          case OPUS, VP8 -> true;
          case H264 -> format.parameter("packetization-mode").equals("1");
          case VP9 -> isFirstProfile(format.parameter("profile-id"));
          case AV1 -> isFirstProfile(format.parameter("profile"));
        };
  }

  /// Profile 0 is meant when none is told (RFC 9628 section 6, AV1 RTP payload format section 7.2).
  private static boolean isFirstProfile(String profile) {
    return profile.isEmpty() || profile.equals("0");
  }
}
