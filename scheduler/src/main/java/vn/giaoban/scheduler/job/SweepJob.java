package vn.giaoban.scheduler.job;

import java.time.Duration;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SchedulerException;

/// Runs the [Sweep] on Quartz's thread.
@DisallowConcurrentExecution
public final class SweepJob implements Job {
  static final String SWEEP = "giaoban.sweep";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Override
  public void execute(JobExecutionContext context) throws JobExecutionException {
    try {
      Sweep sweep = (Sweep) context.getScheduler().getContext().get(SWEEP);
      if (sweep != null) {
        sweep.run().block(PATIENCE);
      }
    } catch (SchedulerException | RuntimeException e) {
      throw new JobExecutionException(e);
    }
  }
}
