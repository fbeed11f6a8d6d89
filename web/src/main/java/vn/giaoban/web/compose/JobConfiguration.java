package vn.giaoban.web.compose;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import vn.giaoban.scheduler.calendar.CalendarDays;
import vn.giaoban.scheduler.job.ClockWatch;
import vn.giaoban.scheduler.job.JobLog;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.minutes.MinutesDue;
import vn.giaoban.scheduler.outbox.store.OutboxOverR2dbc;
import vn.giaoban.scheduler.retention.Retention;
import vn.giaoban.web.settings.Settings;

/// The log of jobs, and what is done every day.
@Configuration(proxyBeanMethods = false)
class JobConfiguration {
  @Bean
  JobLog jobLog(DatabaseClient database, InstantSource clock, Settings settings) {
    return new JobLog(database, clock, MailConfiguration.node(settings));
  }

  @Bean
  ClockWatch clockWatch(DatabaseClient database, InstantSource clock) {
    return new ClockWatch(database, clock);
  }

  @Bean
  Retention retention(
      DatabaseClient database,
      TransactionalOperator transactions,
      Journal journal,
      InstantSource clock) {
    return new Retention(database, transactions, journal, clock);
  }

  @Bean
  MinutesDue minutesDue(
      DatabaseClient database,
      TransactionalOperator transactions,
      CalendarDays calendar,
      Journal journal,
      OutboxOverR2dbc outbox,
      MinutesDue.Letters letters,
      InstantSource clock) {
    return new MinutesDue(database, transactions, calendar, journal, outbox, letters, clock);
  }
}
