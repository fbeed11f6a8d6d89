package vn.giaoban.web.briefing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.agenda.AgendaItemForm;
import vn.giaoban.scheduler.briefing.BriefingForm;

/// A briefing to be made, or what is to be changed of one: then absent members stay as they are.
@Schema(name = "BriefingRequest")
record BriefingRequest(
    @Schema(example = "Giao ban tuần 48") @Nullable String title,
    @Schema(example = "2026-11-30T08:00:00+07:00", description = "RFC 3339, with offset")
        @Nullable String startsAt,
    @Schema(example = "PT1H40M", description = "ISO 8601") @Nullable String duration,
    @Schema(example = "chutich", description = "a unit's code or a person's user name")
        @Nullable String chair,
    @Schema(example = "[\"14215\",\"37-SNNMT\"]", description = "codes, as of the day it starts")
        @Nullable List<@Nullable String> units,
    @Nullable List<@Nullable Item> agenda,
    @Schema(description = "RFC 5545 RRULE; not supported yet, refused when given")
        @Nullable String recurrence) {
  /// One item of the agenda.
  @Schema(name = "AgendaItemRequest")
  record Item(
      @Schema(description = "in a change: of the item that is kept") @Nullable String id,
      @Schema(example = "Phòng, chống bão số 12") @Nullable String title,
      @Schema(example = "PT30M") @Nullable String duration,
      @Schema(example = "37-SNNMT", description = "a unit's code or a person's user name")
          @Nullable String presenter) {}

  BriefingForm form() {
    return new BriefingForm(title, startsAt, duration, chair, units, items(), recurrence);
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
