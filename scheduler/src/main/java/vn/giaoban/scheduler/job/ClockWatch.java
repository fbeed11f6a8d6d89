package vn.giaoban.scheduler.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Notices that the machine's clock was set, and that it differs from the database's. Neither stops
/// a job: each looks at the state of things and does nothing twice. But somebody should know why
/// reminders came early.
public final class ClockWatch implements Sweep {
  /// Less is what NTP corrects every day.
  private static final Duration TOLERANCE = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(ClockWatch.class);

  private final DatabaseClient database;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private @Nullable Instant lastInstant;
  private long lastNanos;
  private volatile Duration skew = Duration.ZERO;

  public ClockWatch(DatabaseClient database, InstantSource clock) {
    this(database, clock, System::nanoTime);
  }

  ClockWatch(DatabaseClient database, InstantSource clock, LongSupplier nanos) {
    this.database = database;
    this.clock = clock;
    this.nanos = nanos;
  }

  /// How far this machine's clock is ahead of the database's; negative: behind.
  public Duration skew() {
    return skew;
  }

  @Override
  public Mono<Void> run() {
    return database
        .sql("SELECT clock_timestamp() AS now")
        .map(row -> java.util.Objects.requireNonNull(row.get("now", Instant.class)))
        .one()
        .flatMap(theirs -> {
          skew = Duration.between(theirs, clock.instant());
          var jump = jump();
          if (jump.abs().compareTo(TOLERANCE) > 0) {
            log.warn("the clock was set by {}", jump);
            return Mono.error(new IllegalStateException("the clock was set by " + jump));
          }
          return skew.abs().compareTo(TOLERANCE) > 0
              ? Mono.error(
                  new IllegalStateException("the clock is %s off the database's".formatted(skew)))
              : Mono.empty();
        });
  }

  /// How much further the clock has gone than the time that has passed since the last look.
  private synchronized Duration jump() {
    var now = clock.instant();
    long ticks = nanos.getAsLong();
    var last = lastInstant;
    var jump =
        last == null
            ? Duration.ZERO
            : Duration.between(last, now).minus(Duration.ofNanos(ticks - lastNanos));
    lastInstant = now;
    lastNanos = ticks;
    return jump;
  }
}
