package vn.giaoban.scheduler.job;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What ran, when, how long, what failed and why: the tables `job_run` and `job_state`. A log that
/// cannot be written holds up no job.
public final class JobLog {
  private static final Logger log = LoggerFactory.getLogger(JobLog.class);
  private static final int LONGEST_ERROR = 2000;

  private final DatabaseClient database;
  private final InstantSource clock;
  private final String node;
  private final Map<Counted, Long> counts = new ConcurrentHashMap<>();

  /// Runs of this node since it started.
  ///
  /// @param outcome `done` or `failed`
  public record Counted(String job, String outcome) {}

  /// @param node how this server is called in the log
  public JobLog(DatabaseClient database, InstantSource clock, String node) {
    this.database = database;
    this.clock = clock;
    this.node = node;
  }

  /// What is to be logged.
  ///
  /// @param briefingId null: of no briefing
  record Work(
      String name, JobState.Kind kind, @Nullable UUID briefingId, String detail, Instant dueAt) {}

  /// Does the work and logs it; its error goes on to the caller.
  ///
  /// @param last whether a failure means that it is given up
  Mono<Void> watched(Work work, boolean last, Mono<String> doing) {
    return Mono.defer(() -> {
      Instant begun = clock.instant();
      long nanos = System.nanoTime();
      return quietly(work.kind() == JobState.Kind.SWEEP ? Mono.empty() : begin(work, begun))
          .flatMap(id ->
              doing
                  .defaultIfEmpty("")
                  .flatMap(note -> ended(work, id, begun, nanos, null, note, last))
                  .onErrorResume(
                      e -> ended(work, id, begun, nanos, e, "", last).then(Mono.error(e))));
    });
  }

  /// Runs a sweep. Every success is counted, every failure is in the log.
  public Mono<Void> sweep(String name, Sweep sweep) {
    return watched(
        new Work(name, JobState.Kind.SWEEP, null, "", clock.instant()),
        false,
        sweep.run().thenReturn(""));
  }

  /// Runs of this node since it started.
  public Map<Counted, Long> counts() {
    return Map.copyOf(counts);
  }

  private Mono<Optional<Long>> begin(Work work, Instant begun) {
    var interrupted =
        database
            .sql(
                """
                UPDATE job_run SET outcome = 'INTERRUPTED', ended_at = :now
                WHERE outcome = 'RUNNING' AND name = :name AND detail = :detail
                  AND briefing_id IS NOT DISTINCT FROM :briefing::uuid\
                """)
            .bind("now", begun)
            .bind("name", work.name())
            .bind("detail", work.detail());
    var inserted =
        database
            .sql(
                """
                INSERT INTO job_run (name, briefing_id, detail, node, due_at, started_at, outcome)
                VALUES (:name, :briefing::uuid, :detail, :node, :due, :now, 'RUNNING') RETURNING id\
                """)
            .bind("name", work.name())
            .bind("detail", work.detail())
            .bind("node", node)
            .bind("due", work.dueAt())
            .bind("now", begun);
    return briefing(interrupted, work)
        .then()
        .then(
            briefing(inserted, work)
                .map(row -> Optional.of(requireNonNull(row.get("id", Long.class))))
                .one());
  }

  private Mono<Void> ended(
      Work work,
      Optional<Long> id,
      Instant begun,
      long nanos,
      @Nullable Throwable error,
      String note,
      boolean last) {
    long millis = Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    counts.merge(new Counted(work.name(), error == null ? "done" : "failed"), 1L, Long::sum);
    var outcome =
        error == null
            ? JobRun.Outcome.DONE
            : last ? JobRun.Outcome.GIVEN_UP : JobRun.Outcome.FAILED;
    Mono<Optional<Long>> run;
    if (id.isPresent()) {
      run = finish(id.get(), outcome, error, note).then(Mono.empty());
    } else if (error != null) {
      run =
          begin(work, begun)
              .flatMap(made -> finish(made.orElseThrow(), outcome, error, note))
              .then(Mono.empty());
    } else {
      run = Mono.empty();
    }
    return quietly(run.then(state(work, begun, millis, error)).then(Mono.empty())).then();
  }

  private Mono<Void> finish(
      long id, JobRun.Outcome outcome, @Nullable Throwable error, String note) {
    var spec =
        database
            .sql(
                """
                UPDATE job_run SET outcome = :outcome, ended_at = :now, error = :error, note = :note
                WHERE id = :id\
                """)
            .bind("outcome", outcome.name())
            .bind("now", clock.instant())
            .bind("id", id);
    spec = error == null ? spec.bindNull("error", String.class) : spec.bind("error", words(error));
    return (note.isEmpty() ? spec.bindNull("note", String.class) : spec.bind("note", note)).then();
  }

  private Mono<Void> state(Work work, Instant begun, long millis, @Nullable Throwable error) {
    var spec =
        database
            .sql(
                """
                INSERT INTO job_state AS s
                  (name, kind, node, started_at, millis, error, runs, failures, last_failed_at)
                VALUES (:name, :kind, :node, :begun, :millis, :error, 1, :failed,
                  CASE WHEN :failed > 0 THEN :begun END)
                ON CONFLICT (name) DO UPDATE SET kind = EXCLUDED.kind, node = EXCLUDED.node,
                  started_at = EXCLUDED.started_at, millis = EXCLUDED.millis, error = EXCLUDED.error,
                  runs = s.runs + 1, failures = s.failures + EXCLUDED.failures,
                  last_failed_at = coalesce(EXCLUDED.last_failed_at, s.last_failed_at)\
                """)
            .bind("name", work.name())
            .bind("kind", work.kind().name())
            .bind("node", node)
            .bind("begun", begun)
            .bind("millis", millis)
            .bind("failed", error == null ? 0 : 1);
    return (error == null ? spec.bindNull("error", String.class) : spec.bind("error", words(error)))
        .then();
  }

