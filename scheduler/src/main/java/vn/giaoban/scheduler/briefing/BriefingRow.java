package vn.giaoban.scheduler.briefing;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.agenda.AgendaItem;

/// One row of `briefing`, before its units and agenda are known.
record BriefingRow(
    UUID id,
    String title,
    Instant startsAt,
    Instant endsAt,
    Chair chair,
    BriefingState state,
    int sequence,
    @Nullable Instant openedAt,
    @Nullable Instant closedAt,
    String createdBy,
    Instant createdAt,
    int version,
    Arrangement arrangement,
    @Nullable Occurrence occurrence,
    boolean invited,
    boolean distributed) {
  static BriefingRow of(Readable row) {
    return new BriefingRow(
        requireNonNull(row.get("id", UUID.class)),
        text(row, "title"),
        requireNonNull(row.get("starts_at", Instant.class)),
        requireNonNull(row.get("ends_at", Instant.class)),
        new Chair(text(row, "chair"), text(row, "chair_name"), row.get("chair_unit", UUID.class)),
        BriefingState.valueOf(text(row, "state")),
        requireNonNull(row.get("sequence", Integer.class)),
        row.get("opened_at", Instant.class),
        row.get("closed_at", Instant.class),
        text(row, "created_by"),
        requireNonNull(row.get("created_at", Instant.class)),
        requireNonNull(row.get("version", Integer.class)),
        ArrangementColumns.of(row),
        occurrence(row),
        Boolean.TRUE.equals(row.get("invited", Boolean.class)),
        Boolean.TRUE.equals(row.get("distributed", Boolean.class)));
  }

  Briefing briefing(Map<UUID, List<InvitedUnit>> units, Map<UUID, List<AgendaItem>> agendas) {
    List<InvitedUnit> invitees = units.getOrDefault(id, List.of());
    return new Briefing(
        id,
        title,
        startsAt,
        endsAt,
        chair,
        invitees,
        agendas.getOrDefault(id, List.of()),
        state,
        Stage.of(state, invitees.size(), invited, distributed),
        sequence,
        openedAt,
        closedAt,
        createdBy,
        createdAt,
        version,
        arrangement,
        occurrence);
  }

  private static @Nullable Occurrence occurrence(Readable row) {
    UUID series = row.get("series_id", UUID.class);
    return series == null
        ? null
        : new Occurrence(series, requireNonNull(row.get("recurrence_id", Instant.class)));
  }

  private static String text(Readable row, String column) {
    return requireNonNull(row.get(column, String.class));
  }
}
