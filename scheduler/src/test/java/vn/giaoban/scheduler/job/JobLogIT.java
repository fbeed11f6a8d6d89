package vn.giaoban.scheduler.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.scheduling.quartz.LocalDataSourceJobStore;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.testing.MovableClock;
import vn.giaoban.scheduler.testing.TestDatabase;

/// The log of jobs on the real tables; a node is a process of its own where it has to die.
@Timeout(120)
class JobLogIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private final MovableClock clock = MovableClock.at("2026-11-22T08:00:00+07:00");
  private final JobLog log = new JobLog(database.client(), clock, "here");
  private final List<SchedulerFactoryBean> nodes = new CopyOnWriteArrayList<>();
  private final List<String> done = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (var node : nodes) {
      node.destroy();
    }
    database.execute(
        "DELETE FROM qrtz_simple_triggers; DELETE FROM qrtz_cron_triggers; DELETE FROM qrtz_triggers;"
            + " DELETE FROM qrtz_job_details; DELETE FROM qrtz_fired_triggers;"
            + " DELETE FROM qrtz_scheduler_state; DELETE FROM job_run; DELETE FROM job_state");
  }

  @Test
  void whatRanAndWhatFailedIsKept() {
    log.sweep("good", Mono::empty).block();
    log.sweep("bad", () -> Mono.error(new IllegalStateException("no disk")))
        .onErrorComplete()
        .block();
    log.sweep("bad", Mono::empty).block();

    var states = log.states().collectList().block();
    assertThat(states).extracting(JobState::name).containsExactly("bad", "good");
    assertThat(states.getFirst().runs()).isEqualTo(2);
    assertThat(states.getFirst().failures()).isEqualTo(1);
    assertThat(states.getFirst().error()).isNull();
    var runs = log.runs(true, 10).collectList().block();
    assertThat(runs).hasSize(1);
    assertThat(runs.getFirst().error()).contains("no disk");
    assertThat(runs.getFirst().outcome()).isEqualTo(JobRun.Outcome.FAILED);
    assertThat(log.counts()).containsEntry(new JobLog.Counted("bad", "failed"), 1L);
  }

  @Test
  void aDayIsClaimedOnceHoweverTheClockIsSet() {
    var day = LocalDate.of(2026, 11, 22);

    assertThat(log.claimDay("nightly", day).block()).isTrue();
    assertThat(log.claimDay("nightly", day).block()).isFalse();
    // The clock was set back over midnight, then ran into the day once more.
    assertThat(log.claimDay("nightly", day.minusDays(1)).block()).isFalse();
    assertThat(log.claimDay("nightly", day).block()).isFalse();
    assertThat(log.claimDay("nightly", day.plusDays(1)).block()).isTrue();
  }

  @Test
  void aJumpOfTheClockIsNoticedAndSlowPassingIsNot() {
    var nanos = new AtomicLong();
    var watch = new ClockWatch(database.client(), clock, nanos::get);
    clock.set(Instant.now());
    watch.run().block();
    clock.advance(Duration.ofMinutes(1));
    nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
    // A minute on both clocks; the database's stands where it is, and that is told.
    assertThat(watch.run().materialize().block().getThrowable())
        .hasMessageContaining("off the database's");
    assertThat(watch.skew()).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(65));

    clock.advance(Duration.ofHours(-2));
    assertThat(watch.run().materialize().block().getThrowable())
        .hasMessageContaining("set by PT-2H");
  }

  @Test
  void aMissedDailyJobRunsOnceForAllDaysThatWereMissed() throws Exception {
    var first = node("a");
    var jobs = new QuartzJobs(first.getScheduler());
    jobs.daily(List.of(daily()));
    database.execute(
        "UPDATE qrtz_triggers SET next_fire_time = next_fire_time - 3 * 86400000::bigint"
            + " WHERE trigger_group = 'daily'");

    for (var id : List.of("b", "c")) {
      var node = node(id);
      var again = new QuartzJobs(node.getScheduler());
      again.logTo(log);
      again.daily(List.of(daily())); // a restart must not forget the run that was missed
      node.getScheduler().start();
    }

    await(() -> !done.isEmpty());
    // Nothing is under way and nothing is due: no node has a run before it.
    await(() ->
        count("SELECT count(*) FROM qrtz_fired_triggers") == 0
            && count(
                    "SELECT count(*) FROM qrtz_triggers WHERE trigger_group = 'daily'"
                        + " AND next_fire_time <= extract(epoch FROM now()) * 1000")
                == 0);
    assertThat(done).containsExactly("nightly");
    new QuartzJobs(nodes.getLast().getScheduler()).runDaily("nightly").block();
    await(() -> done.size() == 2);
    await(() -> count("SELECT count(*) FROM job_run WHERE note = 'deleted 7'") == 2);
  }

  @Test
  void whatANodeDidWhenItWasKilledIsDoneByAnother() throws Exception {
    var briefing = UUID.randomUUID();
    database.execute("CREATE TABLE effect (node text)");
    database.execute("GRANT ALL ON effect TO giaoban_app");
    var victim =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                JobNode.class.getName(),
                database.jdbcUrl(),
                briefing.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      await(() -> count("SELECT count(*) FROM effect WHERE node = 'victim'") == 1);
    } finally {
      victim.destroyForcibly().waitFor();
    }
    // Its log says that it runs, as the killed node left it.
    database.execute(
        "INSERT INTO job_run (name, briefing_id, node, due_at, started_at, outcome) VALUES"
            + " ('slow', '"
            + briefing
            + "', 'victim', now(), now(), 'RUNNING')");
    var node = node("heir");
    var jobs = new QuartzJobs(node.getScheduler());
    jobs.logTo(log);
    jobs.carryOut(
        List.of(task("slow", () -> database.execute("INSERT INTO effect VALUES ('heir')"))));
    node.getScheduler().start();

    await(() -> count("SELECT count(*) FROM effect WHERE node = 'heir'") == 1);
    await(() -> count("SELECT count(*) FROM qrtz_triggers") == 0);
    assertThat(count("SELECT count(*) FROM effect WHERE node = 'heir'")).isEqualTo(1);
    assertThat(log.runs(false, 10).map(JobRun::outcome).collectList().block())
        .containsExactlyInAnyOrder(JobRun.Outcome.DONE, JobRun.Outcome.INTERRUPTED);
  }

  private long count(String sql) {
    try (var connection = database.owner().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private DailyJob daily() {
    return new DailyJob() {
      @Override
      public String name() {
        return "nightly";
      }

      @Override
      public LocalTime at() {
        return LocalTime.of(3, 15);
      }

      @Override
      public Mono<String> run() {
        return Mono.fromSupplier(() -> {
          done.add("nightly");
          return "deleted 7";
        });
      }
    };
  }

  static BriefingTask task(String name, Runnable act) {
    return new BriefingTask() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Mono<Void> run(UUID briefingId, String detail) {
        return Mono.fromRunnable(act);
      }
    };
  }

  private SchedulerFactoryBean node(String id) throws Exception {
    var factory = new SchedulerFactoryBean();
    factory.setDataSource(database.owner());
    configure(factory, id);
    nodes.add(factory);
    return factory;
  }

  /// As the server configures it, only in more of a hurry.
  static void configure(SchedulerFactoryBean factory, String id) throws Exception {
    factory.setSchedulerName("test");
    factory.setAutoStartup(false);
    factory.setWaitForJobsToCompleteOnShutdown(false);
    var properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceId", id);
    properties.setProperty("org.quartz.threadPool.threadCount", "2");
    properties.setProperty("org.quartz.jobStore.class", LocalDataSourceJobStore.class.getName());
    properties.setProperty(
        "org.quartz.jobStore.driverDelegateClass",
        "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
    properties.setProperty("org.quartz.jobStore.isClustered", "true");
    properties.setProperty("org.quartz.jobStore.clusterCheckinInterval", "1000");
    properties.setProperty("org.quartz.jobStore.misfireThreshold", "1000");
    factory.setQuartzProperties(properties);
    factory.afterPropertiesSet();
  }

  private static void await(BooleanSupplier condition) {
    Mono.fromSupplier(condition::getAsBoolean)
        .filter(met -> met)
        .repeatWhenEmpty(1200, tries -> tries.delayElements(Duration.ofMillis(50)))
        .block();
  }
}
