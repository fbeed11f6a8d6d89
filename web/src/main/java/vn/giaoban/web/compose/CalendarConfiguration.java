package vn.giaoban.web.compose;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import vn.giaoban.scheduler.calendar.CalendarDays;

/// Holidays and working days.
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {
  @Bean
  CalendarDays calendarDays(
      DatabaseClient database, TransactionalOperator transactions, InstantSource clock) {
    return new CalendarDays(database, transactions, clock);
  }
}
