package vn.giaoban.scheduler.minutes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Times as minutes write them.
public final class VietnamTime {
  private static final ZoneOffset OFFSET = ZoneOffset.ofHours(7);

  private VietnamTime() {}

  /// Vietnam's time of that moment, whole seconds.
  public static OffsetDateTime of(Instant instant) {
    return instant.atOffset(OFFSET).truncatedTo(ChronoUnit.SECONDS);
  }

  /// The same moment in Vietnam's time, whole seconds.
  static @Nullable OffsetDateTime of(@Nullable OffsetDateTime time) {
    return time == null ? null : time.withOffsetSameInstant(OFFSET).truncatedTo(ChronoUnit.SECONDS);
  }

  /// `08 giờ 05 phút`.
  public static String hour(OffsetDateTime time) {
    var local = time.withOffsetSameInstant(OFFSET);
    return "%02d giờ %02d phút".formatted(local.getHour(), local.getMinute());
  }

  /// `ngày 05 tháng 02 năm 2026`: a zero before days below 10 and before the months 1 and 2 (Decree
  /// 30/2020/NĐ-CP, annex I, II.4).
  public static String date(LocalDate date) {
    return (date.getMonthValue() < 3 ? "ngày %02d tháng %02d năm %d" : "ngày %02d tháng %d năm %d")
        .formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear());
  }

  /// `08 giờ 05 phút, ngày 05 tháng 02 năm 2026`.
  public static String moment(OffsetDateTime time) {
    return hour(time) + ", " + date(time.withOffsetSameInstant(OFFSET).toLocalDate());
  }

  /// `05/02/2026`.
  public static String shortDate(LocalDate date) {
    return "%02d/%02d/%d".formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear());
  }

  /// `5 phút`, `1 giờ 40 phút`, `45 giây`; whole minutes from one minute on.
  ///
  /// @param seconds from 0
  public static String length(long seconds) {
    if (seconds < 60) {
      return seconds + " giây";
    }
    long minutes = (seconds + 30) / 60;
    if (minutes < 60) {
      return minutes + " phút";
    }
    return minutes % 60 == 0
        ? minutes / 60 + " giờ"
        : "%d giờ %d phút".formatted(minutes / 60, minutes % 60);
  }
}
