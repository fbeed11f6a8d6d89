package vn.giaoban.scheduler.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobDataMap;
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
import vn.giaoban.scheduler.writing.Written;

/// Plans in Quartz: the job's group is the briefing's id, its name `task` or `task/detail`.
///
/// What becomes of runs that were missed is one for each kind of job, see [JobState.Kind#misfire]:
/// a plan whose time passed while no server ran is carried out as soon as one does, a daily job
/// once for all days, a sweep waits for its next minute.
public final class QuartzJobs implements Jobs {
  private static final JobKey SWEEP = JobKey.jobKey("sweep", "giaoban");
  private static final String DAILY_GROUP = "daily";

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

  /// Where runs are logged; before the scheduler starts.
  public void logTo(JobLog log) throws SchedulerException {
    quartz.getContext().put(TaskJob.LOG, log);
  }

  /// Has these run once a day each, on one of the nodes.
  public void daily(Collection<? extends DailyJob> jobs) throws SchedulerException {
    Map<String, DailyJob> byName =
        jobs.stream().collect(Collectors.toUnmodifiableMap(DailyJob::name, Function.identity()));
    quartz.getContext().put(DailyJobRun.DAILY, byName);
    for (DailyJob job : jobs) {
      JobKey key = JobKey.jobKey(job.name(), DAILY_GROUP);
      CronTrigger trigger =
          TriggerBuilder.newTrigger()
              .withIdentity(key.getName(), key.getGroup())
              .withSchedule(
                  CronScheduleBuilder.dailyAtHourAndMinute(job.at().getHour(), job.at().getMinute())
                      .inTimeZone(TimeZone.getTimeZone(Written.ZONE))
                      .withMisfireHandlingInstructionFireAndProceed())
              .build();
      // A trigger that stands is kept: made anew it would forget the run it has missed.
      if (quartz.getTrigger(trigger.getKey()) instanceof CronTrigger known
          && known.getCronExpression().equals(trigger.getCronExpression())) {
        continue;
      }
      quartz.scheduleJob(
          JobBuilder.newJob(DailyJobRun.class).withIdentity(key).storeDurably().build(),
          Set.of(trigger),
          true);
    }
  }

  /// Has a daily job run now, whatever ran today; nothing happens when there is none of that name.
  public Mono<Void> runDaily(String name) {
    return blocking(() -> {
      JobKey key = JobKey.jobKey(name, DAILY_GROUP);
      if (quartz.checkExists(key)) {
        quartz.triggerJob(key, new JobDataMap(Map.of(DailyJobRun.BY_HAND, true)));
      }
      return null;
    });
  }

  /// Has the sweep run now.
  public Mono<Void> runSweep() {
    return blocking(() -> {
      quartz.triggerJob(SWEEP);
      return null;
    });
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
