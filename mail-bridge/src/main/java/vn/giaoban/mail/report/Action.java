package vn.giaoban.mail.report;

import java.util.Locale;
import java.util.Optional;

/// What became of a mail at one recipient (RFC 3464 section 2.3.3).
public enum Action {
  FAILED,
  DELAYED,
  DELIVERED,
  RELAYED,
  EXPANDED;

  /// Reads an `Action` field; what follows the word is ignored.
  public static Optional<Action> read(String field) {
    var word = field.strip().split("[\\s;(]", 2)[0].toUpperCase(Locale.ROOT);
    for (var action : values()) {
      if (action.name().equals(word)) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }
}
