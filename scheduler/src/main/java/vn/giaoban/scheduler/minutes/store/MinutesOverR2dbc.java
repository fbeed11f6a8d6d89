package vn.giaoban.scheduler.minutes.store;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.minutes.Minutes;
import vn.giaoban.scheduler.minutes.Minutes.Approval;
import vn.giaoban.scheduler.minutes.MinutesBody;
import vn.giaoban.scheduler.minutes.MinutesStore;

/// Minutes in PostgreSQL.
public final class MinutesOverR2dbc implements MinutesStore {
  /// Its own: what is stored must not change with an application's setting.
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String SELECT =
      """
      SELECT m.briefing_id, m.version, v.title, v.body, m.approved_by, m.approved_name,
             m.approved_at, m.number, m.notation, m.issued_on, m.sha256, m.document_id,
             m.distributed_at
      FROM minutes m JOIN minutes_version v USING (briefing_id, version)
      WHERE m.briefing_id = :briefing
      """;

  private final DatabaseClient database;

  public MinutesOverR2dbc(DatabaseClient database) {
    this.database = database;
  }

  @Override
  public Mono<Minutes> find(UUID briefingId) {
    return select(briefingId);
  }

  @Override
  public Mono<Minutes> lock(UUID briefingId) {
    // First the lock, then the text: a text read before the lock could be the one before.
    return database
        .sql("SELECT version FROM minutes WHERE briefing_id = :briefing FOR UPDATE")
        .bind("briefing", briefingId)
        .map(row -> true)
        .one()
        .flatMap(_ -> select(briefingId));
  }

  private Mono<Minutes> select(UUID briefingId) {
    return database.sql(SELECT).bind("briefing", briefingId).map(MinutesOverR2dbc::minutes).one();
  }

  @Override
  public Mono<Boolean> add(Minutes draft, Actor actor, Instant at) {
    return database
        .sql(
            """
            INSERT INTO minutes (briefing_id, version) VALUES (:briefing, :version)
            ON CONFLICT DO NOTHING
            """)
        .bind("briefing", draft.briefingId())
        .bind("version", draft.version())
        .fetch()
        .rowsUpdated()
        .flatMap(rows -> rows == 0 ? Mono.just(false) : write(draft, actor, at).thenReturn(true));
  }

  @Override
  public Mono<Void> edit(Minutes edited, Actor actor, Instant at) {
    return write(edited, actor, at)
        .then(
            database
                .sql("UPDATE minutes SET version = :version WHERE briefing_id = :briefing")
                .bind("version", edited.version())
                .bind("briefing", edited.briefingId())
                .then());
  }

  private Mono<Void> write(Minutes minutes, Actor actor, Instant at) {
    return database
        .sql(
            """
            INSERT INTO minutes_version (briefing_id, version, title, body, written_by, written_at)
            VALUES (:briefing, :version, :title, :body, :by, :at)
            """)
        .bind("briefing", minutes.briefingId())
        .bind("version", minutes.version())
        .bind("title", minutes.title())
        .bind("body", Json.of(JSON.writeValueAsString(minutes.body())))
        .bind("by", actor.value())
        .bind("at", at.atOffset(ZoneOffset.UTC))
        .then();
  }

  @Override
  public Mono<Void> approve(UUID briefingId, Approval approval) {
    return database
        .sql(
            """
            UPDATE minutes
            SET approved_by = :by, approved_name = :name, approved_at = :at, number = :number,
                notation = :notation, issued_on = :date, sha256 = :sha256, document_id = :document
            WHERE briefing_id = :briefing
            """)
        .bind("briefing", briefingId)
        .bind("by", approval.by())
        .bind("name", approval.name())
        .bind("at", approval.at().atOffset(ZoneOffset.UTC))
        .bind("number", approval.number())
        .bind("notation", approval.notation())
        .bind("date", approval.issuedOn())
        .bind("sha256", approval.sha256())
        .bind("document", approval.documentId())
        .then();
  }

  @Override
  public Mono<Void> distributed(UUID briefingId, Instant at) {
    return database
        .sql("UPDATE minutes SET distributed_at = :at WHERE briefing_id = :briefing")
        .bind("at", at.atOffset(ZoneOffset.UTC))
        .bind("briefing", briefingId)
        .then();
  }

  @Override
  public Flux<UUID> missing() {
    return database
        .sql(
            """
            SELECT b.id FROM briefing b LEFT JOIN minutes m ON m.briefing_id = b.id
            WHERE b.state = 'CLOSED' AND m.briefing_id IS NULL
            """)
        .map(row -> value(row, "id", UUID.class))
        .all();
  }

  private static Minutes minutes(Readable row) {
    var body = JSON.readValue(value(row, "body", Json.class).asString(), MinutesBody.class);
    return new Minutes(
        value(row, "briefing_id", UUID.class),
        value(row, "version", Integer.class),
        value(row, "title", String.class),
        body,
        approval(row),
        instant(row, "distributed_at"));
  }

  private static @Nullable Approval approval(Readable row) {
    var at = instant(row, "approved_at");
    return at == null
        ? null
        : new Approval(
            value(row, "approved_by", String.class),
            value(row, "approved_name", String.class),
            at,
            value(row, "number", Integer.class),
            value(row, "notation", String.class),
            value(row, "issued_on", LocalDate.class),
            value(row, "sha256", String.class),
            value(row, "document_id", UUID.class));
  }

  private static @Nullable Instant instant(Readable row, String column) {
    var time = row.get(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static <T> T value(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
