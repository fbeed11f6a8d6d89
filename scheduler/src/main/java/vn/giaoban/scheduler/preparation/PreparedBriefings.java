package vn.giaoban.scheduler.preparation;

import static vn.giaoban.scheduler.preparation.DocumentRequestRows.value;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;

/// Reads briefings with their agenda for those who prepare them.
final class PreparedBriefings {
  private final DatabaseClient database;

  PreparedBriefings(DatabaseClient database) {
    this.database = database;
  }

  /// The briefing; `briefing-not-found` when there is none.
  Mono<PreparedBriefing> get(UUID id) {
    return database
        .sql("SELECT state, starts_at, ends_at, chair FROM briefing WHERE id = :id")
        .bind("id", id)
        .map(row ->
            new PreparedBriefing(
                id,
                value(row, "state", String.class),
                value(row, "starts_at", Instant.class),
                value(row, "ends_at", Instant.class),
                value(row, "chair", String.class),
                List.of()))
        .one()
        .switchIfEmpty(
            Mono.error(() ->
                new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, "briefing-not-found"))))
        .flatMap(head ->
            agenda(id)
                .map(agenda ->
                    new PreparedBriefing(
                        id, head.state(), head.startsAt(), head.endsAt(), head.chair(), agenda)));
  }

  /// One that is still to come or on; `briefing-over` otherwise.
  Mono<PreparedBriefing> ahead(UUID id) {
    return get(id)
        .flatMap(found ->
            found.ahead()
                ? Mono.just(found)
                : Mono.error(
                    new RefusedException(Refusal.of(Refusal.Kind.CONFLICT, "briefing-over"))));
  }

  private Mono<List<PreparedBriefing.Item>> agenda(UUID id) {
    return database
        .sql(
            """
            SELECT a.id, a.title, a.seconds, a.presenter, a.presenter_name,
              (SELECT count(*)::int FROM document d WHERE d.briefing_id = a.briefing_id
                AND d.agenda_item = a.id AND d.purpose = 'PAPER') AS documents
            FROM agenda_item a WHERE a.briefing_id = :id ORDER BY a.position\
            """)
        .bind("id", id)
        .map(row ->
            new PreparedBriefing.Item(
                value(row, "id", UUID.class),
                value(row, "title", String.class),
                Duration.ofSeconds(value(row, "seconds", Long.class)),
                row.get("presenter", String.class),
                row.get("presenter_name", String.class),
                value(row, "documents", Integer.class)))
        .all()
        .collectList();
  }
}
