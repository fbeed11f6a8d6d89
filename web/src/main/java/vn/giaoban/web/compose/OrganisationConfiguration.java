package vn.giaoban.web.compose;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.briefing.BriefingSuccession;
import vn.giaoban.scheduler.invitation.InvitationService;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.organisation.Successions;
import vn.giaoban.scheduler.organisation.UnitChanges;
import vn.giaoban.scheduler.organisation.UnitHistory;
import vn.giaoban.scheduler.organisation.UnitImport;
import vn.giaoban.scheduler.organisation.Units;
import vn.giaoban.scheduler.site.Sites;
import vn.giaoban.scheduler.unitgroup.UnitGroups;

/// What happens to units, their lists, sites and groups, put together.
@Configuration(proxyBeanMethods = false)
class OrganisationConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(OrganisationConfiguration.class);

  /// A unit that takes over from an invited one is invited by itself: the secretary needs to do
  /// nothing.
  @Bean
  Successions successions(
      DatabaseClient database, Journal journal, ObjectProvider<InvitationService> invitations) {
    return new BriefingSuccession(
        database, journal, briefings -> tell(briefings, invitations.getObject()));
  }

  private static Mono<Void> tell(List<UUID> briefings, InvitationService invitations) {
    return Flux.fromIterable(briefings)
        .concatMap(briefing ->
            invitations
                .list(briefing)
                .filter(told -> !told.isEmpty())
                .flatMap(_ -> invitations.send(briefing, "", false, Actor.job("units")))
                .onErrorResume(e -> {
                  LOG.warn("Heirs not told yet: {}", e.toString());
                  return Mono.empty();
                }))
        .then();
  }

  @Bean
  UnitChanges unitChanges(
      DatabaseClient database,
      TransactionalOperator transactions,
      Units units,
      Successions successions) {
    return new UnitChanges(database, transactions, units, successions);
  }

  @Bean
  UnitHistory unitHistory(DatabaseClient database, Units units) {
    return new UnitHistory(database, units);
  }

  @Bean
  UnitImport unitImport(
      DatabaseClient database,
      TransactionalOperator transactions,
      Units units,
      Successions successions,
      InstantSource clock) {
    return new UnitImport(database, transactions, units, successions, clock);
  }

  @Bean
  Sites sites(DatabaseClient database, TransactionalOperator transactions) {
    return new Sites(database, transactions);
  }

  @Bean
  UnitGroups unitGroups(DatabaseClient database, TransactionalOperator transactions, Units units) {
    return new UnitGroups(database, transactions, units);
  }
}
