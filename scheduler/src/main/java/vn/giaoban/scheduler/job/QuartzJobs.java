package vn.giaoban.scheduler.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Plans in Quartz: the job's group is the briefing's id, its name `task` or `task/detail`.
///
/// Misfire policy, for every task: fire once now. A plan whose time passed while no server ran is
/// carried out as soon as one does; whether it still makes sense is the task's to judge.
public final class QuartzJobs implements Jobs {
  private static final JobKey SWEEP = JobKey.jobKey("sweep", "giaoban");

  private final Scheduler quartz;

  /// @param quartz may be started after [#carryOut]
  public QuartzJobs(Scheduler quartz) {
    this.quartz = quartz;
  }

  /// Says who carries out what is planned. Before the scheduler starts: a plan that is due would
  /// not find its task.
  public void carryOut(Collection<? extends BriefingTask> tasks) throws SchedulerException {
    Map<String, BriefingTask> byName =
        tasks.stream()
            .collect(Collectors.toUnmodifiableMap(BriefingTask::name, Function.identity()));
    quartz.getContext().put(TaskJob.TASKS, byName);
  }

  /// Has `sweep` run on one of the nodes every `every`, from now on. Missed runs are not made up
  /// for: the next one finds whatever they would have found.
  public void sweepEvery(Duration every, Sweep sweep) throws SchedulerException {
    quartz.getContext().put(SweepJob.SWEEP, sweep);
    JobDetail job = JobBuilder.newJob(SweepJob.class).withIdentity(SWEEP).storeDurably().build();
    Trigger trigger =
        TriggerBuilder.newTrigger()
            .withIdentity(SWEEP.getName(), SWEEP.getGroup())
            .startNow()
            .withSchedule(
                SimpleScheduleBuilder.simpleSchedule()
                    .withIntervalInMilliseconds(every.toMillis())
                    .repeatForever()
                    .withMisfireHandlingInstructionNextWithRemainingCount())
            .build();
    quartz.scheduleJob(job, Set.of(trigger), true);
  }

  @Override
  public Mono<Void> plan(UUID briefingId, String task, String detail, Instant at) {
    return blocking(() -> {
      JobKey key = key(briefingId, task, detail);
      JobDetail job =
          JobBuilder.newJob(TaskJob.class)
              .withIdentity(key)
              .usingJobData(TaskJob.TASK, task)
              .usingJobData(TaskJob.DETAIL, detail)
              .requestRecovery()
              .build();
      quartz.scheduleJob(job, Set.of(trigger(key, at)), true);
      return null;
    });
  }

  @Override
  public Mono<Void> drop(UUID briefingId, String task, String detail) {
    return blocking(() -> quartz.deleteJob(key(briefingId, task, detail)));
  }

  @Override
  public Mono<Void> dropAll(UUID briefingId) {
    return blocking(() ->
        quartz.deleteJobs(
            List.copyOf(quartz.getJobKeys(GroupMatcher.jobGroupEquals(briefingId.toString())))));
  }

  static Trigger trigger(JobKey key, Instant at) {
    return TriggerBuilder.newTrigger()
        .withIdentity(new TriggerKey(key.getName(), key.getGroup()))
        .startAt(Date.from(at))
        .withSchedule(
            SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
        .build();
  }

  private static JobKey key(UUID briefingId, String task, String detail) {
    return JobKey.jobKey(detail.isEmpty() ? task : task + "/" + detail, briefingId.toString());
  }

  private static Mono<Void> blocking(Callable<?> work) {
    return Mono.fromRunnable(
            () -> {
              try {
                work.call();
              } catch (Exception e) {
                throw new IllegalStateException("Quartz: " + e.getMessage(), e);
              }
            })
        .subscribeOn(Schedulers.boundedElastic())
        .then();
  }
}
