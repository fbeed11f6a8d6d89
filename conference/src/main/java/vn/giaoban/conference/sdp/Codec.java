package vn.giaoban.conference.sdp;

/// The codecs that are forwarded. Media is never decoded here.
public enum Codec {
  OPUS(MediaKind.AUDIO, "opus", 48_000),
  VP8(MediaKind.VIDEO, "VP8", 90_000),
  H264(MediaKind.VIDEO, "H264", 90_000);

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

  String rtpmap() {
    return encodingName + "/" + clockRate + (this == OPUS ? "/2" : "");
  }
}
