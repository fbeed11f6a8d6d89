package vn.giaoban.conference.sdp;

/// What a section carries.
public enum MediaKind {
  AUDIO,
  VIDEO,
  /// Data channels and whatever else; always rejected.
  OTHER;

  static MediaKind of(String name) {
    return switch (name) {
      case "audio" -> AUDIO;
      case "video" -> VIDEO;
      default -> OTHER;
    };
  }
}
