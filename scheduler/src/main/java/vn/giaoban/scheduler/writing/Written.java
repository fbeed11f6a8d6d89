package vn.giaoban.scheduler.writing;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The one form in which words and times are kept.
public final class Written {
  /// Where the meetings are.
  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}\\p{Z}]+");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");
  private static final Pattern EMPTY_LINES = Pattern.compile("\n{3,}");
  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZONE);

  private Written() {}

  /// One line: trimmed, runs of blanks and control characters made one space, NFC. Absent is empty.
  public static String line(@Nullable String text) {
    return text == null
        ? ""
        : Normalizer.normalize(BLANKS.matcher(text).replaceAll(" ").strip(), Normalizer.Form.NFC);
  }

  /// Several lines: trimmed, other control characters dropped, at most one empty line together,
  /// NFC. Absent is empty.
  public static String text(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String lines =
        text.lines().map(String::stripTrailing).collect(Collectors.joining("\n")).strip();
    String clean = CONTROL.matcher(lines).replaceAll("");
    return Normalizer.normalize(EMPTY_LINES.matcher(clean).replaceAll("\n\n"), Normalizer.Form.NFC);
  }

  /// RFC 3339 with Vietnam's offset, e.g. `2026-11-23T08:00:00+07:00`.
  public static String time(Instant instant) {
    return RFC_3339.format(instant);
  }
}
