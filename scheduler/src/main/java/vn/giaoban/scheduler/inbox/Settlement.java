package vn.giaoban.scheduler.inbox;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was done with a mail of the tray.
///
/// @param action stable word, e.g. `ANSWER`, `TIME_TAKEN`, `TIME_REFUSED`, `FILED`, `LAID_BY`
/// @param before what stood before, so that it can be undone; JSON values
/// @param by who
public record Settlement(
    String action, Map<String, @Nullable Object> before, String by, Instant at) {
  /// Nothing but the mail itself was touched.
  public static Settlement laidBy(String by, Instant at) {
    return new Settlement("LAID_BY", Map.of(), by, at);
  }
}
