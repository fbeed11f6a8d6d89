package vn.giaoban.web.compose;

import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import vn.giaoban.scheduler.attendance.Boards;
import vn.giaoban.scheduler.attendance.Escalation;
import vn.giaoban.scheduler.attendance.InviteeMails;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.outbox.OutboxSender;
import vn.giaoban.scheduler.outbox.store.OutboxOverR2dbc;
import vn.giaoban.scheduler.tracking.Addresses;
import vn.giaoban.scheduler.tracking.PresenceCount;
import vn.giaoban.scheduler.tracking.UnitTracking;

/// How invitations fare over time, put together.
@Configuration(proxyBeanMethods = false)
class TrackingConfiguration {
  @Bean
  UnitTracking unitTracking(DatabaseClient database, InstantSource clock) {
    return new UnitTracking(database, clock);
  }

  @Bean
  Addresses unitAddresses(DatabaseClient database, InstantSource clock) {
    return new Addresses(database, clock);
  }

  @Bean
  InviteeMails inviteeMails(DatabaseClient database) {
    return new InviteeMails(database);
  }

  @Bean
  PresenceCount presenceCount(
      DatabaseClient database, TransactionalOperator transactions, InstantSource clock) {
    return new PresenceCount(database, transactions, clock);
  }

  @Bean
  Escalation callList(
      DatabaseClient database,
      TransactionalOperator transactions,
      Boards boards,
      Journal journal,
      OutboxOverR2dbc outbox,
      Escalation.Letters letters,
      InstantSource clock,
      ObjectProvider<OutboxSender> sender) {
    return new Escalation(
        database,
        transactions,
        boards,
        journal,
        outbox,
        letters,
        clock,
        () -> sender.getObject().wake());
  }
}
