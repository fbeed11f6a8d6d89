package vn.giaoban.web.operations;

import static java.util.Objects.requireNonNull;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// What waits.
@Component
class Backlog {
  private final DatabaseClient database;

  Backlog(DatabaseClient database) {
    this.database = database;
  }

  /// @param mailWaiting rows of the outbox that wait or are being sent
  /// @param documentsUnread documents whose text has not been read
  /// @param gaveUp runs of the last day that were given up
  record Counts(long mailWaiting, long documentsUnread, long gaveUp) {}

  Mono<Counts> counts() {
    return database
        .sql(
            """
            SELECT (SELECT count(*) FROM outbox WHERE state IN ('WAITING', 'SENDING')) AS mail,
              (SELECT count(*) FROM unread_document) AS unread,
              (SELECT count(*) FROM job_run
               WHERE outcome IN ('FAILED', 'GIVEN_UP', 'INTERRUPTED') AND outcome = 'GIVEN_UP'
                 AND started_at > now() - interval '1 day') AS given_up\
            """)
        .map(row ->
            new Counts(
                requireNonNull(row.get("mail", Long.class)),
                requireNonNull(row.get("unread", Long.class)),
                requireNonNull(row.get("given_up", Long.class))))
        .one();
  }
}
