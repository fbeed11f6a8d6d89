package vn.giaoban.web.organisation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;

/// The version in an `If-Match` (RFC 9110 section 13.1.1), with or without quotes.
final class Versions {
  private Versions() {}

  /// Null when absent or `*`: whatever it is.
  static @Nullable Integer read(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
      return null;
    }
    try {
      return Integer.valueOf(ifMatch.strip().replace("\"", ""));
    } catch (NumberFormatException e) {
      throw new RefusedException(Refusal.invalid(List.of(FieldFault.of("If-Match", "invalid"))));
    }
  }
}
