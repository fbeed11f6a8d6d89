package vn.giaoban.web.mail;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.invitation.PartStat;

/// Answers as requests write them.
public final class Answers {
  private Answers() {}

  /// An answer that decides something; null for every other word.
  public static @Nullable PartStat read(@Nullable String word) {
    if (word == null) {
      return null;
    }
    var upper = word.strip().toUpperCase(Locale.ROOT);
    for (var answer : PartStat.values()) {
      if (answer != PartStat.NEEDS_ACTION && answer.name().equals(upper)) {
        return answer;
      }
    }
    return null;
  }
}
