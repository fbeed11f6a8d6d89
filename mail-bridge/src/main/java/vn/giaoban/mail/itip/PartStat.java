package vn.giaoban.mail.itip;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Participation status of an attendee (RFC 5545 section 3.2.12).
public enum PartStat {
  NEEDS_ACTION,
  ACCEPTED,
  DECLINED,
  TENTATIVE,
  DELEGATED;

  /// Reads a `PARTSTAT` value; empty for any other word.
  public static Optional<PartStat> read(@Nullable String word) {
    if (word == null) {
      return Optional.empty();
    }
    var upper = word.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    for (var status : values()) {
      if (status.name().equals(upper)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }

  /// As written in a calendar.
  public String word() {
    return name().replace('_', '-');
  }
}
