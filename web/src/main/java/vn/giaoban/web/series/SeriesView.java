package vn.giaoban.web.series;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.briefing.BriefingState;
import vn.giaoban.scheduler.series.HolidayMove;
import vn.giaoban.scheduler.series.Series;
import vn.giaoban.scheduler.series.SeriesService;
import vn.giaoban.scheduler.writing.Written;

/// A series as JSON.
@Schema(name = "Series")
record SeriesView(
    UUID id,
    @Schema(example = "FREQ=WEEKLY;BYDAY=MO") String recurrence,
    @Schema(example = "2026-11-30T08:00:00+07:00", description = "the rule's first moment")
        String startsAt,
    @Schema(example = "Giao ban tuần {tuan}", description = "{tuan}: the week's number")
        @Nullable String title,
    @Nullable String duration,
    @Nullable String chair,
    List<@Nullable String> units,
    HolidayMove holidays,
    boolean carryOver,
    List<String> exDates,
    List<String> rDates,
    @Schema(description = "no end") boolean endless,
    @Schema(description = "briefings of all moments before it are made") String madeUntil,
    @Schema(description = "the series it was cut from") @Nullable UUID follows,
    @Schema(description = "the series that goes on from it") @Nullable UUID followedBy,
    @Schema(description = "code of the problem that keeps the next briefings from being made")
        @Nullable String trouble,
    int version,
    List<Instance> instances) {
  /// One briefing of it.
  @Schema(name = "SeriesInstance")
  record Instance(
      UUID id,
      @Schema(description = "the moment the rule names (RECURRENCE-ID)") String recurrenceId,
      String startsAt,
      String endsAt,
      String title,
      BriefingState state,
      @Schema(description = "held at another time than the rule names") boolean moved) {
    static Instance of(Briefing b) {
      Instant moment = b.recurrenceId() == null ? b.startsAt() : b.recurrenceId();
      return new Instance(
          b.id(),
          Written.time(moment),
          Written.time(b.startsAt()),
          Written.time(b.endsAt()),
          b.title(),
          b.state(),
          !moment.equals(b.startsAt()));
    }
  }

  static SeriesView of(SeriesService.Whole whole) {
    Series s = whole.series();
    List<@Nullable String> units = s.form().units();
    return new SeriesView(
        s.id(),
        s.recurrence().rule(),
        Written.time(s.recurrence().first().atZone(Written.ZONE).toInstant()),
        s.form().title(),
        s.form().duration(),
        s.form().chair(),
        units == null ? List.of() : units,
        s.holidays(),
        s.carryOver(),
        s.exDates().stream().map(Written::time).toList(),
        s.rDates().stream().map(Written::time).toList(),
        s.recurrence().endless(),
        Written.time(s.madeUntil()),
        s.follows(),
        whole.followedBy(),
        s.trouble(),
        s.version(),
        whole.briefings().stream().map(Instance::of).toList());
  }
}
