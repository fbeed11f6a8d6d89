package vn.giaoban.scheduler.retention;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.job.DailyJob;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;

/// Deletes what has been kept long enough, every night. A briefing's share goes in one transaction
/// with its journal entry, so a run that breaks off has told all that it did.
public final class Retention implements DailyJob {
  /// The longest that can be asked for; more is for ever.
  public static final int MOST_DAYS = 36_500;

  private static final Actor ACTOR = Actor.job("retention");

  /// Briefings, or thousands of rows, at a time.
  private static final int PORTION = 500;

  private final DatabaseClient database;
  private final TransactionalOperator transactions;
  private final Journal journal;
  private final InstantSource clock;

  public Retention(
      DatabaseClient database,
      TransactionalOperator transactions,
      Journal journal,
      InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.journal = journal;
    this.clock = clock;
  }

  /// How long a kind is kept.
  ///
  /// @param days null: for ever
  /// @param changedBy user name; null: nobody has changed what is usual
  public record Rule(
      RetentionKind kind,
      @Nullable Integer days,
      @Nullable String changedBy,
      @Nullable Instant changedAt) {}

  @Override
  public String name() {
    return "retention";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(3, 15);
  }

  @Override
  public Mono<String> run() {
    return rules()
        .filter(rule -> rule.days() != null)
        .concatMap(
            rule -> sweep(rule.kind(), requireNonNull(rule.days())).map(n -> rule.kind() + " " + n))
        .collectList()
        .map(done -> String.join(", ", done));
  }

  /// The rules, one for each kind.
  public Flux<Rule> rules() {
    return database
        .sql("SELECT kind, days, changed_by, changed_at FROM retention_rule")
        .map(row ->
            new Rule(
                RetentionKind.valueOf(requireNonNull(row.get("kind", String.class))),
                row.get("days", Integer.class),
                row.get("changed_by", String.class),
                row.get("changed_at", Instant.class)))
        .all()
        .collectMap(Rule::kind)
        .flatMapIterable(Retention::all);
  }

  private static List<Rule> all(Map<RetentionKind, Rule> set) {
    Map<RetentionKind, Rule> rules = new EnumMap<>(RetentionKind.class);
    for (var kind : RetentionKind.values()) {
      rules.put(kind, set.getOrDefault(kind, new Rule(kind, kind.usualDays(), null, null)));
    }
    return new ArrayList<>(rules.values());
  }

  /// Sets how long a kind is kept, from the next night on.
  ///
  /// @param days null: for ever; refused outside 1..[#MOST_DAYS]
  public Mono<Void> keep(RetentionKind kind, @Nullable Integer days, String by) {
    if (days != null && (days < 1 || days > MOST_DAYS)) {
      var fault = new FieldFault("days", "retention-days", Map.of("most", MOST_DAYS));
      return Mono.error(new RefusedException(Refusal.invalid(List.of(fault))));
    }
    var spec =
        database
            .sql(
                """
                INSERT INTO retention_rule (kind, days, changed_by, changed_at)
                VALUES (:kind, :days, :by, :now)
                ON CONFLICT (kind) DO UPDATE SET days = EXCLUDED.days,
                  changed_by = EXCLUDED.changed_by, changed_at = EXCLUDED.changed_at\
                """)
            .bind("kind", kind.name())
            .bind("by", by)
            .bind("now", clock.instant());
    return (days == null ? spec.bindNull("days", Integer.class) : spec.bind("days", days)).then();
  }

  private Mono<Long> sweep(RetentionKind kind, int days) {
    var before = clock.instant().minus(Duration.ofDays(days));
    return kind.journalled() ? byBriefing(kind, before, days) : atOnce(kind, before);
  }

  private Mono<Long> atOnce(RetentionKind kind, Instant before) {
    return database
        .sql(
            """
            DELETE FROM %1$s WHERE ctid = ANY(ARRAY(
              SELECT ctid FROM %1$s WHERE %2$s LIMIT %3$d))\
            """
                .formatted(kind.table(), kind.past(), PORTION * 20))
        .bind("before", before)
        .fetch()
        .rowsUpdated()
        .expand(n -> n < PORTION * 20 ? Mono.empty() : atOnce(kind, before))
        .reduce(0L, Long::sum);
  }

  private Mono<Long> byBriefing(RetentionKind kind, Instant before, int days) {
    return database
        .sql(
            "SELECT DISTINCT briefing_id FROM %s WHERE %s LIMIT %d"
                .formatted(kind.table(), kind.past(), PORTION))
        .bind("before", before)
        .map(row -> java.util.Optional.ofNullable(row.get("briefing_id", UUID.class)))
        .all()
        .collectList()
        .flatMap(briefings ->
            Flux.fromIterable(briefings)
                .concatMap(id -> briefing(kind, before, days, id.orElse(null)))
                .reduce(0L, Long::sum)
                .flatMap(n ->
                    briefings.size() < PORTION
                        ? Mono.just(n)
                        : byBriefing(kind, before, days).map(more -> n + more)));
  }

  private Mono<Long> briefing(
      RetentionKind kind, Instant before, int days, @Nullable UUID briefingId) {
    var sql =
        "DELETE FROM %s WHERE %s AND briefing_id %s"
            .formatted(kind.table(), kind.past(), briefingId == null ? "IS NULL" : "= :briefing");
    var spec = database.sql(sql).bind("before", before);
    return (briefingId == null ? spec : spec.bind("briefing", briefingId))
        .fetch()
        .rowsUpdated()
        .delayUntil(n ->
            briefingId == null || n == 0
                ? Mono.empty()
                : journal.append(
                    briefingId,
                    ACTOR,
                    "KeptLongEnough",
                    Map.of("what", kind.name(), "count", n, "days", days)))
        .as(transactions::transactional);
  }
}
