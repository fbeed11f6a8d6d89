package vn.giaoban.web.room;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.conference.media.LineReport;
import vn.giaoban.conference.media.MediaEngine;
import vn.giaoban.conference.media.MediaJoin;
import vn.giaoban.conference.media.MediaPolicy;
import vn.giaoban.conference.media.MediaRoom;
import vn.giaoban.conference.room.RoomCommand;
import vn.giaoban.conference.room.RoomEvent;
import vn.giaoban.conference.room.RoomEvent.LeaveReason;
import vn.giaoban.conference.room.RoomRefusal;
import vn.giaoban.conference.room.RoomRules;
import vn.giaoban.conference.room.RoomRuling;
import vn.giaoban.conference.room.RoomState;
import vn.giaoban.conference.room.Seat;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.journal.JournalEntry;
import vn.giaoban.web.readiness.SiteNow;

/// Runs one room: whatever happens in it happens here, one thing after the other. A command is
/// decided, journaled, and only then true and told.
///
/// Its state comes from the journal alone, so it does not matter who wrote an entry: this host, the
/// briefing being closed at a desk, or the process that ran here before it was killed.
final class RoomHost {
  private static final Duration ARRIVE_AGAIN = Duration.ofSeconds(2);
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);
  private static final Actor SELF = Actor.job("room");

  private final UUID briefingId;
  private final RoomPen pen;
  private final RoomBriefings briefings;
  private final InstantSource clock;
  private final RoomPatience times;
  private final RoomAudience audience = new RoomAudience();
  private final RoomSessions sessions = new RoomSessions();
  private final RoomLines lines = new RoomLines(sessions, audience, Schedulers.parallel());
  private final RoomAbsences absences = new RoomAbsences(Schedulers.parallel());
  private final MediaRoom media;
  private final Consumer<ServerMessage.Reason> whenEnded;

  private final RoomQueue queue;
  private final Disposable.Composite running = Disposables.composite();
  private final RoomArrivals arrivals;
  private final RoomChronicle chronicle;
  private MediaPolicy policy = MediaPolicy.OPEN;
  private boolean started;

  /// @param whenEnded called when the room is over and everybody has been told why
  RoomHost(
      RoomBriefing briefing,
      Journal journal,
      RoomUrn urn,
      RoomBriefings briefings,
      MediaEngine engine,
      InstantSource clock,
      RoomPatience times,
      Consumer<ServerMessage.Reason> whenEnded) {
    this.briefingId = briefing.id();
    this.queue = new RoomQueue(briefingId);
    this.arrivals =
        new RoomArrivals(
            briefingId,
            queue,
            Schedulers.parallel(),
            ARRIVE_AGAIN,
            sessionId -> sessions.get(sessionId) != null,
            this::arrive,
            running);
    this.pen = new RoomPen(briefingId, journal, urn);
    this.briefings = briefings;
    this.clock = clock;
    this.times = times;
    this.whenEnded = whenEnded;
    this.chronicle =
        new RoomChronicle(
            briefingId, journal, RoomState.of(briefing.setup()), this::happened, this::beside);
    this.media = engine.open(briefingId.toString(), new RoomMediaListener(this));
  }

  /// Replays the journal and begins to work; sites that were here and do not come back within the
  /// time of grace are journaled as gone.
  Mono<RoomHost> start() {
    return chronicle
        .catchUp()
        .doOnSuccess(_ -> {
          started = true;
          policy = state().mediaPolicy();
          media.apply(policy);
          running.add(queue.begin());
          fade();
          running.add(chronicle.follow(queue));
          state().sites().entrySet().stream()
              .filter(e -> e.getValue().online())
              .forEach(e ->
                  absences.begin(
                      e.getKey(), times.restartGrace(), leaving(e.getKey(), LeaveReason.NOT_BACK)));
        })
        .thenReturn(this);
  }

  /// The room as it is now.
  RoomState state() {
    return chronicle.state();
  }

  /// Whether nobody would miss it: nobody is in it, and it is not being held.
  boolean isIdle() {
    return audience.sockets().isEmpty()
        && sessions.isEmpty()
        && (state().openedAt() == null || state().phase() == RoomState.Phase.CLOSED);
  }

  UUID briefingId() {
    return briefingId;
  }

  /// Who is in the room, and how their lines are.
  Map<String, SiteNow> look() {
    return state().sites().entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey,
                e -> new SiteNow(e.getValue().online(), sessions.line(e.getKey()))));
  }

  RoomSessions sessions() {
    return sessions;
  }

  MediaRoom media() {
    return media;
  }

  /// Greets a socket: its seat is in the room from now on, and it is told everything from here or,
  /// when it has been here before, from the event after the last it saw.
  ///
  /// @param after null to begin with the state as it is
  Mono<Void> admit(RoomSocket socket, Seat seat, @Nullable Long after) {
    return queue.run(() ->
        arrive(List.of(seat))
            .then(
                Mono.fromRunnable(() -> {
                  audience.admit(socket, seat);
                  absences.end(seat.site());
                  sessions.haveSocket(seat.site());
                  welcome(socket, seat, after);
                  if (state().phase() == RoomState.Phase.CLOSED) {
                    audience.remove(socket);
                    socket.goodbye(ServerMessage.Reason.CLOSED);
                    endSoon(ServerMessage.Reason.CLOSED);
                  }
                })));
  }

  /// A socket is gone.
  ///
  /// @param reason what it was, if the site does not come back
  void dismiss(RoomSocket socket, LeaveReason reason) {
    audience.remove(socket);
    var seat = socket.seat();
    if (seat != null && !audience.has(seat.site())) {
      var patience = reason == LeaveReason.LEFT ? times.reload() : times.grace();
      absences.begin(seat.site(), patience, leaving(seat.site(), reason));
    }
  }

  /// A media session of a seat is up; an older one of the same direction is taken over. Nobody need
  /// stand at the door until the journal has it.
  ///
  /// @return done when the arrival is in the journal, which it gets to whether anybody waits or not
  Mono<Void> admit(String sessionId, Seat seat, MediaJoin.Kind kind) {
    seat(sessionId, seat, kind);
    return arrivals.expect(sessionId, seat);
  }

  private void seat(String sessionId, Seat seat, MediaJoin.Kind kind) {
    sessions.add(sessionId, seat, kind, audience.has(seat.site()));
    absences.end(seat.site());
    sessions.takenOverBy(seat, kind, sessionId).forEach(this::end);
    var slots = sessions.slots(sessionId);
    if (slots != null) {
      audience.tell(seat.site(), slots);
    }
    var layers = sessions.layers(sessionId);
    if (layers != null) {
      audience.tell(seat.site(), layers);
    }
  }

  /// A media session is gone.
  void mediaGone(String sessionId, LeaveReason reason) {
    var session = sessions.get(sessionId);
    forget(sessionId);
    // While the socket lives the site is here; when it goes too, its time begins.
    if (session != null && !audience.has(session.seat().site())) {
      var site = session.seat().site();
      var patience = reason == LeaveReason.LEFT ? times.reload() : times.grace();
      absences.beginUnlessKnown(site, patience, leaving(site, reason));
    }
  }

  /// Does what a seat asks, or says why not.
  Mono<Optional<RoomRefusal>> command(Seat by, RoomCommand command) {
    var actor = Actor.site(by.site());
    if (command instanceof RoomCommand.CloseRoom) {
      return queue
          .run(() -> Mono.just(refusal(by, command)))
          .flatMap(refusal ->
              refusal.isPresent()
                  ? Mono.just(refusal)
                  : finish(actor)
                      .then(briefings.close(briefingId, actor))
                      .then(queue.run(chronicle::catchUp))
                      .thenReturn(refusal));
    }
    return queue.run(() ->
        switch (RoomRules.decide(state(), command, by, clock.instant())) {
          case RoomRefusal refusal -> Mono.just(Optional.of(refusal));
          case RoomRuling.Done done -> write(actor, done).thenReturn(Optional.<RoomRefusal>empty());
        });
  }

  /// Brings to an end what runs in the room, before the briefing is closed.
  Mono<Void> finish(Actor by) {
    return queue.run(() ->
        state().phase() == RoomState.Phase.CLOSED || state().openedAt() == null
            ? Mono.<Void>empty()
            : Mono.justOrEmpty(RoomRules.uncounted(state()))
                .flatMap(count -> write(by, count))
                .then(Mono.defer(() -> append(by, RoomRules.closing(state(), clock.instant())))));
  }

  /// A site has spoken for this long.
  void spoke(String siteId, Duration time) {
    queue.submit(
        () -> append(Actor.site(siteId), RoomRules.spoke(state(), siteId, time.toSeconds())));
  }

  /// The devices of two sites hear each other.
  void howling(String first, String second) {
    queue.submit(() -> append(SELF, RoomRules.howling(state(), first, second)));
  }

  RoomLines lines() {
    return lines;
  }

  RoomAudience audience() {
    return audience;
  }

  /// Says goodbye to everybody and stops; the journal keeps the room as it is.
  void stop(ServerMessage.Reason reason) {
    audience.goodbyeToAll(reason);
    absences.close();
    running.dispose();
    media.close();
  }

  private Optional<RoomRefusal> refusal(Seat by, RoomCommand command) {
    return RoomRules.decide(state(), command, by, clock.instant()) instanceof RoomRefusal refusal
        ? Optional.of(refusal)
        : Optional.empty();
  }

  private Mono<Void> arrive(List<Seat> seats) {
    // Before the room is opened people may look in; they are in it once it opens.
    if (state().openedAt() == null) {
      return Mono.empty();
    }
    var once = new LinkedHashMap<String, Seat>();
    seats.forEach(seat -> once.putIfAbsent(seat.site(), seat));
    return pen.write(
            once.values().stream()
                .flatMap(seat ->
                    RoomJournal.deeds(Actor.site(seat.site()), RoomRules.arrived(state(), seat))
                        .stream())
                .toList())
        .flatMap(chronicle::appended);
  }

  private void welcome(RoomSocket socket, Seat seat, @Nullable Long after) {
    var from = chronicle.known(after);
    var self = new ServerMessage.Self(seat.site(), seat.name(), seat.role());
    var mine = sessions.ofSite(seat.site());
    socket.send(
        new ServerMessage.Welcome(
            self,
            from,
            chronicle.stateAt(from).seenBy(seat),
            clock.instant(),
            mine.stream().map(RoomSessions.Session::id).toList()));
    chronicle
        .since(from)
        .filter(told -> told.event().visibleTo(seat))
        .forEach(told -> socket.send(RoomAudience.message(told)));
    for (var session : mine) {
      var slots = sessions.slots(session.id());
      if (slots != null) {
        socket.send(slots);
      }
      var layers = sessions.layers(session.id());
      if (layers != null) {
        socket.send(layers);
      }
    }
    lines.tell(socket);
  }

  private Runnable leaving(String siteId, LeaveReason reason) {
    return () -> queue.submit(() -> leave(siteId, reason));
  }

  private Mono<Void> leave(String siteId, LeaveReason reason) {
    if (audience.has(siteId)) {
      return Mono.empty();
    }
    // A page that is gone does not end its media: its line falls silent much later.
    sessions.ofSite(siteId).stream()
        .filter(session -> session.kind() == MediaJoin.Kind.CLIENT && session.withSocket())
        .forEach(session -> end(session.id()));
    return sessions.hasSite(siteId)
        ? Mono.empty()
        : append(SELF, RoomRules.departed(state(), siteId, reason));
  }

  /// Ends a media session of ours.
  boolean end(String sessionId) {
    forget(sessionId);
    return media.leave(sessionId);
  }

  private void forget(String sessionId) {
    var session = sessions.get(sessionId);
    var before = session == null ? LineReport.GOOD : sessions.line(session.seat().site());
    sessions.remove(sessionId);
    if (session != null) {
      lines.look(session.seat().site(), before);
    }
  }

  private Mono<Void> append(Actor by, List<RoomEvent> events) {
    return write(by, new RoomRuling.Decided(events));
  }

  private Mono<Void> write(Actor by, RoomRuling.Done done) {
    return pen.write(by, done).flatMap(chronicle::appended);
  }

  /// Something of the room has come true; the state already has it.
  private Mono<Void> happened(RoomJournal.Told told) {
    audience.tell(told);
    applyPolicy();
    return switch (told.event()) {
      case RoomEvent.RoomOpened _ -> arrive(audience.seats());
      case RoomEvent.RoomClosed _ -> Mono.fromRunnable(() -> endSoon(ServerMessage.Reason.CLOSED));
      case RoomEvent.FloorFading _ -> Mono.fromRunnable(this::fade);
      default -> Mono.empty();
    };
  }

  /// Something is in the briefing's journal that is no event of the room.
  private Mono<Void> beside(JournalEntry entry) {
    return switch (entry.kind()) {
      case "BriefingChanged" -> refit();
      case "BriefingCancelled" -> Mono.fromRunnable(() -> endSoon(ServerMessage.Reason.CANCELLED));
      case "DocumentAdded" -> Mono.fromRunnable(() -> audience.tell(documentChanged(entry)));
      default -> Mono.empty();
    };
  }

  private static ServerMessage documentChanged(JournalEntry entry) {
    var version = entry.payload().get("version");
    return new ServerMessage.DocumentChanged(
        String.valueOf(entry.payload().get("document")),
        version instanceof Number number ? number.intValue() : 1);
  }

  /// The floor comes back when the voice of who has it is gone.
  private void fade() {
    var floor = state().floor();
    var since = floor == null ? null : floor.fadingSince();
    if (started && since != null) {
      running.add(
          Mono.delay(RoomRules.FADE, Schedulers.parallel())
              .subscribe(_ ->
                  queue.submit(
                      () -> append(SELF, RoomRules.faded(state(), since, clock.instant())))));
    }
  }

  private void applyPolicy() {
    var next = state().mediaPolicy();
    if (started && !next.equals(policy)) {
      policy = next;
      media.apply(next);
    }
  }

  private Mono<Void> refit() {
    return briefings
        .find(briefingId)
        .doOnNext(briefing -> {
          chronicle.refit(briefing.setup());
          // A change of the agenda is no room event: everybody gets the room anew.
          for (var socket : audience.sockets()) {
            var seat = socket.seat();
            if (seat != null) {
              welcome(socket, seat, null);
            }
          }
        })
        .then();
  }

  /// Everybody has time to read what the close said before the socket says goodbye.
  private void endSoon(ServerMessage.Reason reason) {
    if (started) {
      Schedulers.parallel()
          .schedule(() -> whenEnded.accept(reason), LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
