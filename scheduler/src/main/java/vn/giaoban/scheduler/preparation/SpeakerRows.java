package vn.giaoban.scheduler.preparation;

import static vn.giaoban.scheduler.preparation.DocumentRequestRows.bind;
import static vn.giaoban.scheduler.preparation.DocumentRequestRows.value;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.journal.Actor;

/// The table `speaker`.
final class SpeakerRows {
  private final DatabaseClient database;

  SpeakerRows(DatabaseClient database) {
    this.database = database;
  }

  /// By agenda item, those accepted in their order, then the others as they came.
  Mono<List<Speaker>> ofBriefing(UUID briefingId) {
    return database
        .sql(
            """
            SELECT s.* FROM speaker s
            LEFT JOIN agenda_item a ON a.id = s.agenda_item AND a.briefing_id = s.briefing_id
            WHERE s.briefing_id = :briefing
            ORDER BY a.position NULLS LAST, s.state <> 'ACCEPTED', s.position, s.registered_at\
            """)
        .bind("briefing", briefingId)
        .map(SpeakerRows::speaker)
        .all()
        .collectList();
  }

  Mono<Speaker> find(UUID briefingId, UUID id) {
    return database
        .sql("SELECT * FROM speaker WHERE briefing_id = :briefing AND id = :id FOR UPDATE")
        .bind("briefing", briefingId)
        .bind("id", id)
        .map(SpeakerRows::speaker)
        .one();
  }

  /// A second registration of the same unit for the same item replaces the first.
  Mono<UUID> register(
      UUID briefingId, String unit, String unitName, SpeakerForm form, String via, Instant at) {
    return database
        .sql(
            """
            INSERT INTO speaker AS s (id, briefing_id, agenda_item, unit, unit_name, name, title,
              seconds, summary, state, via, registered_at)
            VALUES (:id, :briefing, :item, :unit, :unitName, :name, :title, :seconds, :summary,
              'ASKED', :via, :at)
            ON CONFLICT (briefing_id, agenda_item, unit) DO UPDATE SET name = excluded.name,
              title = excluded.title, seconds = excluded.seconds, summary = excluded.summary,
              via = excluded.via, registered_at = excluded.registered_at, state = 'ASKED',
              reason = '', decided_by = NULL, decided_at = NULL
            RETURNING id\
            """)
        .bind("id", UUID.randomUUID())
        .bind("briefing", briefingId)
        .bind("item", java.util.Objects.requireNonNull(form.agendaItem()))
        .bind("unit", unit)
        .bind("unitName", unitName)
        .bind("name", java.util.Objects.requireNonNull(form.name()).strip())
        .bind("title", form.title() == null ? "" : form.title().strip())
        .bind("seconds", java.util.Objects.requireNonNull(form.minutes()) * 60)
        .bind("summary", form.summary() == null ? "" : form.summary().strip())
        .bind("via", via)
        .bind("at", at)
        .map(row -> value(row, "id", UUID.class))
        .one();
  }

  /// Whoever is accepted comes last in the item's order.
  Mono<Void> decide(
      UUID id,
      Speaker.State state,
      @org.jspecify.annotations.Nullable Duration duration,
      String reason,
      Actor by,
      Instant at) {
    var spec =
        database
            .sql(
                """
                UPDATE speaker s SET state = :state, reason = :reason, decided_by = :by,
                  decided_at = :at, seconds = coalesce(:seconds, seconds),
                  position = CASE WHEN :state = 'ACCEPTED' AND s.state <> 'ACCEPTED'
                    THEN (SELECT coalesce(max(o.position) + 1, 0) FROM speaker o
                      WHERE o.briefing_id = s.briefing_id AND o.agenda_item = s.agenda_item
                        AND o.state = 'ACCEPTED')
                    ELSE s.position END
                WHERE id = :id\
                """)
            .bind("id", id)
            .bind("state", state.name())
            .bind("reason", reason)
            .bind("by", by.value())
            .bind("at", at);
    return bind(
            spec, "seconds", duration == null ? null : (int) duration.toSeconds(), Integer.class)
        .then();
  }

  Mono<Void> order(UUID briefingId, List<UUID> ids) {
    return database
        .sql(
            """
            UPDATE speaker s SET position = o.ordinality - 1
            FROM unnest(:ids::uuid[]) WITH ORDINALITY AS o(id, ordinality)
            WHERE s.briefing_id = :briefing AND s.id = o.id\
            """)
        .bind("briefing", briefingId)
        .bind("ids", ids.toArray(UUID[]::new))
        .then();
  }

  private static Speaker speaker(Readable row) {
    return new Speaker(
        value(row, "id", UUID.class),
        value(row, "briefing_id", UUID.class),
        value(row, "agenda_item", UUID.class),
        value(row, "unit", String.class),
        value(row, "unit_name", String.class),
        value(row, "name", String.class),
        value(row, "title", String.class),
        Duration.ofSeconds(value(row, "seconds", Integer.class)),
        value(row, "summary", String.class),
        Speaker.State.valueOf(value(row, "state", String.class)),
        value(row, "reason", String.class),
        value(row, "position", Integer.class),
        value(row, "via", String.class),
        value(row, "registered_at", Instant.class),
        row.get("decided_at", Instant.class));
  }
}
