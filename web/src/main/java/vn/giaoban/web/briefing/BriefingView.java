package vn.giaoban.web.briefing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.agenda.AgendaItem;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.briefing.BriefingState;
import vn.giaoban.scheduler.briefing.InvitedUnit;
import vn.giaoban.scheduler.briefing.LeadTimes;
import vn.giaoban.scheduler.briefing.Place;
import vn.giaoban.scheduler.briefing.RoomPolicy;
import vn.giaoban.scheduler.briefing.Stage;
import vn.giaoban.scheduler.writing.Written;

/// A briefing as JSON.
@Schema(name = "Briefing")
public record BriefingView(
    UUID id,
    @Schema(example = "Giao ban tuần 48") String title,
    @Schema(example = "2026-11-30T08:00:00+07:00") String startsAt,
    @Schema(example = "2026-11-30T09:40:00+07:00", description = "planned end") String endsAt,
    @Schema(example = "PT1H40M") String duration,
    @Schema(example = "chutich") String chair,
    @Schema(example = "Trần Văn An") String chairName,
    @Schema(example = "[\"14215\",\"37-SNNMT\"]") List<String> units,
    @Schema(
            example = "{\"14215\":\"Xã Hải Hậu\",\"37-SNNMT\":\"Sở Nông nghiệp và Môi trường\"}",
            description = "names by code, as they are on the day")
        Map<String, String> unitNames,
    List<Item> agenda,
    BriefingState state,
    @Schema(description = "what has to be done next") Stage stage,
    @Schema(example = "0", description = "iCalendar SEQUENCE") int sequence,
    Room room,
    @Schema(example = "thuky") String createdBy,
    @Schema(example = "2", description = "how often it was changed; see ETag") int version,
    @Schema(example = "WEEKLY", description = "code of its template") @Nullable String kind,
    @Schema(example = "Phòng họp A, trụ sở UBND tỉnh") @Nullable String location,
    @Schema(example = "HT-A", description = "code of the hall, when it is one")
        @Nullable String hall,
    LeadTimes leadTimes,
    @Schema(example = "[\"P1D\",\"PT1H\"]", description = "empty: at the usual times")
        List<String> reminders,
    String letterText,
    RoomPolicy roomPolicy,
    @Schema(description = "the series it belongs to") @Nullable UUID series,
    @Schema(
            example = "2026-11-30T08:00:00+07:00",
            description = "the moment the series' rule names (RECURRENCE-ID)")
        @Nullable String recurrenceId) {
  /// One item of the agenda.
  @Schema(name = "AgendaItem")
  public record Item(
      UUID id,
      @Schema(example = "Phòng, chống bão số 12") String title,
      @Schema(example = "PT30M") String duration,
      @Schema(example = "37-SNNMT") @Nullable String presenter,
      @Schema(example = "Sở Nông nghiệp và Môi trường") @Nullable String presenterName) {
    static Item of(AgendaItem item) {
      return new Item(
          item.id(),
          item.title(),
          item.duration().toString(),
          item.presenter(),
          item.presenterName());
    }
  }

  /// When the room opens, was opened and was closed.
  @Schema(name = "BriefingRoom")
  public record Room(
      @Schema(example = "2026-11-30T07:30:00+07:00", description = "when it opens by itself")
          String opensAt,
      @Nullable String openedAt,
      @Nullable String closedAt) {}

  /// Names the version and all that is shown of it: `"3-9f2c01aa"`. An edit gives it back in
  /// `If-Match`, of which only the version counts.
  String etag() {
    return "\"" + version + "-" + Integer.toHexString(toString().hashCode()) + "\"";
  }

  /// The JSON of a briefing.
  public static BriefingView of(Briefing b) {
    Map<String, String> names = new LinkedHashMap<>();
    b.units().forEach(unit -> names.put(unit.code(), unit.name()));
    Place place = b.arrangement().place();
    return new BriefingView(
        b.id(),
        b.title(),
        Written.time(b.startsAt()),
        Written.time(b.endsAt()),
        b.duration().toString(),
        b.chair().code(),
        b.chair().name(),
        b.units().stream().map(InvitedUnit::code).toList(),
        names,
        b.agenda().stream().map(Item::of).toList(),
        b.state(),
        b.stage(),
        b.sequence(),
        new Room(
            Written.time(b.opensAt()),
            b.openedAt() == null ? null : Written.time(b.openedAt()),
            b.closedAt() == null ? null : Written.time(b.closedAt())),
        b.createdBy(),
        b.version(),
        b.kind(),
        place == null ? null : place.name(),
        place == null ? null : place.hall(),
        b.leadTimes(),
        b.arrangement().reminders().stream().map(Duration::toString).toList(),
        b.arrangement().letterText(),
        b.arrangement().roomPolicy(),
        b.seriesId(),
        b.recurrenceId() == null ? null : Written.time(b.recurrenceId()));
  }
}
