package vn.giaoban.web.calendar;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.briefing.BriefingState;
import vn.giaoban.scheduler.calendar.CalendarEntry;
import vn.giaoban.scheduler.writing.Written;

/// A briefing as a calendar draws it.
@Schema(name = "CalendarEvent")
record EventView(
    UUID id,
    @Schema(example = "Giao ban tuần 48") String title,
    @Schema(example = "2026-11-30T08:00:00+07:00") String startsAt,
    @Schema(example = "2026-11-30T09:40:00+07:00") String endsAt,
    @Schema(example = "chutich") String chair,
    @Schema(example = "Trần Văn An") String chairName,
    BriefingState state,
    @Schema(example = "129", description = "how many units are invited") int units,
    @Schema(description = "in the week's public programme") boolean published,
    @Schema(example = "Hội trường tầng 2", description = "beside the online room")
        @Nullable String place) {
  static EventView of(CalendarEntry entry) {
    return new EventView(
        entry.id(),
        entry.title(),
        Written.time(entry.startsAt()),
        Written.time(entry.endsAt()),
        entry.chair(),
        entry.chairName(),
        entry.state(),
        entry.units(),
        entry.published(),
        entry.place());
  }

  /// What stands in a span of time.
  ///
  /// @param more whether there is more than could be given: ask for a shorter span
  @Schema(name = "CalendarSpan")
  record Found(
      @Schema(example = "2026-11-30T00:00:00+07:00") String from,
      @Schema(example = "2026-12-07T00:00:00+07:00") String to,
      List<EventView> events,
      boolean more) {}
}
