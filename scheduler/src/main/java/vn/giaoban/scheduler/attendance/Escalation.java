package vn.giaoban.scheduler.attendance;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.attendance.EscalationRule.Stage;
import vn.giaoban.scheduler.job.Sweep;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.outbox.Outbox;
import vn.giaoban.scheduler.outbox.OutboxMail;

/// A day before a meeting, lists for the office who has not received, opened or answered the
/// invitation, with telephone numbers: on the board, and by mail to whoever made the briefing. Once
/// for each version of a meeting that was told, however often it looks.
public final class Escalation implements Sweep {
  private static final Actor ACTOR = Actor.job("call-list");

  private final DatabaseClient database;
  private final TransactionalOperator transactions;
  private final Boards boards;
  private final Journal journal;
  private final Outbox outbox;
  private final Letters letters;
  private final InstantSource clock;
  private final Runnable wakeSender;

  public Escalation(
      DatabaseClient database,
      TransactionalOperator transactions,
      Boards boards,
      Journal journal,
      Outbox outbox,
      Letters letters,
      InstantSource clock,
      Runnable wakeSender) {
    this.database = database;
    this.transactions = transactions;
    this.boards = boards;
    this.journal = journal;
    this.outbox = outbox;
    this.letters = letters;
    this.clock = clock;
    this.wakeSender = wakeSender;
  }

  /// Writes the letter.
  public interface Letters {
    /// @param subject of the mail
    /// @param text complete in itself
    record Letter(String subject, String text) {}

    /// @param lines who is to be called, in the board's order by stage; none is empty
    Letter callList(
        UUID briefingId, String title, Instant startsAt, Map<Stage, List<BoardRow>> lines);
  }

  private record Meeting(
      UUID id, String title, Instant startsAt, int sequence, String by, Instant invitedAt) {}

  @Override
  public Mono<Void> run() {
    var now = clock.instant();
    return database
        .sql(
            """
            SELECT b.id, b.title, b.starts_at, b.sequence, b.created_by,
              min(coalesce(i.queued_at, i.sent_at, b.created_at)) AS invited_at
            FROM briefing b
            JOIN invitation i ON i.briefing_id = b.id AND i.method = 'REQUEST'
              AND i.sequence = b.sequence
            WHERE b.state = 'SCHEDULED' AND b.starts_at > :now AND b.starts_at <= :until
              AND NOT EXISTS (SELECT FROM escalation e
                WHERE e.briefing_id = b.id AND e.sequence = b.sequence)
            GROUP BY b.id ORDER BY b.starts_at\
            """)
        .bind("now", now)
        .bind("until", now.plus(EscalationRule.BEFORE))
        .map(row ->
            new Meeting(
                requireNonNull(row.get("id", UUID.class)),
                requireNonNull(row.get("title", String.class)),
                requireNonNull(row.get("starts_at", Instant.class)),
                requireNonNull(row.get("sequence", Integer.class)),
                requireNonNull(row.get("created_by", String.class)),
                requireNonNull(row.get("invited_at", Instant.class))))
        .all()
        .collectList()
        .flatMapMany(Flux::fromIterable)
        .filter(meeting -> EscalationRule.isDue(meeting.startsAt(), meeting.invitedAt(), now))
        .concatMap(meeting -> list(meeting, now))
        .hasElements()
        .doOnNext(any -> {
          if (any) {
            wakeSender.run();
          }
        })
        .then();
  }

  private Mono<Boolean> list(Meeting meeting, Instant now) {
    return boards
        .of(meeting.id())
        .flatMap(board -> {
          var lines = lines(board);
          var units =
              board.rows().stream()
                  .filter(row -> EscalationRule.stage(row) != null)
                  .map(BoardRow::unit)
                  .toArray(String[]::new);
          return noted(meeting, units, now)
              .filter(first -> first && units.length > 0)
              .delayUntil(_ -> journal.append(meeting.id(), ACTOR, "CallListMade", payload(lines)))
              .delayUntil(_ -> tell(meeting, lines));
        })
        .as(transactions::transactional);
  }

  static Map<Stage, List<BoardRow>> lines(Board board) {
    var lines = new EnumMap<Stage, List<BoardRow>>(Stage.class);
    for (var stage : Stage.values()) {
      var of = board.rows().stream().filter(row -> EscalationRule.stage(row) == stage).toList();
      if (!of.isEmpty()) {
        lines.put(stage, of);
      }
    }
    return lines;
  }

  private static Map<String, Object> payload(Map<Stage, List<BoardRow>> lines) {
    var payload = new HashMap<String, Object>();
    lines.forEach((stage, rows) ->
        payload.put(
            switch (stage) {
              case NOT_RECEIVED -> "notReceived";
              case NOT_OPENED -> "notOpened";
              case NOT_ANSWERED -> "notAnswered";
            },
            rows.stream().map(BoardRow::unit).toList()));
    return payload;
  }

  private Mono<Boolean> noted(Meeting meeting, String[] units, Instant now) {
    return database
        .sql(
            """
            INSERT INTO escalation (briefing_id, sequence, at, units)
            VALUES (:briefing, :sequence, :now, :units) ON CONFLICT DO NOTHING\
            """)
        .bind("briefing", meeting.id())
        .bind("sequence", meeting.sequence())
        .bind("now", now)
        .bind("units", units)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows > 0);
  }

  private record Secretary(String username, String name, String email) {}

  private Mono<Void> tell(Meeting meeting, Map<Stage, List<BoardRow>> lines) {
    var letter = letters.callList(meeting.id(), meeting.title(), meeting.startsAt(), lines);
    return secretaries(meeting.by())
        .concatMap(to ->
            outbox.enqueue(
                OutboxMail.plain(
                        OutboxMail.Kind.NOTICE,
                        "call-list/%s/%d/%s"
                            .formatted(meeting.id(), meeting.sequence(), to.username()),
                        meeting.id(),
                        to.username(),
                        to.email(),
                        to.name(),
                        letter.subject(),
                        letter.text())
                    .urgent(true)))
        .then();
  }

  /// Whoever made the briefing; when no mail can reach that account, every secretary.
  private Flux<Secretary> secretaries(String by) {
    return database
        .sql(
            """
            WITH reachable AS (
              SELECT username, name, email, username = :by AS made, role FROM account
              WHERE enabled AND coalesce(email, '') <> '')
            SELECT username, name, email FROM reachable
            WHERE made OR (role = 'SECRETARY' AND NOT EXISTS (SELECT FROM reachable WHERE made))
            ORDER BY username\
            """)
        .bind("by", by)
        .map(row ->
            new Secretary(
                requireNonNull(row.get("username", String.class)),
                requireNonNull(row.get("name", String.class)),
                requireNonNull(row.get("email", String.class))))
        .all()
        .collectList()
        .flatMapMany(Flux::fromIterable);
  }
}
