package vn.giaoban.scheduler.series;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How much of a series an act is about.
public enum Scope {
  /// This briefing only.
  THIS,
  /// This one and all after it: the series is cut in two.
  FOLLOWING,
  /// Every one that is not over.
  ALL;

  /// The scope a word names; `this` when there is none. Null: the word names nothing.
  public static @Nullable Scope of(@Nullable String word) {
    if (word == null || word.isBlank()) {
      return THIS;
    }
    for (Scope scope : values()) {
      if (scope.name().equals(word.strip().toUpperCase(Locale.ROOT))) {
        return scope;
      }
    }
    return null;
  }
}
