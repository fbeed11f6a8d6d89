package vn.giaoban.scheduler.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// The table `reminder`.
public final class RemindersOverR2dbc implements Reminders {
  private final DatabaseClient database;

  public RemindersOverR2dbc(DatabaseClient database) {
    this.database = database;
  }

  @Override
  public Mono<Boolean> note(
      UUID briefingId, int sequence, Duration lead, String recipient, Instant at) {
    return database
        .sql(
            """
            INSERT INTO reminder (briefing_id, sequence, lead_seconds, recipient, at)
            VALUES (:briefing, :sequence, :lead, :recipient, :at) ON CONFLICT DO NOTHING\
            """)
        .bind("briefing", briefingId)
        .bind("sequence", sequence)
        .bind("lead", lead.toSeconds())
        .bind("recipient", recipient)
        .bind("at", at)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows > 0);
  }

  @Override
  public Mono<Set<String>> noted(UUID briefingId, int sequence, Duration lead) {
    return database
        .sql(
            """
            SELECT recipient FROM reminder
            WHERE briefing_id = :briefing AND sequence = :sequence AND lead_seconds = :lead\
            """)
        .bind("briefing", briefingId)
        .bind("sequence", sequence)
        .bind("lead", lead.toSeconds())
        .map(row -> Objects.requireNonNull(row.get("recipient", String.class)))
        .all()
        .collect(Collectors.toSet());
  }

  @Override
  public Mono<List<Starting>> startingBetween(Instant from, Instant to) {
    return database
        .sql(
            """
            SELECT id, starts_at FROM briefing b
            WHERE starts_at > :from AND starts_at <= :to AND state IN ('SCHEDULED', 'OPEN')
              AND EXISTS (SELECT FROM invitation i
                          WHERE i.briefing_id = b.id AND i.method = 'REQUEST')\
            """)
        .bind("from", from)
        .bind("to", to)
        .map(row ->
            new Starting(
                Objects.requireNonNull(row.get("id", UUID.class)),
                Objects.requireNonNull(row.get("starts_at", Instant.class))))
        .all()
        .collectList();
  }
}
