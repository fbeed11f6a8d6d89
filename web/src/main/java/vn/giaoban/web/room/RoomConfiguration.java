package vn.giaoban.web.room;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import vn.giaoban.conference.forward.EmbeddedMediaEngine;
import vn.giaoban.conference.media.ConferenceConfig;
import vn.giaoban.conference.media.MediaEngine;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.web.settings.Settings;

/// Puts the room together.
@Configuration(proxyBeanMethods = false)
class RoomConfiguration {
  @Bean
  @ConditionalOnMissingBean
  RoomPatience roomPatience() {
    return RoomPatience.USUAL;
  }

  /// Gone with the application: every media session ends, the port is free.
  @Bean(destroyMethod = "close")
  MediaEngine mediaEngine(Settings settings) {
    var announced = MediaAddresses.of(settings.mediaAddresses());
    var usual = ConferenceConfig.Limits.USUAL;
    var limits =
        new ConferenceConfig.Limits(
            settings.roomSessions(),
            settings.nodeSessions(),
            usual.sectionsPerOffer(),
            usual.voices());
    return EmbeddedMediaEngine.start(
        ConferenceConfig.onPort(settings.mediaPort()).at(announced).within(limits));
  }

  @Bean
  RoomTraces roomTraces(InstantSource clock) {
    return new RoomTraces(clock);
  }

  @Bean
  TurnCredentials turnCredentials(Settings settings, InstantSource clock) {
    return new TurnCredentials(settings.turn(), clock);
  }

  @Bean
  RoomLeases roomLeases(DatabaseClient database, Settings settings, RoomPatience times) {
    return new RoomLeases(database, node(settings), times.lease());
  }

  @Bean
  RoomUrn roomUrn(DatabaseClient database, TransactionalOperator transaction) {
    return new RoomUrn(database, transaction);
  }

  @Bean
  RoomHosts roomHosts(
      Journal journal,
      RoomUrn urn,
      RoomBriefings briefings,
      MediaEngine engine,
      RoomLeases leases,
      InstantSource clock,
      RoomPatience times) {
    return new RoomHosts(journal, urn, briefings, engine, leases, clock, times);
  }

  @Bean
  SimpleUrlHandlerMapping roomSocketMapping(RoomSocketHandler handler) {
    // Before the controllers, which have patterns of their own under the same prefix.
    return new SimpleUrlHandlerMapping(Map.of(RoomSocketHandler.PATH, handler), -1);
  }

  /// This node's name among those on the same database; the same after a restart.
  private static String node(Settings settings) {
    var data = settings.data().toAbsolutePath().normalize();
    try {
      return InetAddress.getLocalHost().getHostName() + ":" + settings.port() + ":" + data;
    } catch (UnknownHostException e) {
      return settings.bind() + ":" + settings.port() + ":" + data;
    }
  }
}
