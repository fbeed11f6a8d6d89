package vn.giaoban.scheduler.series;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.briefing.BriefingForm;
import vn.giaoban.scheduler.writing.Written;

/// A meeting that recurs.
///
/// @param recurrence when
/// @param form what each briefing begins with; `startsAt` and `recurrence` are null
/// @param exDates moments of the rule that are left out, UTC
/// @param rDates moments beside the rule, UTC
/// @param carryOver whether what was left undone goes into the next agenda
/// @param madeUntil briefings of all moments before it are made
/// @param finished no moment comes after `madeUntil`
/// @param follows the series it was cut from; null: none
/// @param trouble why the next briefings could not be made; null: they could
public record Series(
    UUID id,
    Recurrence recurrence,
    BriefingForm form,
    List<Instant> exDates,
    List<Instant> rDates,
    HolidayMove holidays,
    boolean carryOver,
    Instant madeUntil,
    boolean finished,
    @Nullable UUID follows,
    int version,
    @Nullable String trouble,
    String createdBy,
    Instant createdAt) {
  public Series {
    exDates = List.copyOf(exDates);
    rDates = List.copyOf(rDates);
  }

  /// The moment of the rule a briefing of a series stands for.
  static Instant momentOf(Briefing briefing) {
    return Objects.requireNonNull(briefing.recurrenceId(), "recurrenceId (expected: in a series)");
  }

  static LocalDateTime local(Instant moment) {
    return moment.atZone(Written.ZONE).toLocalDateTime();
  }

  List<LocalDateTime> added() {
    return rDates.stream().map(Series::local).toList();
  }

  List<LocalDateTime> leftOut() {
    return exDates.stream().map(Series::local).toList();
  }

  Series with(Recurrence rule, BriefingForm content) {
    return new Series(
        id,
        rule,
        content,
        exDates,
        rDates,
        holidays,
        carryOver,
        madeUntil,
        finished,
        follows,
        version + 1,
        null,
        createdBy,
        createdAt);
  }

  Series dated(List<Instant> without, List<Instant> with) {
    return new Series(
        id,
        recurrence,
        form,
        without,
        with,
        holidays,
        carryOver,
        madeUntil,
        finished,
        follows,
        version,
        trouble,
        createdBy,
        createdAt);
  }

  Series run(HolidayMove move, boolean carry) {
    return new Series(
        id,
        recurrence,
        form,
        exDates,
        rDates,
        move,
        carry,
        madeUntil,
        finished,
        follows,
        version,
        trouble,
        createdBy,
        createdAt);
  }

  Series made(Instant until, boolean nothingLeft) {
    return new Series(
        id,
        recurrence,
        form,
        exDates,
        rDates,
        holidays,
        carryOver,
        until,
        nothingLeft,
        follows,
        version,
        trouble,
        createdBy,
        createdAt);
  }

  /// Another series that goes on from here.
  Series continuedAs(UUID other, Recurrence rule, BriefingForm content, Instant now, String by) {
    return new Series(
        other, rule, content, exDates, rDates, holidays, carryOver, madeUntil, finished, id, 0,
        null, by, now);
  }
}
