package vn.giaoban.scheduler.journal;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Listens for `NOTIFY journal` on one connection of its own, opened while somebody is interested
/// and opened again when it is lost.
public final class JournalWakes {
  private static final Logger log = LoggerFactory.getLogger(JournalWakes.class);

  /// How often the silent connection is tried: a server that vanished without a word is noticed
  /// within this time plus the time the network needs to give up.
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final Flux<JournalWake> all;

  /// @param connections makes plain connections, not pooled ones
  public JournalWakes(PostgresqlConnectionFactory connections) {
    this.all =
        Flux.usingWhen(connections.create(), JournalWakes::listen, JournalWakes::close)
            .doOnError(e -> log.warn("journal: not listening, trying again: {}", e.toString()))
            .retryWhen(
                Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(100))
                    .maxBackoff(Duration.ofSeconds(3))
                    .transientErrors(true))
            .share();
  }

  /// Hot; never ends. Begins, and goes on after every interruption, with [JournalWake.Connected].
  Flux<JournalWake> all() {
    return all;
  }

  private static Flux<JournalWake> listen(PostgresqlConnection connection) {
    Flux<JournalWake> appended =
        connection
            .getNotifications()
            .mapNotNull(JournalWakes::wake)
            .concatWith(Mono.error(new IllegalStateException("connection closed")));
    Flux<JournalWake> heartbeat =
        Flux.interval(HEARTBEAT)
            .onBackpressureDrop()
            .concatMap(_ ->
                connection
                    .createStatement("SELECT 1")
                    .execute()
                    .flatMap(result -> result.getRowsUpdated())
                    .timeout(HEARTBEAT)
                    .then(Mono.<JournalWake>empty()));
    Mono<JournalWake> listening =
        connection
            .createStatement("LISTEN journal")
            .execute()
            .flatMap(result -> result.getRowsUpdated())
            .then(Mono.<JournalWake>fromSupplier(JournalWake.Connected::new));
    return Flux.merge(appended, listening, heartbeat);
  }

  private static Mono<Void> close(PostgresqlConnection connection) {
    return connection.close().onErrorResume(_ -> Mono.empty());
  }

  private static @Nullable JournalWake wake(Notification notification) {
    String parameter = notification.getParameter();
    if (parameter == null) {
      return null;
    }
    int space = parameter.indexOf(' ');
    try {
      return new JournalWake.Appended(
          UUID.fromString(parameter.substring(0, Math.max(space, 0))),
          Long.parseLong(parameter.substring(space + 1)));
    } catch (IllegalArgumentException e) {
      log.warn("journal: a notification that is not ours: {}", parameter);
      return null;
    }
  }
}
