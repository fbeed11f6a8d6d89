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

/// Runs one [BriefingTask] on Quartz's thread: it holds an id, calls one method and waits.
public final class TaskJob implements Job {
  static final String TASKS = "giaoban.tasks";
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
      task(context, data.getString(TASK))
          .run(UUID.fromString(key.getGroup()), data.getString(DETAIL))
          .block(PATIENCE);
    } catch (RuntimeException | SchedulerException e) {
      tryAgain(context, key, data, e);
    }
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
    int tries = data.containsKey(TRIES) ? data.getIntValue(TRIES) + 1 : 1;
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
