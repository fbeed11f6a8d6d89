package vn.giaoban.web.language;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Times as answers carry them: RFC 3339 with Viet Nam's offset.
public final class Times {
  /// Where the province is.
  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private Times() {}

  /// The local time of an instant, to the second; nothing for nothing.
  public static @Nullable OffsetDateTime local(@Nullable Instant instant) {
    return instant == null
        ? null
        : instant.truncatedTo(ChronoUnit.SECONDS).atZone(ZONE).toOffsetDateTime();
  }
}
