package vn.giaoban.scheduler.job;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.quartz.Job;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobKey;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Runs one [BriefingTask] on Quartz's thread: it holds an id, calls one method and waits.
public final class TaskJob implements Job {
  static final String TASKS = "giaoban.tasks";
  static final String LOG = "giaoban.log";
  static final String TASK = "task";
  static final String DETAIL = "detail";

  private static final String TRIES = "tries";
  private static final Logger log = LoggerFactory.getLogger(TaskJob.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// After this many failures in a row we give up: the task is broken, not the database.
  private static final int MOST_TRIES = 20;

  @Override
  public void execute(JobExecutionContext context) throws JobExecutionException {
    JobKey key = context.getJobDetail().getKey();
    JobDataMap data = context.getMergedJobDataMap();
    try {
      logged(context, data).block(PATIENCE);
    } catch (RuntimeException | SchedulerException e) {
      tryAgain(context, key, data, e);
    }
  }

  private static Mono<Void> logged(JobExecutionContext context, JobDataMap data)
      throws SchedulerException {
    var briefing = UUID.fromString(context.getJobDetail().getKey().getGroup());
    var name = data.getString(TASK);
    var detail = data.getString(DETAIL);
    Mono<Void> doing = task(context, name).run(briefing, detail);
    if (context.getScheduler().getContext().get(LOG) instanceof JobLog log) {
      var due = context.getScheduledFireTime().toInstant();
      return log.watched(
          new JobLog.Work(name, JobState.Kind.TASK, briefing, detail, due),
          tries(data) >= MOST_TRIES,
          doing.thenReturn(""));
    }
    return doing;
  }

  /// How often it has been tried, this time included.
  private static int tries(JobDataMap data) {
    return data.containsKey(TRIES) ? data.getIntValue(TRIES) + 1 : 1;
  }

  private static BriefingTask task(JobExecutionContext context, String name)
      throws SchedulerException {
    Map<?, ?> tasks = (Map<?, ?>) context.getScheduler().getContext().get(TASKS);
    if (tasks != null && tasks.get(name) instanceof BriefingTask task) {
      return task;
    }
    throw new IllegalStateException("task: " + name + " (expected: one known to this version)");
  }

  private static void tryAgain(
      JobExecutionContext context, JobKey key, JobDataMap data, Exception failure)
      throws JobExecutionException {
    int tries = tries(data);
    if (tries >= MOST_TRIES) {
      log.error("{} of briefing {} given up", key.getName(), key.getGroup(), failure);
      return;
    }
    // 5 s, 10 s, … at most 5 min.
    Duration pause = Duration.ofSeconds(Math.min(300, 5L << Math.min(tries - 1, 6)));
    log.warn(
        "{} of briefing {} failed, again in {}: {}",
        key.getName(),
        key.getGroup(),
        pause,
        failure.toString());
    try {
      Trigger again =
          QuartzJobs.trigger(key, context.getFireTime().toInstant().plus(pause))
              .getTriggerBuilder()
              .usingJobData(TRIES, tries)
              .build();
      context.getScheduler().scheduleJob(context.getJobDetail(), java.util.Set.of(again), true);
    } catch (SchedulerException e) {
      throw new JobExecutionException(e);
    }
  }
}
