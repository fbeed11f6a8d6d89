package vn.giaoban.web.briefing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.agenda.AgendaItemForm;
import vn.giaoban.scheduler.briefing.BriefingForm;
import vn.giaoban.scheduler.series.SeriesForm;

/// A briefing to be made, or what is to be changed of one: then absent members stay as they are.
@Schema(name = "BriefingRequest")
public record BriefingRequest(
    @Schema(example = "Giao ban tuần 48") @Nullable String title,
    @Schema(example = "2026-11-30T08:00:00+07:00", description = "RFC 3339, with offset")
        @Nullable String startsAt,
    @Schema(example = "PT1H40M", description = "ISO 8601") @Nullable String duration,
    @Schema(example = "chutich", description = "a unit's code or a person's user name")
        @Nullable String chair,
    @Schema(example = "[\"14215\",\"37-SNNMT\"]", description = "codes, as of the day it starts")
        @Nullable List<@Nullable String> units,
    @Nullable List<@Nullable Item> agenda,
    @Schema(
            example = "FREQ=WEEKLY;BYDAY=MO",
            description = "RFC 5545 RRULE: makes a series whose first briefing this is")
        @Nullable String recurrence,
    @Schema(example = "URGENT", description = "code of a template; what is absent comes from it")
        @Nullable String kind,
    @Schema(
            example = "HT-A",
            description = "code or name of a hall (it is booked), or other words (nothing is)")
        @Nullable String location,
    @Nullable LeadTimes leadTimes,
    @Schema(example = "[\"P1D\",\"PT1H\"]", description = "ISO 8601, before the start")
        @Nullable List<@Nullable String> reminders,
    @Schema(description = "said in the letter of invitation beside the usual")
        @Nullable String letterText,
    @Nullable RoomPolicy roomPolicy,
    @Schema(
            example = "AFTER",
            description = "of a series: what becomes of a meeting on a holiday",
            allowableValues = {"KEEP", "BEFORE", "AFTER", "SKIP"})
        @Nullable String holidays,
    @Schema(example = "[\"2026-12-28\"]", description = "of a series: dates that are left out")
        @Nullable List<@Nullable String> exDates,
    @Schema(description = "of a series: dates beside the rule")
        @Nullable List<@Nullable String> rDates,
    @Schema(description = "of a series: what was left undone goes into the next agenda")
        @Nullable Boolean carryOver) {
  /// Working days before the start; 0: no rule.
  @Schema(name = "LeadTimes")
  public record LeadTimes(
      @Schema(example = "3") @Nullable Integer invitationDays,
      @Schema(example = "3") @Nullable Integer documentDays) {}

  /// How the room begins.
  @Schema(name = "RoomPolicy")
  public record RoomPolicy(
      @Schema(
              example = "MUTED",
              allowableValues = {"FREE", "MUTED", "FLOOR_ONLY"})
          @Nullable String microphones,
      @Schema(example = "2/3", description = "2/3: at least; >1/2: more than")
          @Nullable String quorum,
      @Schema(
              example = "STAGE",
              allowableValues = {"STAGE", "DOCUMENT", "GRID"})
          @Nullable String layout) {}

  /// One item of the agenda.
  @Schema(name = "AgendaItemRequest")
  public record Item(
      @Schema(description = "in a change: of the item that is kept") @Nullable String id,
      @Schema(example = "Phòng, chống bão số 12") @Nullable String title,
      @Schema(example = "PT30M") @Nullable String duration,
      @Schema(example = "37-SNNMT", description = "a unit's code or a person's user name")
          @Nullable String presenter) {}

  /// What is said of the series.
  public SeriesForm series() {
    return new SeriesForm(holidays, exDates, rDates, carryOver);
  }

  /// What is said of the briefing.
  public BriefingForm form() {
    return new BriefingForm(
        title,
        startsAt,
        duration,
        chair,
        units,
        items(),
        recurrence,
        kind,
        location,
        leadTimes == null ? null : leadTimes.invitationDays(),
        leadTimes == null ? null : leadTimes.documentDays(),
        reminders,
        letterText,
        roomPolicy == null ? null : roomPolicy.microphones(),
        roomPolicy == null ? null : roomPolicy.quorum(),
        roomPolicy == null ? null : roomPolicy.layout());
  }

  private @Nullable List<@Nullable AgendaItemForm> items() {
    if (agenda == null) {
      return null;
    }
    List<@Nullable AgendaItemForm> items = new ArrayList<>();
    for (Item item : agenda) {
      items.add(
          item == null
              ? null
              : new AgendaItemForm(item.id(), item.title(), item.duration(), item.presenter()));
    }
    return items;
  }
}
