package vn.giaoban.web.readiness;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// One thing that is not as it should be at a site.
///
/// @param cause what; the page has the words
/// @param value the figure in the words: percent, milliseconds or kbit/s; null for a cause without
record Finding(Cause cause, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer value) {
  static Finding of(Cause cause) {
    return new Finding(cause, null);
  }

  static Finding of(Cause cause, double value) {
    return new Finding(cause, (int) Math.round(value));
  }

  @JsonIgnore
  Level level() {
    return cause.level();
  }
}
