package vn.giaoban.scheduler.calendar;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.Actor;

/// Holidays and working days as the office keeps them.
public final class CalendarDays {
  /// How long another node may go by what was kept before a change.
  private static final Duration FRESH = Duration.ofSeconds(30);

  private final DatabaseClient database;
  private final TransactionalOperator transactions;
  private final InstantSource clock;
  private volatile @Nullable Known known;

  private record Known(WorkingDays days, Instant until) {}

  public CalendarDays(
      DatabaseClient database, TransactionalOperator transactions, InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Working days by the law and by what was noted. Asks the database at most every 30 seconds.
  public Mono<WorkingDays> workingDays() {
    return Mono.defer(() -> {
      Known now = known;
      return now != null && clock.instant().isBefore(now.until())
          ? Mono.just(now.days())
          : Mono.zip(rules(), noted())
              .map(of -> new WorkingDays(new Holidays(of.getT1(), of.getT2())))
              .doOnNext(days -> known = new Known(days, clock.instant().plus(FRESH)));
    });
  }

  /// What is kept about a year; the usual when nothing is. Refused as `invalid-input` outside
  /// 1900–2199.
  public Mono<YearPlan> year(int year) {
    return switch (YearReading.read(year, new YearForm(null, null, null))) {
      case Decision.Refused<YearPlan>(var refusal) -> Mono.error(new RefusedException(refusal));
      case Decision.Accepted<YearPlan>(var usual) ->
          Mono.zip(rules(), noted())
              .map(of ->
                  new YearPlan(
                      year,
                      of.getT1().getOrDefault(year, usual.rule()),
                      of.getT2().stream().filter(day -> day.date().getYear() == year).toList()));
    };
  }

  /// Keeps a year as the form says, in place of what was kept. Refused as `invalid-input`, or as
  /// `calendar-changed` when somebody else changed it meanwhile.
  ///
  /// @param read the plan the change starts from; null: whatever is kept
  public Mono<YearPlan> keep(int year, YearForm form, @Nullable YearPlan read, Actor actor) {
    return switch (YearReading.read(year, form)) {
      case Decision.Refused<YearPlan>(var refusal) -> Mono.error(new RefusedException(refusal));
      case Decision.Accepted<YearPlan>(var plan) ->
          lock()
              .then(year(year))
              .filter(kept -> read == null || kept.equals(read))
              .switchIfEmpty(
                  Mono.error(() ->
                      new RefusedException(Refusal.of(Refusal.Kind.STALE, "calendar-changed"))))
              .flatMap(_ -> write(plan, actor))
              .as(transactions::transactional)
              .doOnNext(_ -> known = null);
    };
  }

  /// Plans are few and small: one writer at a time.
  private Mono<Void> lock() {
    return database.sql("LOCK TABLE calendar_year IN SHARE ROW EXCLUSIVE MODE").then();
  }

  private Mono<YearPlan> write(YearPlan plan, Actor actor) {
    var side = plan.rule().nationalDay();
    var row =
        database
            .sql(
                """
                INSERT INTO calendar_year (year, tet_before, national_day, changed_by, changed_at)
                VALUES (:year, :before, :side, :by, :now)
                ON CONFLICT (year) DO UPDATE SET tet_before = excluded.tet_before,
                  national_day = excluded.national_day, changed_by = excluded.changed_by,
                  changed_at = excluded.changed_at\
                """)
            .bind("year", plan.year())
            .bind("before", plan.rule().tetBefore())
            .bind("by", actor.value())
            .bind("now", clock.instant());
    row = side == null ? row.bindNull("side", String.class) : row.bind("side", side.name());
    return row.then()
        .then(
            database
                .sql("DELETE FROM calendar_day WHERE day BETWEEN :first AND :last")
                .bind("first", LocalDate.of(plan.year(), 1, 1))
                .bind("last", LocalDate.of(plan.year(), 12, 31))
                .then())
        .then(insert(plan.days()))
        .thenReturn(plan);
  }

  private Mono<Void> insert(List<NotedDay> days) {
    return days.isEmpty()
        ? Mono.empty()
        : database
            .sql(
                """
                INSERT INTO calendar_day (day, off, name)
                SELECT * FROM unnest(:days::date[], :offs::boolean[], :names::text[])\
                """)
            .bind("days", days.stream().map(NotedDay::date).toArray(LocalDate[]::new))
            .bind("offs", days.stream().map(NotedDay::off).toArray(Boolean[]::new))
            .bind("names", days.stream().map(NotedDay::name).toArray(String[]::new))
            .then();
  }

  private Mono<Map<Integer, YearRule>> rules() {
    return database
        .sql("SELECT year, tet_before, national_day FROM calendar_year")
        .map(row -> Map.entry(requireNonNull(row.get("year", Integer.class)), rule(row)))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static YearRule rule(Readable row) {
    String side = row.get("national_day", String.class);
    return new YearRule(
        requireNonNull(row.get("tet_before", Integer.class)),
        side == null ? null : YearRule.Side.valueOf(side));
  }

  private Mono<List<NotedDay>> noted() {
    Flux<NotedDay> days =
        database
            .sql("SELECT day, off, name FROM calendar_day ORDER BY day")
            .map(row ->
                new NotedDay(
                    requireNonNull(row.get("day", LocalDate.class)),
                    requireNonNull(row.get("off", Boolean.class)),
                    requireNonNull(row.get("name", String.class))))
            .all();
    return days.collectList();
  }
}
