package vn.giaoban.conference.room;

import org.jspecify.annotations.Nullable;

/// What a command cannot do without.
final class Given {
  private Given() {}

  static void given(@Nullable Object value, String name) {
    if (value == null) {
      throw new IllegalArgumentException(name + ": missing");
    }
  }
}
