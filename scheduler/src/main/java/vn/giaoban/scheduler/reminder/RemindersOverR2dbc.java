package vn.giaoban.scheduler.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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
  public Mono<List<UUID>> startingBetween(Instant from, Instant to) {
    return database
        .sql(
            """
            SELECT id FROM briefing b
            WHERE starts_at > :from AND starts_at <= :to AND state IN ('SCHEDULED', 'OPEN')
              AND EXISTS (SELECT FROM invitation i
                          WHERE i.briefing_id = b.id AND i.method = 'REQUEST')\
            """)
        .bind("from", from)
        .bind("to", to)
        .map(row -> Objects.requireNonNull(row.get("id", UUID.class)))
        .all()
        .collectList();
  }
}
