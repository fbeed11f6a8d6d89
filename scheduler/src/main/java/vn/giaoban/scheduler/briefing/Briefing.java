package vn.giaoban.scheduler.briefing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.agenda.AgendaItem;

/// A briefing as it stands.
///
/// @param startsAt UTC, whole seconds
/// @param endsAt planned end, after `startsAt`
/// @param units invited, in the order given
/// @param sequence iCalendar SEQUENCE (RFC 5545 section 3.8.7.4): rises when invitees must be told
/// @param openedAt when the room was opened; null: not yet
/// @param closedAt when it was closed; null: not yet
/// @param createdBy user name
/// @param version how often it was changed, from 0
/// @param occurrence its place in a series; null: it stands by itself
public record Briefing(
    UUID id,
    String title,
    Instant startsAt,
    Instant endsAt,
    Chair chair,
    List<InvitedUnit> units,
    List<AgendaItem> agenda,
    BriefingState state,
    Stage stage,
    int sequence,
    @Nullable Instant openedAt,
    @Nullable Instant closedAt,
    String createdBy,
    Instant createdAt,
    int version,
    Arrangement arrangement,
    @Nullable Occurrence occurrence) {
  /// How long before its start a room is opened.
  public static final Duration OPENS_BEFORE = Duration.ofMinutes(30);

  public Briefing {
    units = List.copyOf(units);
    agenda = List.copyOf(agenda);
  }

  /// Planned length.
  public Duration duration() {
    return Duration.between(startsAt, endsAt);
  }

  /// When the room opens by itself.
  public Instant opensAt() {
    return startsAt.minus(OPENS_BEFORE);
  }

  /// Code of the template it follows; null: none.
  public @Nullable String kind() {
    return arrangement.kind();
  }

  /// How long before the start things must be done.
  public LeadTimes leadTimes() {
    return arrangement.leadTimes();
  }

  /// Which series it belongs to; null: none.
  public @Nullable UUID seriesId() {
    return occurrence == null ? null : occurrence.seriesId();
  }

  /// The moment its series' rule names (iCalendar RECURRENCE-ID); null: no series.
  public @Nullable Instant recurrenceId() {
    return occurrence == null ? null : occurrence.recurrenceId();
  }

  /// Whether the unit is invited or chairs.
  public boolean concerns(String unitCode) {
    return (chair.unitId() != null && chair.code().equals(unitCode))
        || units.stream().anyMatch(unit -> unit.code().equals(unitCode));
  }

  /// The same in its next version.
  Briefing changed() {
    return new Briefing(
        id,
        title,
        startsAt,
        endsAt,
        chair,
        units,
        agenda,
        state,
        stage,
        sequence,
        openedAt,
        closedAt,
        createdBy,
        createdAt,
        version + 1,
        arrangement,
        occurrence);
  }

  /// The same at another place of a series.
  Briefing at(Occurrence place) {
    return new Briefing(
        id,
        title,
        startsAt,
        endsAt,
        chair,
        units,
        agenda,
        state,
        stage,
        sequence,
        openedAt,
        closedAt,
        createdBy,
        createdAt,
        version,
        arrangement,
        place);
  }

  Briefing in(
      BriefingState next, int nextSequence, @Nullable Instant opened, @Nullable Instant closed) {
    return new Briefing(
        id,
        title,
        startsAt,
        endsAt,
        chair,
        units,
        agenda,
        next,
        stage,
        nextSequence,
        opened,
        closed,
        createdBy,
        createdAt,
        version,
        arrangement,
        occurrence);
  }
}
