package vn.giaoban.scheduler.writing;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The one form in which words and times are kept.
public final class Written {
  /// Where the meetings are.
  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}\\p{Z}]+");
  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZONE);

  private Written() {}

  /// One line: trimmed, runs of blanks and control characters made one space, NFC. Absent is empty.
  public static String line(@Nullable String text) {
    return text == null
        ? ""
        : Normalizer.normalize(BLANKS.matcher(text).replaceAll(" ").strip(), Normalizer.Form.NFC);
  }

  /// RFC 3339 with Vietnam's offset, e.g. `2026-11-23T08:00:00+07:00`.
  public static String time(Instant instant) {
    return RFC_3339.format(instant);
  }
}
