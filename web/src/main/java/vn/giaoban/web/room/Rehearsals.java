package vn.giaoban.web.room;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import vn.giaoban.conference.media.MediaEngine;
import vn.giaoban.conference.media.MediaJoin;
import vn.giaoban.conference.media.MediaView;
import vn.giaoban.conference.media.Negotiation;
import vn.giaoban.scheduler.writing.Written;
import vn.giaoban.web.problem.Problem;
import vn.giaoban.web.problem.ProblemException;

/// The rooms to try things in before a meeting: one for each meeting from the day before, where
/// sites see and hear each other, and one for each site alone, through which its line is measured.
@Component
class Rehearsals {
  static final Duration OPENS_BEFORE = Duration.ofHours(24);

  private final MediaEngine engine;
  private final InstantSource clock;
  private final Map<String, Rehearsal> rooms = new ConcurrentHashMap<>();

  Rehearsals(MediaEngine engine, InstantSource clock) {
    this.engine = engine;
    this.clock = clock;
  }

  /// What somebody comes for.
  enum Part {
    /// To be seen and heard, and to see and hear others.
    SITE,
    /// To see and hear oneself as others do.
    ECHO,
    /// To measure the way up, alone.
    PROBE,
    /// To measure the way down: plays the probe.
    PROBE_ECHO
  }

  /// Joins, or is refused: while the meeting runs, and before the day before it.
  CompletionStage<Negotiation> join(JoinSeat who, RoomBriefing briefing, Part part, String offer) {
    refuseOutOfTime(briefing, part);
    var site = who.seat().site();
    var key = key(who, part);
    var join =
        part == Part.ECHO || part == Part.PROBE_ECHO
            ? new MediaJoin("echo/" + site, MediaJoin.Kind.WHEP, false, offer)
            : new MediaJoin(site, MediaJoin.Kind.CLIENT, true, offer);
    return join(who, key, join)
        .thenCompose(answer ->
            // The last one was just leaving: a room of its own is open now.
            answer instanceof Negotiation.Refused(var reason, var _)
                    && reason == Negotiation.Reason.CLOSED
                ? join(who, key, join)
                : CompletableFuture.completedFuture(answer));
  }

  private CompletionStage<Negotiation> join(JoinSeat who, String key, MediaJoin join) {
    return rooms
        .computeIfAbsent(key, id -> new Rehearsal(engine, id, empty -> close(id, empty)))
        .join(who.seat(), join);
  }

  /// The room a session is in; null when this seat has no such session.
  @Nullable Rehearsal of(String sessionId, JoinSeat who) {
    for (var part : new Part[] {Part.SITE, Part.PROBE}) {
      var room = rooms.get(key(who, part));
      if (room != null && room.has(sessionId, who.seat())) {
        return room;
      }
    }
    return null;
  }

  /// The room of a meeting; null when nobody is in it.
  @Nullable Rehearsal of(UUID briefing) {
    return rooms.get("rehearsal/" + briefing);
  }

  /// Shows a site to itself.
  static MediaView mirror(String mid, String site, int maxHeight) {
    return new MediaView(java.util.List.of(new MediaView.Wish(mid, site, maxHeight)));
  }

  private void close(String key, Rehearsal empty) {
    empty.media().close();
    rooms.remove(key, empty);
  }

  private static String key(JoinSeat who, Part part) {
    return part == Part.PROBE || part == Part.PROBE_ECHO
        ? "probe/" + who.briefing() + "/" + who.seat().site()
        : "rehearsal/" + who.briefing();
  }

  private void refuseOutOfTime(RoomBriefing briefing, Part part) {
    var now = clock.instant();
    var over = briefing.state() == RoomBriefing.State.CLOSED;
    if (over || briefing.openedAt() != null && !now.isBefore(briefing.startsAt())) {
      throw MediaDoors.problem(HttpStatus.CONFLICT, "line-test-not-now");
    }
    var from = briefing.startsAt().minus(OPENS_BEFORE);
    if ((part == Part.SITE || part == Part.ECHO) && now.isBefore(from)) {
      throw new ProblemException(
          Problem.of(
              HttpStatus.CONFLICT, "rehearsal-too-early", Map.of("from", Written.time(from))));
    }
  }
}
