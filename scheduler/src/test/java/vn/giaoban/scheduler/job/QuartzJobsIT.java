package vn.giaoban.scheduler.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.matchers.GroupMatcher;
import org.springframework.scheduling.quartz.LocalDataSourceJobStore;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.testing.TestDatabase;

/// Real Quartz on the real tables, in clustered mode, several schedulers as several nodes.
@Timeout(90)
class QuartzJobsIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private final List<SchedulerFactoryBean> nodes = new CopyOnWriteArrayList<>();
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final UUID briefing = UUID.randomUUID();

  @AfterEach
  void stop() throws Exception {
    for (SchedulerFactoryBean node : nodes) {
      node.destroy();
    }
    database.execute(
        "DELETE FROM qrtz_simple_triggers; DELETE FROM qrtz_triggers; DELETE FROM qrtz_job_details;"
            + " DELETE FROM qrtz_fired_triggers; DELETE FROM qrtz_scheduler_state");
  }

  @Test
  void aPlanIsCarriedOutAtItsTimeAndThenForgotten() throws Exception {
    Scheduler node = node("a", task("open-room"));
    node.start();

    jobs(node).plan(briefing, "open-room", "", Instant.now().plusMillis(300)).block();

    await(() -> done.equals(List.of("open-room ")));
    await(() -> plans(node) == 0);
  }

  @Test
  void aPlanReplacesTheEarlierOneAndCanBeDropped() throws Exception {
    Scheduler node = node("a", task("reminder"));
    node.start();
    QuartzJobs jobs = jobs(node);
    Instant far = Instant.now().plus(Duration.ofDays(1));

    jobs.plan(briefing, "reminder", "PT1H", far).block();
    jobs.plan(briefing, "reminder", "P1D", far).block();
    jobs.plan(briefing, "reminder", "PT1H", far.plusSeconds(1)).block();
    assertThat(plans(node)).isEqualTo(2);
    jobs.drop(briefing, "reminder", "P1D").block();
    assertThat(plans(node)).isEqualTo(1);
    jobs.plan(briefing, "reminder", "PT1H", Instant.now()).block();

    await(() -> done.equals(List.of("reminder PT1H")));
    jobs.plan(briefing, "reminder", "PT1H", far).block();
    jobs.dropAll(briefing).block();
    assertThat(plans(node)).isZero();
    assertThat(done).hasSize(1);
  }

  @Test
  void whatCameDueWhileNoServerRanIsDoneOnceWhenOneStarts() throws Exception {
    Scheduler before = node("a", task("open-room"));
    jobs(before).plan(briefing, "open-room", "", Instant.now().minus(Duration.ofHours(3))).block();
    nodes.removeFirst().destroy();

    node("a", task("open-room")).start();
    node("b", task("open-room")).start();

    await(() -> !done.isEmpty());
    await(() -> plans(scheduler(0)) == 0);
    assertThat(done).containsExactly("open-room ");
  }

  @Test
  void ofTwoNodesOneCarriesOutAPlan() throws Exception {
    Scheduler a = node("a", task("open-room"));
    Scheduler b = node("b", task("open-room"));
    a.start();
    b.start();

    for (int i = 0; i < 10; i++) {
      jobs(a).plan(UUID.randomUUID(), "open-room", "" + i, Instant.now().plusMillis(200)).block();
    }

    await(() -> done.size() >= 10);
    await(() -> plans(a) == 0);
    assertThat(done).hasSize(10).doesNotHaveDuplicates();
  }

  @Test
  void whatFailsIsTriedAgain() throws Exception {
    var tries = new AtomicInteger();
    Scheduler node =
        node(
            "a",
            new BriefingTask() {
              @Override
              public String name() {
                return "open-room";
              }

              @Override
              public Mono<Void> run(UUID briefingId, String detail) {
                return tries.incrementAndGet() == 1
                    ? Mono.error(new IllegalStateException("the database restarts"))
                    : Mono.fromRunnable(() -> done.add("second try"));
              }
            });
    node.start();

    jobs(node).plan(briefing, "open-room", "", Instant.now()).block();

    await(() -> done.equals(List.of("second try")));
  }

  @Test
  void theSweepRunsAgainAndAgain() throws Exception {
    Scheduler node = node("a", task("open-room"));
    jobs(node).sweepEvery(Duration.ofMillis(200), () -> Mono.fromRunnable(() -> done.add("swept")));
    node.start();

    await(() -> done.size() >= 3);
  }

  private BriefingTask task(String name) {
    return new BriefingTask() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Mono<Void> run(UUID briefingId, String detail) {
        return Mono.fromRunnable(() -> done.add(name + " " + detail));
      }
    };
  }

  private Scheduler node(String id, BriefingTask... tasks) throws Exception {
    var factory = new SchedulerFactoryBean();
    factory.setSchedulerName("test");
    factory.setDataSource(database.owner());
    factory.setAutoStartup(false);
    factory.setWaitForJobsToCompleteOnShutdown(true);
    var properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceId", id + nodes.size());
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
    nodes.add(factory);
    new QuartzJobs(factory.getScheduler()).carryOut(List.of(tasks));
    return factory.getScheduler();
  }

  private Scheduler scheduler(int i) {
    return nodes.get(i).getScheduler();
  }

  private static QuartzJobs jobs(Scheduler node) {
    return new QuartzJobs(node);
  }

  private static int plans(Scheduler node) {
    try {
      return node.getJobKeys(GroupMatcher.anyJobGroup()).size();
    } catch (SchedulerException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    Mono.fromSupplier(condition::getAsBoolean)
        .filter(met -> met)
        .repeatWhenEmpty(600, tries -> tries.delayElements(Duration.ofMillis(50)))
        .block();
  }
}
