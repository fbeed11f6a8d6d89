package vn.giaoban.scheduler.calendar;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import vn.giaoban.scheduler.calendar.Holiday.Kind;
import vn.giaoban.scheduler.calendar.YearRule.Side;

/// The public holidays of Vietnam, 1900–2199: Labour Code 45/2019/QH14, articles 111.3 and 112, and
/// what was decided or announced for single years. Today's law is applied to every year, also to
/// those before it.
///
/// Immutable; any thread.
public final class Holidays {
  private static final int TET_DAYS = 5;

  private final Map<Integer, YearRule> rules;
  private final Map<LocalDate, NotedDay> noted;
  private final Map<Integer, NavigableMap<LocalDate, Holiday>> years = new ConcurrentHashMap<>();

  /// @param rules of single years; the others follow [YearRule#USUAL]
  /// @param noted days that are not what the law makes of them
  public Holidays(Map<Integer, YearRule> rules, List<NotedDay> noted) {
    this.rules = Map.copyOf(rules);
    Map<LocalDate, NotedDay> byDate = new TreeMap<>();
    noted.forEach(day -> byDate.put(day.date(), day));
    this.noted = Map.copyOf(byDate);
  }

  /// By the law alone.
  public static Holidays byLaw() {
    return new Holidays(Map.of(), List.of());
  }

  /// The holidays of a solar year, by date. Empty outside 1900–2199.
  public NavigableMap<LocalDate, Holiday> of(int year) {
    if (year < LunarCalendar.FIRST_YEAR || year > LunarCalendar.LAST_YEAR) {
      return Collections.emptyNavigableMap();
    }
    return years.computeIfAbsent(year, this::compute);
  }

  /// The holiday on that day.
  public Optional<Holiday> on(LocalDate date) {
    return Optional.ofNullable(of(date.getYear()).get(date));
  }

  /// The day the office noted, if it did.
  public Optional<NotedDay> noted(LocalDate date) {
    return Optional.ofNullable(noted.get(date));
  }

  /// Whether work is done on that day: Monday to Friday without holidays, and noted working days.
  public boolean isWorking(LocalDate date) {
    NotedDay note = noted.get(date);
    return note != null ? !note.off() : !isWeekend(date) && !of(date.getYear()).containsKey(date);
  }

  private NavigableMap<LocalDate, Holiday> compute(int year) {
    NavigableMap<LocalDate, Holiday> days = new TreeMap<>();
    List<Holiday> feasts = feasts(year);
    feasts.forEach(feast -> days.putIfAbsent(feast.date(), feast));
    // The Hùng Kings' day may be 30 April itself: it is then given back as if on a day of rest.
    List<Holiday> owed = new ArrayList<>();
    for (Holiday feast : feasts) {
      if (isWeekend(feast.date()) || !feast.equals(days.get(feast.date()))) {
        owed.add(feast);
      }
    }
    for (Holiday feast : owed) {
      LocalDate day = feast.date().plusDays(1);
      while (isWeekend(day) || days.containsKey(day)) {
        day = day.plusDays(1);
      }
      days.put(day, new Holiday(day, feast.kind(), true, ""));
    }
    for (NotedDay note : noted.values()) {
      if (note.date().getYear() != year) {
        continue;
      }
      if (note.off()) {
        days.putIfAbsent(note.date(), new Holiday(note.date(), Kind.ANNOUNCED, false, note.name()));
      } else {
        days.remove(note.date());
      }
    }
    return Collections.unmodifiableNavigableMap(days);
  }

  private List<Holiday> feasts(int year) {
    List<Holiday> feasts = new ArrayList<>();
    feasts.add(Holiday.of(LocalDate.of(year, 1, 1), Kind.NEW_YEAR));
    YearRule rule = rules.getOrDefault(year, YearRule.USUAL);
    LocalDate first = LunarCalendar.newYear(year).minusDays(rule.tetBefore());
    for (int i = 0; i < TET_DAYS; i++) {
      feasts.add(Holiday.of(first.plusDays(i), Kind.TET));
    }
    feasts.add(Holiday.of(LunarCalendar.toSolar(year, 3, 10), Kind.HUNG_KINGS));
    feasts.add(Holiday.of(LocalDate.of(year, 4, 30), Kind.REUNIFICATION));
    feasts.add(Holiday.of(LocalDate.of(year, 5, 1), Kind.LABOUR));
    LocalDate national = LocalDate.of(year, 9, 2);
    Side side = rule.nationalDay() == null ? longerLeave(national) : rule.nationalDay();
    feasts.add(Holiday.of(national.plusDays(side == Side.BEFORE ? -1 : 1), Kind.NATIONAL));
    feasts.add(Holiday.of(national, Kind.NATIONAL));
    feasts.sort((a, b) -> a.date().compareTo(b.date()));
    return feasts;
  }

  /// As the Government has chosen since 2021.
  private static Side longerLeave(LocalDate nationalDay) {
    return switch (nationalDay.getDayOfWeek()) {
      case TUESDAY, WEDNESDAY, FRIDAY, SATURDAY -> Side.BEFORE;
      case SUNDAY, MONDAY, THURSDAY -> Side.AFTER;
    };
  }

  static boolean isWeekend(LocalDate date) {
    DayOfWeek day = date.getDayOfWeek();
    return day == SATURDAY || day == SUNDAY;
  }
}
