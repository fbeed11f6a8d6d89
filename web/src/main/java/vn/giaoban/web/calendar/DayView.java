package vn.giaoban.web.calendar;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.calendar.Holiday;
import vn.giaoban.scheduler.calendar.LunarCalendar;
import vn.giaoban.scheduler.calendar.LunarDate;
import vn.giaoban.scheduler.calendar.NotedDay;
import vn.giaoban.scheduler.calendar.WorkingDays;
import vn.giaoban.web.language.Texts;

/// One day as a calendar shows it.
@Schema(name = "CalendarDay")
record DayView(
    @Schema(example = "2026-02-17") LocalDate date,
    @Schema(example = "1/1", description = "lunar day and month; N: a repeated month") String lunar,
    @Schema(example = "2026") int lunarYear,
    @Schema(example = "1") int lunarMonth,
    @Schema(example = "1") int lunarDay,
    @Schema(example = "false", description = "the month is the repeated one") boolean leap,
    @Schema(example = "false") boolean working,
    @Schema(example = "TET", description = "which feast; null: none")
        Holiday.@Nullable Kind holiday,
    @Schema(example = "false", description = "given for a day of the feast on a weekend")
        boolean inLieu,
    @Schema(example = "Tết Nguyên đán", description = "of the feast, or why the day is special")
        @Nullable String name) {
  static DayView of(LocalDate date, WorkingDays days, Texts texts, Locale language) {
    LunarDate lunar = LunarCalendar.of(date);
    Holiday holiday = days.holidays().on(date).orElse(null);
    NotedDay noted = days.holidays().noted(date).orElse(null);
    return new DayView(
        date,
        lunar.shortForm(),
        lunar.year(),
        lunar.month(),
        lunar.day(),
        lunar.leap(),
        days.isWorking(date),
        holiday == null ? null : holiday.kind(),
        holiday != null && holiday.inLieu(),
        name(holiday, noted, texts, language));
  }

  private static @Nullable String name(
      @Nullable Holiday holiday, @Nullable NotedDay noted, Texts texts, Locale language) {
    if (noted != null) {
      return noted.name().isEmpty()
          ? texts.text(language, noted.off() ? "holiday.ANNOUNCED" : "holiday.made-up")
          : noted.name();
    }
    if (holiday == null) {
      return null;
    }
    String feast = texts.text(language, "holiday." + holiday.kind());
    return holiday.inLieu()
        ? texts.text(language, "holiday.in-lieu", Map.of("name", feast))
        : feast;
  }
}