  /// Whether this daily job has not been begun on this day or a later one; from now on it has.
  Mono<Boolean> claimDay(String name, LocalDate day) {
    return database
        .sql(
            """
            INSERT INTO job_state AS s (name, kind, node, started_at, millis, day)
            VALUES (:name, 'DAILY', :node, :now, 0, :day)
            ON CONFLICT (name) DO UPDATE SET day = EXCLUDED.day
            WHERE s.day IS NULL OR s.day < EXCLUDED.day\
            """)
        .bind("name", name)
        .bind("node", node)
        .bind("now", clock.instant())
        .bind("day", day)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows > 0);
  }

  /// How every job stands, by name.
  public Flux<JobState> states() {
    return database
        .sql("SELECT * FROM job_state ORDER BY name")
        .map(row ->
            new JobState(
                requireNonNull(row.get("name", String.class)),
                JobState.Kind.valueOf(requireNonNull(row.get("kind", String.class))),
                requireNonNull(row.get("node", String.class)),
                requireNonNull(row.get("started_at", Instant.class)),
                requireNonNull(row.get("millis", Long.class)),
                row.get("error", String.class),
                requireNonNull(row.get("runs", Long.class)),
                requireNonNull(row.get("failures", Long.class)),
                row.get("last_failed_at", Instant.class)))
        .all();
  }

  /// The latest runs, the newest first.
  ///
  /// @param wrongOnly those alone that did not end well
  public Flux<JobRun> runs(boolean wrongOnly, int limit) {
    return database
        .sql(
            "SELECT * FROM job_run WHERE "
                + (wrongOnly ? "outcome IN ('FAILED', 'GIVEN_UP', 'INTERRUPTED')" : "true")
                + " ORDER BY started_at DESC, id DESC LIMIT :limit")
        .bind("limit", limit)
        .map(JobLog::entry)
        .all();
  }

  /// One run.
  public Mono<JobRun> run(long id) {
    return database
        .sql("SELECT * FROM job_run WHERE id = :id")
        .bind("id", id)
        .map(JobLog::entry)
        .one();
  }

  /// A plan that stands.
  ///
  /// @param name `task` or `task/detail`, of a daily job its name
  /// @param briefingId null: of no briefing
  /// @param at when it is due; before now: it should have run
  public record Plan(String name, @Nullable UUID briefingId, Instant at) {}

  /// The plans that are due first.
  public Flux<Plan> ahead(int limit) {
    return database
        .sql(
            """
            SELECT trigger_name, trigger_group, next_fire_time FROM qrtz_triggers
            WHERE next_fire_time > 0 AND trigger_group <> 'giaoban'
            ORDER BY next_fire_time, trigger_name LIMIT :limit\
            """)
        .bind("limit", limit)
        .map(row ->
            new Plan(
                requireNonNull(row.get("trigger_name", String.class)),
                briefing(requireNonNull(row.get("trigger_group", String.class))),
                Instant.ofEpochMilli(requireNonNull(row.get("next_fire_time", Long.class)))))
        .all();
  }

  /// How late the plan is that should have run first; zero when none is.
  public Mono<Duration> overdue() {
    return database
        .sql("SELECT min(next_fire_time) AS first FROM qrtz_triggers WHERE next_fire_time > 0")
        .map(row -> Optional.ofNullable(row.get("first", Long.class)))
        .one()
        .map(first ->
            first
                .map(at -> Duration.between(Instant.ofEpochMilli(at), clock.instant()))
                .filter(late -> !late.isNegative())
                .orElse(Duration.ZERO));
  }

  private static @Nullable UUID briefing(String group) {
    try {
      return UUID.fromString(group);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /// Forgets runs that began before `before`; how many.
  public Mono<Long> forget(Instant before) {
    return database
        .sql("DELETE FROM job_run WHERE started_at < :before")
        .bind("before", before)
        .fetch()
        .rowsUpdated();
  }

  private static JobRun entry(Readable row) {
    return new JobRun(
        requireNonNull(row.get("id", Long.class)),
        requireNonNull(row.get("name", String.class)),
        row.get("briefing_id", UUID.class),
        requireNonNull(row.get("detail", String.class)),
        requireNonNull(row.get("node", String.class)),
        requireNonNull(row.get("due_at", Instant.class)),
        requireNonNull(row.get("started_at", Instant.class)),
        row.get("ended_at", Instant.class),
        JobRun.Outcome.valueOf(requireNonNull(row.get("outcome", String.class))),
        row.get("error", String.class),
        row.get("note", String.class));
  }

  private static DatabaseClient.GenericExecuteSpec briefing(
      DatabaseClient.GenericExecuteSpec spec, Work work) {
    var id = work.briefingId();
    return id == null ? spec.bindNull("briefing", UUID.class) : spec.bind("briefing", id);
  }

  private static String words(Throwable error) {
    var words = error.toString();
    return words.length() > LONGEST_ERROR ? words.substring(0, LONGEST_ERROR) : words;
  }

  private static Mono<Optional<Long>> quietly(Mono<Optional<Long>> writing) {
    return writing
        .onErrorResume(e -> {
          log.warn("a run was not logged: {}", e.toString());
          return Mono.empty();
        })
        .defaultIfEmpty(Optional.empty());
  }
}
