package vn.giaoban.web.compose;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import vn.giaoban.scheduler.calendar.CalendarDays;
import vn.giaoban.scheduler.calendar.CalendarEntries;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.programme.Programme;

/// Holidays, the calendar and the week's programme, put together.
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {
  @Bean
  CalendarDays calendarDays(
      DatabaseClient database, TransactionalOperator transactions, InstantSource clock) {
    return new CalendarDays(database, transactions, clock);
  }

  @Bean
  CalendarEntries calendarEntries(DatabaseClient database) {
    return new CalendarEntries(database);
  }

  @Bean
  Programme programme(
      DatabaseClient database,
      TransactionalOperator transactions,
      CalendarEntries entries,
      Journal journal,
      InstantSource clock) {
    return new Programme(database, transactions, entries, journal, clock);
  }
}
