package vn.giaoban.scheduler.minutes;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.Journal;

/// Drafts minutes when a room is closed. What it misses (a crash, a database that is away) it finds
/// at the next look, and whoever asks for the minutes before that drafts them.
public final class MinutesWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(MinutesWatch.class);

  /// The room's last facts (who spoke until the end) are journaled together with the closing or
  /// right after it.
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private static final Duration LOOK = Duration.ofMinutes(5);

  private final Disposable watching;

  /// Starts watching.
  public MinutesWatch(MinutesDrafts drafts, Journal journal) {
    var closed =
        journal
            .live()
            .filter(entry -> entry.kind().equals("RoomClosed"))
            .flatMap(entry ->
                Mono.delay(LAST_WORDS)
                    .then(drafts.draft(entry.briefingId()))
                    .doOnError(error ->
                        log.warn("minutes of {} not drafted yet", entry.briefingId(), error))
                    .onErrorComplete()
                    .then());
    var missed =
        Flux.interval(Duration.ZERO, LOOK)
            .onBackpressureDrop()
            .concatMap(
                _ ->
                    drafts
                        .draftMissing()
                        .doOnError(error -> {
                          if (!(error instanceof RefusedException)) {
                            log.warn("could not look for missing minutes", error);
                          }
                        })
                        .onErrorComplete(),
                1);
    this.watching =
        Flux.merge(closed, missed)
            .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofSeconds(1)))
            .subscribe();
  }

  @Override
  public void close() {
    watching.dispose();
  }
}
