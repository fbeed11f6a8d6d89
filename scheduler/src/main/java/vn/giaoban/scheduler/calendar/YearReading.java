package vn.giaoban.scheduler.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.calendar.YearRule.Side;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.writing.Written;

/// What a year's plan must look like; gathers every fault. Used once.
final class YearReading {
  private static final int DAYS = 100;
  private static final int NAME_LENGTH = 200;
  private static final int TET_BEFORE = 4;

  private final int year;
  private final List<FieldFault> faults = new ArrayList<>();

  private YearReading(int year) {
    this.year = year;
  }

  static Decision<YearPlan> read(int year, YearForm form) {
    return new YearReading(year).read(form);
  }

  private Decision<YearPlan> read(YearForm form) {
    if (year < LunarCalendar.FIRST_YEAR || year > LunarCalendar.LAST_YEAR) {
      faults.add(
          new FieldFault(
              "year",
              "calendar-year",
              Map.of("first", LunarCalendar.FIRST_YEAR, "last", LunarCalendar.LAST_YEAR)));
    }
    int before = form.tetDaysBefore() == null ? YearRule.USUAL.tetBefore() : form.tetDaysBefore();
    if (before < 0 || before > TET_BEFORE) {
      faults.add(new FieldFault("tetDaysBefore", "calendar-tet-before", Map.of("max", TET_BEFORE)));
    }
    Side side = side(form.nationalDay());
    List<NotedDay> days = days(form.days() == null ? List.of() : form.days());
    return faults.isEmpty()
        ? Decision.accepted(new YearPlan(year, new YearRule(before, side), days))
        : Decision.refused(Refusal.invalid(faults));
  }

  private @Nullable Side side(@Nullable String text) {
    return switch (Written.line(text)) {
      case "" -> null;
      case "BEFORE" -> Side.BEFORE;
      case "AFTER" -> Side.AFTER;
      default -> {
        faults.add(FieldFault.of("nationalDay", "calendar-side"));
        yield null;
      }
    };
  }

  private List<NotedDay> days(List<YearForm.@Nullable Day> given) {
    if (given.size() > DAYS) {
      faults.add(new FieldFault("days", "calendar-too-many", Map.of("max", DAYS)));
      return List.of();
    }
    List<NotedDay> days = new ArrayList<>();
    Set<LocalDate> seen = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      String field = "days[" + i + "]";
      YearForm.Day day = given.get(i);
      if (day == null) {
        faults.add(FieldFault.of(field, "not-null"));
        continue;
      }
      LocalDate date = date(field + ".date", day.date());
      if (date != null && !seen.add(date)) {
        faults.add(FieldFault.of(field + ".date", "calendar-day-twice"));
      }
      String kind = Written.line(day.kind());
      if (!kind.equals("OFF") && !kind.equals("WORKING")) {
        faults.add(FieldFault.of(field + ".kind", "calendar-day-kind"));
      }
      String name = Written.line(day.name());
      if (name.length() > NAME_LENGTH) {
        faults.add(new FieldFault(field + ".name", "calendar-name", Map.of("max", NAME_LENGTH)));
      }
      if (date != null) {
        days.add(new NotedDay(date, kind.equals("OFF"), name));
      }
    }
    days.sort(Comparator.comparing(NotedDay::date));
    return days;
  }

  private @Nullable LocalDate date(String field, @Nullable String text) {
    String given = Written.line(text);
    if (given.isEmpty()) {
      faults.add(FieldFault.of(field, "not-blank"));
      return null;
    }
    try {
      LocalDate date = LocalDate.parse(given);
      if (date.getYear() == year) {
        return date;
      }
      faults.add(new FieldFault(field, "calendar-day-of-year", Map.of("year", year)));
    } catch (DateTimeException e) {
      faults.add(FieldFault.of(field, "calendar-date"));
    }
    return null;
  }
}
