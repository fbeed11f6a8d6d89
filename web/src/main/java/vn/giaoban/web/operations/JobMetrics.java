package vn.giaoban.web.operations;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.job.ClockWatch;
import vn.giaoban.scheduler.job.JobLog;
import vn.giaoban.scheduler.job.Sweep;

/// What Prometheus is told of jobs. The figures of the database are read once a minute by a sweep:
/// whoever scrapes every five seconds must not make it count.
@Configuration(proxyBeanMethods = false)
class JobMetrics {
  private record Figures(Duration overdue, Backlog.Counts backlog) {}

  private final AtomicReference<Figures> figures =
      new AtomicReference<>(new Figures(Duration.ZERO, new Backlog.Counts(0, 0, 0)));

  private final Set<JobLog.Counted> counted = ConcurrentHashMap.newKeySet();

  @Bean
  Sweep jobFigures(JobLog log, Backlog backlog, ObjectProvider<MeterRegistry> registry) {
    return () ->
        Mono.zip(log.overdue(), backlog.counts())
            .doOnNext(of -> {
              figures.set(new Figures(of.getT1(), of.getT2()));
              registry.ifAvailable(to -> count(log, to));
            })
            .then();
  }

  /// A counter for each job that has run; those that are there already are left alone.
  private void count(JobLog log, MeterRegistry registry) {
    for (var one : log.counts().keySet()) {
      if (!counted.add(one)) {
        continue; // The registry would warn on the operator's console.
      }
      FunctionCounter.builder("giaoban.jobs.runs", log, l -> l.counts().getOrDefault(one, 0L))
          .description("Runs of jobs on this server since it started")
          .tag("job", one.job())
          .tag("outcome", one.outcome())
          .register(registry);
    }
  }

  @Bean
  SmartInitializingSingleton jobGauges(ObjectProvider<MeterRegistry> meters, ClockWatch clock) {
    return () ->
        meters.ifAvailable(registry -> {
          Gauge.builder("giaoban.jobs.overdue", figures, f -> f.get().overdue().toSeconds())
              .baseUnit("seconds")
              .description("How late the plan is that should have run first")
              .register(registry);
          Gauge.builder("giaoban.jobs.given.up", figures, f -> f.get().backlog().gaveUp())
              .description("Runs of the last day that were given up")
              .register(registry);
          Gauge.builder("giaoban.outbox.waiting", figures, f -> f.get().backlog().mailWaiting())
              .description("Mail that waits to be sent")
              .register(registry);
          Gauge.builder(
                  "giaoban.documents.unread", figures, f -> f.get().backlog().documentsUnread())
              .description("Documents whose text has not been read yet")
              .register(registry);
          Gauge.builder("giaoban.clock.skew", clock, c -> c.skew().toMillis() / 1000.0)
              .baseUnit("seconds")
              .description("How far this machine's clock is ahead of the database's")
              .register(registry);
        });
  }
}
