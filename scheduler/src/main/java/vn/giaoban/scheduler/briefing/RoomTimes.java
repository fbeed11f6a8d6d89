package vn.giaoban.scheduler.briefing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.job.BriefingTask;
import vn.giaoban.scheduler.job.Sweep;
import vn.giaoban.scheduler.journal.Actor;

/// Opens rooms before their time and closes those that everybody has left.
///
/// Both happen by plan, to the second, and once more by the sweep, for plans that were lost. Each
/// looks at the briefing's state under its lock, so nothing happens twice.
public final class RoomTimes implements Sweep {
  static final String OPEN = "open-room";
  static final String CLOSE = "close-room";

  /// After the planned end plus this, a room is closed even when somebody seems to be in it: a
  /// forgotten browser must not keep the minutes from being written.
  private static final Duration LONGEST_OVERTIME = Duration.ofHours(12);

  private static final Actor OPENER = Actor.job("open-rooms");
  private static final Actor CLOSER = Actor.job("close-rooms");

  private final BriefingRows rows;
  private final BriefingService briefings;
  private final InstantSource clock;

  public RoomTimes(DatabaseClient database, BriefingService briefings, InstantSource clock) {
    this.rows = new BriefingRows(database);
    this.briefings = briefings;
    this.clock = clock;
  }

  /// What can be planned.
  public List<BriefingTask> tasks() {
    return List.of(new RoomTask(OPEN, this::openWhenDue), new RoomTask(CLOSE, this::closeWhenLeft));
  }

  @Override
  public Mono<Void> run() {
    return rows.toOpen(clock.instant())
        .concatMap(this::openWhenDue)
        .thenMany(
            rows.openSince(clock.instant().minus(BriefingService.CLOSES_AFTER))
                .concatMap(this::closeWhenLeft))
        .then();
  }

  private Mono<Void> openWhenDue(UUID id) {
    return rows.find(id)
        .filter(briefing -> briefing.state() == BriefingState.SCHEDULED)
        .filter(briefing -> !clock.instant().isBefore(briefing.opensAt()))
        .flatMap(briefing -> unlessRefused(briefings.open(briefing.id(), OPENER)));
  }

  private Mono<Void> closeWhenLeft(UUID id) {
    Instant now = clock.instant();
    return rows.find(id)
        .filter(briefing -> briefing.state() == BriefingState.OPEN)
        .filter(briefing -> !now.isBefore(briefing.endsAt().plus(BriefingService.CLOSES_AFTER)))
        .filterWhen(briefing ->
            now.isBefore(briefing.endsAt().plus(LONGEST_OVERTIME))
                ? rows.sitesInRoom(id).map(sites -> sites == 0)
                : Mono.just(true))
        .flatMap(briefing -> unlessRefused(briefings.close(briefing.id(), CLOSER)));
  }

  /// Somebody was faster: there is nothing left to do.
  private static Mono<Void> unlessRefused(Mono<Briefing> act) {
    return act.onErrorResume(RefusedException.class, _ -> Mono.empty()).then();
  }
}
