package vn.giaoban.mail.itip;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The methods of RFC 5546 section 1.4.
public enum ITipMethod {
  PUBLISH,
  REQUEST,
  REPLY,
  ADD,
  CANCEL,
  REFRESH,
  COUNTER,
  DECLINECOUNTER;

  /// Reads a `METHOD` value or parameter; empty for any other word.
  public static Optional<ITipMethod> read(@Nullable String word) {
    if (word == null) {
      return Optional.empty();
    }
    var upper = word.strip().toUpperCase(Locale.ROOT);
    for (var method : values()) {
      if (method.name().equals(upper)) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }
}
