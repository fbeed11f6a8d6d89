package vn.giaoban.web.calendar;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.calendar.NotedDay;
import vn.giaoban.scheduler.calendar.YearForm;
import vn.giaoban.scheduler.calendar.YearPlan;
import vn.giaoban.scheduler.calendar.YearRule;

/// What the office keeps about a year.
@Schema(name = "CalendarYear")
record YearView(
    @Schema(example = "2027") int year,
    @Schema(example = "2", description = "days of Tết before its first day, 0 to 4; usually 1")
        int tetDaysBefore,
    @Schema(description = "side of the second day of 2 September; null: the longer leave")
        YearRule.@Nullable Side nationalDay,
    List<Day> days) {
  /// A day that is not what the law alone makes of it.
  @Schema(name = "NotedDay")
  record Day(
      @Schema(example = "2027-11-24") LocalDate date,
      @Schema(example = "OFF") Kind kind,
      @Schema(example = "Ngày Văn hóa Việt Nam") String name) {}

  enum Kind {
    OFF,
    WORKING
  }

  static YearView of(YearPlan plan) {
    return new YearView(
        plan.year(),
        plan.rule().tetBefore(),
        plan.rule().nationalDay(),
        plan.days().stream().map(YearView::day).toList());
  }

  private static Day day(NotedDay day) {
    return new Day(day.date(), day.off() ? Kind.OFF : Kind.WORKING, day.name());
  }

  /// A year as somebody wrote it.
  @Schema(name = "CalendarYearRequest")
  record Request(
      @Schema(example = "2", description = "0 to 4; absent: 1") @Nullable Integer tetDaysBefore,
      @Schema(
              example = "AFTER",
              allowableValues = {"BEFORE", "AFTER"})
          @Nullable String nationalDay,
      @Nullable List<@Nullable DayRequest> days) {
    YearForm form() {
      if (days == null) {
        return new YearForm(tetDaysBefore, nationalDay, null);
      }
      List<YearForm.@Nullable Day> given = new ArrayList<>();
      for (DayRequest day : days) {
        given.add(day == null ? null : new YearForm.Day(day.date(), day.kind(), day.name()));
      }
      return new YearForm(tetDaysBefore, nationalDay, given);
    }
  }

  /// One noted day as somebody wrote it.
  @Schema(name = "NotedDayRequest")
  record DayRequest(
      @Schema(example = "2027-11-24") @Nullable String date,
      @Schema(
              example = "OFF",
              allowableValues = {"OFF", "WORKING"})
          @Nullable String kind,
      @Schema(example = "Ngày Văn hóa Việt Nam") @Nullable String name) {}
}
