package vn.giaoban.conference.sdp;

import java.util.Locale;

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

  String sdpName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
