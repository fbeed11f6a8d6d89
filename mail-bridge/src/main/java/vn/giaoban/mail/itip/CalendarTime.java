package vn.giaoban.mail.itip;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads iCalendar times, also those with the zone names of Windows.
final class CalendarTime {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final ZoneId HOME = ZoneId.of("Asia/Ho_Chi_Minh");

  private CalendarTime() {}

  /// The instant of a DATE or DATE-TIME value; a time without zone is taken as Vietnamese time.
  ///
  /// @param zone `TZID`; null without
  /// @param offsets offsets of the object's own `VTIMEZONE`s by `TZID`, for names nobody else knows
  /// @return null when it cannot be read
  static @Nullable Instant read(
      String value, @Nullable String zone, Map<String, ZoneOffset> offsets) {
    var text = value.strip();
    try {
      if (text.length() == 8) {
        return LocalDate.parse(text, DATE).atStartOfDay(zone(zone, offsets)).toInstant();
      }
      var utc = text.endsWith("Z") || text.endsWith("z");
      var local = LocalDateTime.parse(utc ? text.substring(0, text.length() - 1) : text, LOCAL);
      return utc ? local.toInstant(ZoneOffset.UTC) : local.atZone(zone(zone, offsets)).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static ZoneId zone(@Nullable String name, Map<String, ZoneOffset> offsets) {
    if (name == null) {
      return HOME;
    }
    var bare = name.replace("\"", "").strip();
    if (bare.equals("SE Asia Standard Time")) {
      return HOME;
    }
    try {
      return ZoneId.of(bare);
    } catch (DateTimeException e) {
      var own = offsets.get(bare);
      return own == null ? HOME : own;
    }
  }
}
