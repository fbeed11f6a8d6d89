package vn.giaoban.scheduler.site;

import org.jspecify.annotations.Nullable;

/// Something that stands at a site.
///
/// @param name make and model, as people write it; null: not known
/// @param count 1 or more
public record Equipment(Kind kind, @Nullable String name, int count) {
  /// Sorts of equipment.
  public enum Kind {
    CAMERA,
    MICROPHONE,
    SPEAKER,
    SCREEN,
    CODEC,
    COMPUTER,
    LINE,
    POWER,
    OTHER
  }
}
