package vn.giaoban.scheduler.preparation;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/// The tables `document_request` and `document_request_answer`.
final class DocumentRequestRows {
  private static final String SELECT =
      """
      SELECT r.*, (SELECT array_agg(a.document_id ORDER BY a.given_at, a.document_id)
                   FROM document_request_answer a WHERE a.request_id = r.id) AS documents
      FROM document_request r
      """;

  private final DatabaseClient database;

  DocumentRequestRows(DatabaseClient database) {
    this.database = database;
  }

  Mono<List<DocumentRequest>> ofBriefing(UUID briefingId) {
    return fetch(
        database
            .sql(SELECT + "WHERE r.briefing_id = :briefing ORDER BY r.place")
            .bind("briefing", briefingId));
  }

  Mono<DocumentRequest> find(UUID briefingId, UUID id) {
    return fetch(
            database
                .sql(SELECT + "WHERE r.briefing_id = :briefing AND r.id = :id FOR UPDATE OF r")
                .bind("briefing", briefingId)
                .bind("id", id))
        .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
  }

  /// Requests whose unit is to be reminded by now, of briefings that are still ahead; locked, those
  /// another node has locked left out.
  Mono<List<DocumentRequest>> toChase(Instant now, int limit) {
    return fetch(
        database
            .sql(
                SELECT
                    + """
                    JOIN briefing b ON b.id = r.briefing_id
                    WHERE r.next_chase_at <= :now AND b.state = 'SCHEDULED'
                    ORDER BY r.next_chase_at LIMIT :limit FOR UPDATE OF r SKIP LOCKED\
                    """)
            .bind("now", now)
            .bind("limit", limit));
  }

  /// When somebody is to be reminded next; empty when nobody is.
  Mono<Instant> nextChase(UUID briefingId) {
    return database
        .sql(
            """
            SELECT min(next_chase_at) AS at FROM document_request
            WHERE briefing_id = :briefing AND next_chase_at IS NOT NULL\
            """)
        .bind("briefing", briefingId)
        .map(row -> java.util.Optional.ofNullable(row.get("at", Instant.class)))
        .one()
        .flatMap(Mono::justOrEmpty);
  }

  /// Asks; asking again for the same changes the deadline and the words, and takes back a waiver.
  ///
  /// @return the row's id
  Mono<UUID> ask(DocumentRequest request, @Nullable Instant nextChase) {
    var spec =
        database
            .sql(
                """
                INSERT INTO document_request AS r (id, briefing_id, unit, unit_name, agenda_item,
                  what, due, asked_by, asked_at, next_chase_at)
                VALUES (:id, :briefing, :unit, :name, :item, :what, :due, :by, :at, :next)
                ON CONFLICT (briefing_id, unit, agenda_item) DO UPDATE SET what = excluded.what,
                  due = excluded.due, asked_by = excluded.asked_by, asked_at = excluded.asked_at,
                  next_chase_at = excluded.next_chase_at, mail_error = NULL, chases = r.chases + 1,
                  waived_at = NULL, waived_by = NULL, waive_reason = '', answered_at = NULL
                RETURNING id\
                """)
            .bind("id", request.id())
            .bind("briefing", request.briefingId())
            .bind("unit", request.unit())
            .bind("name", request.unitName())
            .bind("what", request.what())
            .bind("due", request.due())
            .bind("by", request.askedBy())
            .bind("at", request.askedAt());
    spec = bind(spec, "item", request.agendaItem(), UUID.class);
    spec = bind(spec, "next", nextChase, Instant.class);
    return spec.map(row -> value(row, "id", UUID.class)).one();
  }

  Mono<Void> chased(UUID id, Instant at, @Nullable Instant next) {
    return bind(
            database
                .sql(
                    """
                    UPDATE document_request SET chases = chases + 1, chased_at = :at,
                      next_chase_at = :next, mail_error = NULL
                    WHERE id = :id\
                    """)
                .bind("id", id)
                .bind("at", at),
            "next",
            next,
            Instant.class)
        .then();
  }

  Mono<Void> untold(UUID id, String error) {
    return database
        .sql("UPDATE document_request SET mail_error = :error WHERE id = :id")
        .bind("id", id)
        .bind("error", error)
        .then();
  }

  Mono<Void> waive(UUID id, Instant at, String by, String reason) {
    return database
        .sql(
            """
            UPDATE document_request SET waived_at = :at, waived_by = :by, waive_reason = :reason,
              next_chase_at = NULL
            WHERE id = :id\
            """)
        .bind("id", id)
        .bind("at", at)
        .bind("by", by)
        .bind("reason", reason)
        .then();
  }

  Mono<Void> answered(UUID id, UUID document, Instant at, String by) {
    return database
        .sql(
            """
            WITH given AS (
              INSERT INTO document_request_answer (request_id, document_id, given_by, given_at)
              VALUES (:id, :document, :by, :at) ON CONFLICT DO NOTHING)
            UPDATE document_request SET answered_at = coalesce(answered_at, :at),
              next_chase_at = NULL
            WHERE id = :id\
            """)
        .bind("id", id)
        .bind("document", document)
        .bind("by", by)
        .bind("at", at)
        .then();
  }

  private static Mono<List<DocumentRequest>> fetch(GenericExecuteSpec spec) {
    return spec.map(DocumentRequestRows::request).all().collectList();
  }

  private static DocumentRequest request(Readable row) {
    var documents = row.get("documents", UUID[].class);
    return new DocumentRequest(
        value(row, "id", UUID.class),
        value(row, "briefing_id", UUID.class),
        value(row, "unit", String.class),
        value(row, "unit_name", String.class),
        row.get("agenda_item", UUID.class),
        value(row, "what", String.class),
        value(row, "due", Instant.class),
        value(row, "asked_by", String.class),
        value(row, "asked_at", Instant.class),
        value(row, "chases", Integer.class),
        row.get("chased_at", Instant.class),
        row.get("mail_error", String.class),
        row.get("answered_at", Instant.class),
        row.get("waived_at", Instant.class),
        value(row, "waive_reason", String.class),
        documents == null ? List.of() : List.of(documents));
  }

  static <T> T value(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }

  static <T> GenericExecuteSpec bind(
      GenericExecuteSpec spec, String name, @Nullable T value, Class<T> type) {
    return value == null ? spec.bindNull(name, type) : spec.bind(name, value);
  }
}
