package vn.giaoban.web.compose;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.briefing.RoomTimes;
import vn.giaoban.scheduler.calendar.CalendarDays;
import vn.giaoban.scheduler.freetime.FreeTimeService;
import vn.giaoban.scheduler.hall.Halls;
import vn.giaoban.scheduler.job.BriefingTask;
import vn.giaoban.scheduler.job.DailyJob;
import vn.giaoban.scheduler.job.JobLog;
import vn.giaoban.scheduler.job.QuartzJobs;
import vn.giaoban.scheduler.job.Sweep;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.journal.JournalOverR2dbc;
import vn.giaoban.scheduler.journal.JournalVerifier;
import vn.giaoban.scheduler.journal.JournalWakes;
import vn.giaoban.scheduler.organisation.People;
import vn.giaoban.scheduler.organisation.Units;
import vn.giaoban.scheduler.post.Posts;
import vn.giaoban.scheduler.series.CarryOver;
import vn.giaoban.scheduler.series.SeriesService;
import vn.giaoban.scheduler.template.Audience;
import vn.giaoban.scheduler.template.Templates;
import vn.giaoban.scheduler.unitgroup.UnitGroups;
import vn.giaoban.web.language.Texts;

/// Units, briefings, the journal and the jobs, put together.
@Configuration(proxyBeanMethods = false)
class BriefingConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(BriefingConfiguration.class);
  private static final Duration SWEEP = Duration.ofMinutes(1);

  @Bean
  Units units(DatabaseClient database, TransactionalOperator transactions) {
    return new Units(database, transactions);
  }

  @Bean
  Posts posts(DatabaseClient database, TransactionalOperator transactions) {
    return new Posts(database, transactions);
  }

  @Bean
  Journal journal(
      DatabaseClient database,
      TransactionalOperator transactions,
      PostgresqlConnectionFactory longConnections,
      InstantSource clock) {
    return new JournalOverR2dbc(database, transactions, new JournalWakes(longConnections), clock);
  }

  @Bean
  JournalVerifier journalVerifier(DatabaseClient database) {
    return new JournalVerifier(database);
  }

  @Bean
  QuartzJobs jobs(Scheduler quartz) {
    return new QuartzJobs(quartz);
  }

  @Bean
  BriefingService briefingService(
      DatabaseClient database,
      TransactionalOperator transactions,
      Units units,
      People people,
      Journal journal,
      QuartzJobs jobs,
      InstantSource clock) {
    return new BriefingService(database, transactions, units, people, journal, jobs, clock);
  }

  @Bean
  Halls halls(DatabaseClient database, TransactionalOperator transactions) {
    return new Halls(database, transactions);
  }

  @Bean
  FreeTimeService freeTimeService(
      DatabaseClient database,
      TransactionalOperator transactions,
      Units units,
      People people,
      CalendarDays calendar,
      InstantSource clock) {
    return new FreeTimeService(database, transactions, units, people, calendar, clock);
  }

  @Bean
  Templates templates(
      DatabaseClient database,
      TransactionalOperator transactions,
      Units units,
      UnitGroups groups,
      InstantSource clock) {
    Audience audience =
        (group, on) ->
            groups
                .all(on)
                .map(all ->
                    all.stream()
                        .filter(
                            one -> one.id().toString().equals(group) || one.name().equals(group))
                        .flatMap(one -> one.units().stream())
                        .toList());
    return new Templates(database, transactions, units, audience, clock);
  }

  @Bean
  SeriesService seriesService(
      DatabaseClient database,
      TransactionalOperator transactions,
      BriefingService briefings,
      Units units,
      CalendarDays calendar,
      InstantSource clock) {
    return new SeriesService(database, transactions, briefings, units, calendar, clock);
  }

  /// Agendas are written in Vietnamese, whoever reads them.
  @Bean
  CarryOver carryOver(
      DatabaseClient database,
      TransactionalOperator transactions,
      BriefingService briefings,
      Journal journal,
      Texts texts,
      InstantSource clock) {
    return new CarryOver(database, transactions, briefings, journal, new CarriedOver(texts), clock);
  }

  @Bean
  RoomTimes roomTimes(DatabaseClient database, BriefingService briefings, InstantSource clock) {
    return new RoomTimes(database, briefings, clock);
  }

  /// Tells Quartz who carries out what, once everybody is there and before it starts.
  ///
  /// @param others tasks of other features
  /// @param sweeps of all features by the names of their beans, the rooms' among them
  /// @param daily what is done once a day
  @Bean
  SmartInitializingSingleton tasksOfJobs(
      QuartzJobs jobs,
      JobLog log,
      RoomTimes roomTimes,
      List<BriefingTask> others,
      Map<String, Sweep> sweeps,
      List<DailyJob> daily) {
    return () -> {
      try {
        jobs.logTo(log);
        jobs.carryOut(Stream.concat(roomTimes.tasks().stream(), others.stream()).toList());
        jobs.daily(daily);
        jobs.sweepEvery(SWEEP, () -> all(log, sweeps));
      } catch (SchedulerException e) {
        throw new IllegalStateException("Quartz: " + e.getMessage(), e);
      }
    };
  }

  /// One after the other; what fails is tried again a minute later and keeps nobody from his turn.
  private static Mono<Void> all(JobLog log, Map<String, Sweep> sweeps) {
    return Flux.fromIterable(sweeps.entrySet())
        .concatMap(sweep ->
            log.sweep(kebab(sweep.getKey()), sweep.getValue())
                .onErrorResume(e -> {
                  LOG.warn("The sweep {} failed: {}", sweep.getKey(), e.toString());
                  return Mono.empty();
                }))
        .then();
  }

  /// `roomTimes` is `room-times` in the log.
  private static String kebab(String bean) {
    return bean.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
