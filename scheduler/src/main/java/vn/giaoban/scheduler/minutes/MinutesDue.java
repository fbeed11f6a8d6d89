package vn.giaoban.scheduler.minutes;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.calendar.CalendarDays;
import vn.giaoban.scheduler.calendar.WorkingDays;
import vn.giaoban.scheduler.job.DailyJob;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.outbox.Outbox;
import vn.giaoban.scheduler.outbox.OutboxMail;
import vn.giaoban.scheduler.writing.Written;

/// Reminds the office of minutes that must be out: a notice of conclusions is due within five
/// working days of the meeting (QĐ 45/2018/QĐ-TTg, article 31). Whoever made the briefing is told
/// the working day before, and once more when the day is over; each in one transaction with its
/// journal entry.
public final class MinutesDue implements DailyJob {
  /// Working days after the meeting.
  public static final int WITHIN = 5;

  /// What was never written in a month is no longer reminded of.
  private static final Duration FORGOTTEN = Duration.ofDays(31);

  private static final Actor ACTOR = Actor.job("minutes-due");

  private final DatabaseClient database;
  private final TransactionalOperator transactions;
  private final CalendarDays calendar;
  private final Journal journal;
  private final Outbox outbox;
  private final Letters letters;
  private final InstantSource clock;

  public MinutesDue(
      DatabaseClient database,
      TransactionalOperator transactions,
      CalendarDays calendar,
      Journal journal,
      Outbox outbox,
      Letters letters,
      InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.calendar = calendar;
    this.journal = journal;
    this.outbox = outbox;
    this.letters = letters;
    this.clock = clock;
  }

  /// How far it is.
  public enum Stage {
    TOMORROW,
    OVERDUE
  }

  /// Writes the letter.
  public interface Letters {
    /// @param subject of the mail
    /// @param text complete in itself
    record Letter(String subject, String text) {}

    Letter minutesDue(UUID briefingId, String title, LocalDate due, Stage stage);
  }

  @Override
  public String name() {
    return "minutes-due";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(8, 0);
  }

  /// How far the minutes of a meeting are on a day; null: nothing is to be said.
  static @Nullable Stage stage(LocalDate held, LocalDate today, WorkingDays days) {
    var due = days.plus(held, WITHIN);
    if (today.isAfter(due)) {
      return Stage.OVERDUE;
    }
    return today.isBefore(days.minus(due, 1)) ? null : Stage.TOMORROW;
  }

  @Override
  public Mono<String> run() {
    var now = clock.instant();
    var today = LocalDate.ofInstant(now, Written.ZONE);
    return calendar
        .workingDays()
        .flatMap(days ->
            database
                .sql(
                    """
                    SELECT b.id, b.title, b.starts_at, b.created_by, a.name, a.email
                    FROM briefing b
                    LEFT JOIN minutes m ON m.briefing_id = b.id
                    LEFT JOIN account a ON a.username = b.created_by AND a.enabled
                    WHERE b.state = 'CLOSED' AND b.starts_at BETWEEN :from AND :now
                      AND m.distributed_at IS NULL
                    ORDER BY b.starts_at\
                    """)
                .bind("from", now.minus(FORGOTTEN))
                .bind("now", now)
                .map(row ->
                    new Due(
                        requireNonNull(row.get("id", UUID.class)),
                        requireNonNull(row.get("title", String.class)),
                        LocalDate.ofInstant(
                            requireNonNull(row.get("starts_at", Instant.class)), Written.ZONE),
                        requireNonNull(row.get("created_by", String.class)),
                        row.get("name", String.class),
                        row.get("email", String.class)))
                .all()
                .collectList()
                .flatMapIterable(due -> due)
                .concatMap(due -> tell(due, stage(due.held(), today, days), days))
                .filter(told -> told)
                .count())
        .map(n -> n + " reminded");
  }

  private record Due(
      UUID briefingId,
      String title,
      LocalDate held,
      String by,
      @Nullable String name,
      @Nullable String email) {}

  private Mono<Boolean> tell(Due due, @Nullable Stage stage, WorkingDays days) {
    if (stage == null) {
      return Mono.just(false);
    }
    var day = days.plus(due.held(), WITHIN);
    return database
        .sql(
            """
            INSERT INTO minutes_due (briefing_id, stage, told_at) VALUES (:briefing, :stage, :now)
            ON CONFLICT DO NOTHING\
            """)
        .bind("briefing", due.briefingId())
        .bind("stage", stage.name())
        .bind("now", clock.instant())
        .fetch()
        .rowsUpdated()
        .filter(rows -> rows > 0)
        .delayUntil(_ ->
            journal.append(
                due.briefingId(),
                ACTOR,
                "MinutesDue",
                Map.of("due", day.toString(), "stage", stage.name())))
        .delayUntil(_ -> mail(due, day, stage))
        .map(_ -> true)
        .as(transactions::transactional)
        .defaultIfEmpty(false);
  }

  private Mono<Void> mail(Due due, LocalDate day, Stage stage) {
    var email = due.email();
    if (email == null || email.isBlank()) {
      return Mono.empty();
    }
    var letter = letters.minutesDue(due.briefingId(), due.title(), day, stage);
    return outbox
        .enqueue(
            OutboxMail.plain(
                OutboxMail.Kind.NOTICE,
                "minutes-due/%s/%s".formatted(due.briefingId(), stage),
                due.briefingId(),
                due.by(),
                email,
                due.name() == null ? due.by() : due.name(),
                letter.subject(),
                letter.text()))
        .then();
  }
}
