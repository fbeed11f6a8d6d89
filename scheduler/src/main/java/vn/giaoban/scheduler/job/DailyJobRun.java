package vn.giaoban.scheduler.job;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SchedulerException;
import vn.giaoban.scheduler.writing.Written;

/// Runs one [DailyJob] on Quartz's thread.
@DisallowConcurrentExecution
public final class DailyJobRun implements Job {
  static final String DAILY = "giaoban.daily";
  static final String BY_HAND = "byHand";
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  @Override
  public void execute(JobExecutionContext context) throws JobExecutionException {
    try {
      var shared = context.getScheduler().getContext();
      var name = context.getJobDetail().getKey().getName();
      if (shared.get(DAILY) instanceof Map<?, ?> all
          && all.get(name) instanceof DailyJob job
          && shared.get(TaskJob.LOG) instanceof JobLog log) {
        var due = context.getScheduledFireTime().toInstant();
        var byHand = context.getMergedJobDataMap().containsKey(BY_HAND);
        run(job, log, due, byHand);
      }
    } catch (SchedulerException | RuntimeException e) {
      throw new JobExecutionException(e);
    }
  }

  private static void run(DailyJob job, JobLog log, Instant due, boolean byHand) {
    var day = LocalDate.ofInstant(due, Written.ZONE);
    if (byHand || Boolean.TRUE.equals(log.claimDay(job.name(), day).block(PATIENCE))) {
      log.watched(new JobLog.Work(job.name(), JobState.Kind.DAILY, null, "", due), false, job.run())
          .block(PATIENCE);
    }
  }
}
