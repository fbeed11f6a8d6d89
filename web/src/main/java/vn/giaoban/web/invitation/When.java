package vn.giaoban.web.invitation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import vn.giaoban.scheduler.minutes.VietnamTime;
import vn.giaoban.web.language.Times;

/// When a briefing is, as letters write it.
record When(Instant startsAt, Instant endsAt) {
  private static final List<String> DAYS =
      List.of("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật");
  private static final DateTimeFormatter BRIEF =
      DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.ENGLISH);

  private static final DateTimeFormatter ENGLISH_DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  private static LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant, Times.ZONE);
  }

  /// `08:00 23/11/2026`
  String brief() {
    return BRIEF.format(local(startsAt));
  }

  /// `08 giờ 00 đến 09 giờ 40, Thứ Hai, ngày 23 tháng 11 năm 2026`; days below 10 and the months 1
  /// and 2 with a zero, as Decree 30/2020/NĐ-CP writes dates.
  String formal() {
    var start = local(startsAt);
    var end = local(endsAt);
    return start.toLocalDate().equals(end.toLocalDate())
        ? clock(start) + " đến " + clock(end) + ", " + date(start)
        : clock(start) + ", " + date(start) + " đến " + clock(end) + ", " + date(end);
  }

  /// In words, as letters in this language write it.
  String in(Locale language) {
    return language.getLanguage().equals("en") ? english() : formal();
  }

  private static String clock(LocalDateTime time) {
    return "%02d giờ %02d".formatted(time.getHour(), time.getMinute());
  }

  private static String date(LocalDateTime time) {
    var month = time.getMonthValue();
    return "%s, ngày %02d tháng %s năm %d"
        .formatted(
            DAYS.get(time.getDayOfWeek().getValue() - 1),
            time.getDayOfMonth(),
            month < 3 ? "0" + month : Integer.toString(month),
            time.getYear());
  }

  /// A day in words, as letters in this language write it.
  static String day(LocalDate day, Locale language) {
    return language.getLanguage().equals("en") ? ENGLISH_DAY.format(day) : VietnamTime.date(day);
  }

  /// For the English line.
  String english() {
    return ENGLISH.format(local(startsAt)) + " (UTC+7)";
  }
}
