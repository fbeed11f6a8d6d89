package vn.giaoban.scheduler.freetime;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.calendar.WorkingDays;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.writing.Written;

/// When meetings may be held.
///
/// @param from begin of the day
/// @param to end of the day; midnight stands for 24:00
/// @param lunchFrom begin of the noon break; equal to `lunchTo`: none
/// @param everyDay also on days off
public record WorkingHours(
    LocalTime from, LocalTime to, LocalTime lunchFrom, LocalTime lunchTo, boolean everyDay) {
  /// What most offices have.
  public static final WorkingHours USUAL =
      new WorkingHours(
          LocalTime.of(7, 30),
          LocalTime.of(17, 0),
          LocalTime.of(11, 30),
          LocalTime.of(13, 30),
          false);

  private static final long DAY = 86_400;

  /// The stretches of a day in which a meeting of that length may be, in seconds since 1970. One
  /// that fits neither before nor after noon may go on over noon.
  List<Busy> stretches(LocalDate day, WorkingDays days, long seconds) {
    if (!everyDay && !days.isWorking(day)) {
      return List.of();
    }
    long midnight = day.atStartOfDay(Written.ZONE).toEpochSecond();
    Busy whole = new Busy(midnight + from.toSecondOfDay(), midnight + end(to));
    Busy morning = new Busy(whole.from(), midnight + lunchFrom.toSecondOfDay());
    Busy afternoon = new Busy(midnight + lunchTo.toSecondOfDay(), whole.to());
    boolean halves =
        lunchFrom.isBefore(lunchTo) && (fits(morning, seconds) || fits(afternoon, seconds));
    return halves
        ? List.of(morning, afternoon).stream().filter(s -> fits(s, seconds)).toList()
        : fits(whole, seconds) ? List.of(whole) : List.of();
  }

  private static boolean fits(Busy stretch, long seconds) {
    return stretch.to() - stretch.from() >= seconds;
  }

  private static long end(LocalTime time) {
    return time.equals(LocalTime.MIDNIGHT) ? DAY : time.toSecondOfDay();
  }

  /// The hours as somebody writes them; what is absent is as usual.
  public static WorkingHours read(
      @Nullable String from,
      @Nullable String to,
      @Nullable String lunchFrom,
      @Nullable String lunchTo,
      @Nullable Boolean everyDay,
      List<FieldFault> faults) {
    List<FieldFault> own = new ArrayList<>();
    LocalTime begin = time("workingHours.from", from, USUAL.from(), own);
    LocalTime end = time("workingHours.to", to, USUAL.to(), own);
    LocalTime noon = time("workingHours.lunchFrom", lunchFrom, USUAL.lunchFrom(), own);
    LocalTime after = time("workingHours.lunchTo", lunchTo, USUAL.lunchTo(), own);
    if (own.isEmpty() && end(end) <= begin.toSecondOfDay()) {
      own.add(FieldFault.of("workingHours.to", "hours-order"));
    }
    if (own.isEmpty() && after.isBefore(noon)) {
      own.add(FieldFault.of("workingHours.lunchTo", "hours-order"));
    }
    faults.addAll(own);
    return new WorkingHours(begin, end, noon, after, everyDay != null && everyDay);
  }

  private static LocalTime time(
      String field, @Nullable String text, LocalTime otherwise, List<FieldFault> faults) {
    String line = Written.line(text);
    if (line.isEmpty()) {
      return otherwise;
    }
    try {
      return line.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(line);
    } catch (java.time.DateTimeException e) {
      faults.add(new FieldFault(field, "hours-time", Map.of("text", line)));
      return otherwise;
    }
  }
}
