package vn.giaoban.scheduler.attendance;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Every mail and short message of a meeting to and from one invitee, for whoever must find out
/// where one got stuck.
public final class InviteeMails {
  private final DatabaseClient database;

  public InviteeMails(DatabaseClient database) {
    this.database = database;
  }

  /// One that left, or is to leave.
  ///
  /// @param kind as in [vn.giaoban.scheduler.outbox.OutboxMail.Kind]
  /// @param state `WAITING`, `SENDING`, `SENT` or `FAILED`
  /// @param error as the server put it; null when all is well
  public record Sent(
      UUID id,
      String kind,
      String channel,
      String address,
      String subject,
      String state,
      Instant createdAt,
      @Nullable Instant finishedAt,
      int tries,
      @Nullable Instant nextTryAt,
      @Nullable String error,
      String messageId) {}

  /// One that came.
  ///
  /// @param state `DONE`, `UNCLEAR` or `SETTLED`
  public record Received(
      UUID id, Instant at, String kind, String state, @Nullable String from, String subject) {}

  /// A mail that came back, as its server put it.
  public record Returned(Instant at, String address, String error) {}

  /// The latest first.
  public Mono<List<Sent>> sent(UUID briefingId, String recipient) {
    return of(
            """
            SELECT id, kind, channel, address, subject, state, created_at, finished_at, tries,
              CASE WHEN state = 'WAITING' THEN next_try_at END AS next_try_at, last_error,
              message_id
            FROM outbox WHERE briefing_id = :briefing AND recipient = :recipient
            ORDER BY created_at DESC LIMIT 200\
            """,
            briefingId,
            recipient)
        .map(row ->
            new Sent(
                requireNonNull(row.get("id", UUID.class)),
                requireNonNull(row.get("kind", String.class)),
                requireNonNull(row.get("channel", String.class)),
                requireNonNull(row.get("address", String.class)),
                requireNonNull(row.get("subject", String.class)),
                requireNonNull(row.get("state", String.class)),
                requireNonNull(row.get("created_at", Instant.class)),
                row.get("finished_at", Instant.class),
                requireNonNull(row.get("tries", Integer.class)),
                row.get("next_try_at", Instant.class),
                row.get("last_error", String.class),
                requireNonNull(row.get("message_id", String.class))))
        .all()
        .collectList();
  }

  /// The latest first.
  public Mono<List<Received>> received(UUID briefingId, String recipient) {
    return of(
            """
            SELECT id, received_at, coalesce(kind, 'mail') AS kind, state, sender,
              coalesce(subject, '') AS subject
            FROM inbox WHERE briefing_id = :briefing AND recipient = :recipient
            ORDER BY received_at DESC LIMIT 200\
            """,
            briefingId,
            recipient)
        .map(row ->
            new Received(
                requireNonNull(row.get("id", UUID.class)),
                requireNonNull(row.get("received_at", Instant.class)),
                requireNonNull(row.get("kind", String.class)),
                requireNonNull(row.get("state", String.class)),
                row.get("sender", String.class),
                requireNonNull(row.get("subject", String.class))))
        .all()
        .collectList();
  }

  /// The latest first.
  public Mono<List<Returned>> returned(UUID briefingId, String recipient) {
    return of(
            """
            SELECT at, address, error FROM bounce
            WHERE briefing_id = :briefing AND recipient = :recipient
            ORDER BY at DESC LIMIT 200\
            """,
            briefingId,
            recipient)
        .map(row ->
            new Returned(
                requireNonNull(row.get("at", Instant.class)),
                requireNonNull(row.get("address", String.class)),
                requireNonNull(row.get("error", String.class))))
        .all()
        .collectList();
  }

  private DatabaseClient.GenericExecuteSpec of(String sql, UUID briefingId, String recipient) {
    return database.sql(sql).bind("briefing", briefingId).bind("recipient", recipient);
  }
}
