package vn.giaoban.conference.forward;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.conference.media.ConferenceConfig;
import vn.giaoban.conference.media.LineReport;
import vn.giaoban.conference.media.MediaJoin;
import vn.giaoban.conference.media.MediaListener;
import vn.giaoban.conference.media.MediaListener.Gone;
import vn.giaoban.conference.media.MediaPolicy;
import vn.giaoban.conference.media.MediaRoom;
import vn.giaoban.conference.media.MediaTrace;
import vn.giaoban.conference.media.MediaView;
import vn.giaoban.conference.media.Negotiation;
import vn.giaoban.conference.media.RoomStats;
import vn.giaoban.conference.rtp.NackTracker;
import vn.giaoban.conference.rtp.NtpTime;
import vn.giaoban.conference.rtp.RtcpWriter;
import vn.giaoban.conference.sdp.Agreement;
import vn.giaoban.conference.sdp.MediaKind;
import vn.giaoban.conference.transport.DropReason;
import vn.giaoban.conference.transport.IceCredentials;
import vn.giaoban.conference.transport.MediaPort;
import vn.giaoban.conference.transport.PeerTransport;
import vn.giaoban.conference.transport.TransportCounters;

/// The media of one room. The public methods hand over to the event loop, which owns all the rest.
final class ForwardingRoom implements MediaRoom {
  private static final int SELECT_EVERY_TICKS = 5;
  private static final int ADJUST_EVERY_TICKS = 25;

  /// How long the rest of a frame is waited for.
  private static final long FRAME_PATIENCE_MICROS = 2_000;

  private static final Logger LOG = LoggerFactory.getLogger(ForwardingRoom.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String id;
  private final MediaPort port;
  private final MediaListener listener;
  private final ConferenceConfig.Limits limits;
  private final Clock clock;
  private final ForwardingCounters forwarding;
  private final RoomCounters own;
  private final Consumer<ForwardingRoom> onClose;

  private final Seats seats;
  private final List<MediaSession> sessions = new ArrayList<>();
  private final RoomVoices voices;
  private final SlotFilling filling = new SlotFilling();
  private final byte[] out = new byte[1800];
  private final RtcpWriter rtcp = new RtcpWriter(new byte[1500]);
  private int nextOrdinal;
  private int ticks;
  private boolean fillPlanned;
  private volatile boolean closed;

  ForwardingRoom(
      String id,
      MediaPort port,
      MediaListener listener,
      ConferenceConfig.Limits limits,
      Clock clock,
      ForwardingCounters forwarding,
      Consumer<ForwardingRoom> onClose) {
    this.id = id;
    this.port = port;
    this.listener = listener;
    this.limits = limits;
    this.clock = clock;
    this.forwarding = forwarding;
    this.own = forwarding.room(id);
    this.onClose = onClose;
    seats = new Seats(port);
    var speakers = new SpeakerTracker(clock, port.loop(), listener, this::planFill);
    voices =
        new RoomVoices(
            limits.voices(), speakers, new HowlDetector(listener::howling), this::planFill);
  }

  @Override
  public CompletionStage<Negotiation> join(MediaJoin join) {
    var agreement =
        Agreement.on(
            join.offer(),
            join.maySend() && join.kind() != MediaJoin.Kind.WHEP,
            join.kind() != MediaJoin.Kind.WHIP,
            limits.sectionsPerOffer());
    return switch (agreement) {
      case Agreement.Disagreed(var reason, var detail) ->
          CompletableFuture.completedFuture(new Negotiation.Refused(reason, detail));
      case Agreement.Agreed agreed -> {
        var answer = new CompletableFuture<Negotiation>();
        port.loop()
            .execute(() -> {
              var negotiation = admit(join, agreed);
              // whoever waits for it goes on elsewhere, not on the packets' thread
              answer.completeAsync(() -> negotiation);
            });
        yield answer;
      }
    };
  }

  private Negotiation admit(MediaJoin join, Agreement.Agreed agreed) {
    if (closed) {
      return new Negotiation.Refused(Negotiation.Reason.CLOSED, "The room is closed.");
    }
    var older = join.kind() == MediaJoin.Kind.WHEP ? null : seatOf(join.siteId());
    if (sessions.size() - (older == null ? 0 : 1) >= limits.sessionsPerRoom()) {
      return new Negotiation.Refused(
          Negotiation.Reason.ROOM_FULL,
          "The room has %d media sessions already.".formatted(sessions.size()));
    }
    if (older != null) {
      end(older, Gone.TAKEN_OVER);
    }
    if (!forwarding.sessionOpened(limits.sessionsPerNode())) {
      return new Negotiation.Refused(
          Negotiation.Reason.SERVER_FULL, "The server has as many media sessions as it may have.");
    }
    var session =
        new MediaSession(
            this,
            IceCredentials.randomText(24).replace('+', '-').replace('/', '_'),
            nextOrdinal++,
            join,
            agreed.sections(),
            RANDOM,
            out,
            rtcp);
    var ice = IceState.fresh(agreed.ufrag());
    session.attach(port.newPeer(ice.local(), agreed.fingerprint(), session));
    sessions.add(session);
    voices.add(session);
    return seats.add(session, agreed.sections(), ice, RANDOM.nextLong() >>> 2);
  }

  /// The session in a site's seat, of which there is one; null when the seat is empty.
  private @Nullable MediaSession seatOf(String site) {
    for (var session : sessions) {
      if (session.isSeat() && session.siteId().equals(site)) {
        return session;
      }
    }
    return null;
  }

  @Override
  public Negotiation patch(String sessionId, String text, @Nullable String ifMatch) {
    return seats.patch(sessionId, text, ifMatch);
  }

  @Override
  public boolean leave(String sessionId) {
    var session = seats.remove(sessionId);
    if (session == null) {
      return false;
    }
    port.loop().execute(() -> end(session, Gone.LEFT));
    return true;
  }

  @Override
  public boolean trace(String sessionId, @Nullable MediaTrace trace) {
    var session = seats.get(sessionId);
    if (session == null) {
      return false;
    }
    port.loop().execute(() -> session.trace(trace));
    return true;
  }

  @Override
  public void apply(MediaPolicy policy) {
    port.loop()
        .execute(() -> {
          voices.apply(policy);
          fill();
        });
  }

  @Override
  public void view(String sessionId, MediaView view) {
    port.loop()
        .execute(() -> {
          var session = seats.get(sessionId);
          if (session != null) {
            session.downlink().view(view, System.nanoTime());
            planFill();
          }
        });
  }

  @Override
  public void sharesScreen(String sessionId, boolean screen) {
    port.loop()
        .execute(() -> {
          var session = seats.get(sessionId);
          if (session != null) {
            session.sharesScreen(screen);
            planFill();
          }
        });
  }

  @Override
  public void close() {
    closed = true;
    onClose.accept(this);
    port.loop()
        .execute(() -> {
          for (var session : List.copyOf(sessions)) {
            end(session, Gone.ROOM_CLOSED);
          }
          voices.close();
        });
  }

  void secured(MediaSession session) {
    listener.connected(session.id(), session.siteId());
    filling.fill(session, listener, System.nanoTime());
  }

  void resumed(MediaSession session) {
    for (var slot : session.slots()) {
      slot.wantKeyframe(System.nanoTime());
    }
    filling.fill(session, listener, System.nanoTime());
  }

  void lost(MediaSession session, PeerTransport.Loss loss) {
    end(
        session,
        switch (loss) {
          case CONSENT_EXPIRED -> Gone.CONSENT_EXPIRED;
          case DTLS_FAILED -> Gone.DTLS_FAILED;
          case CLOSED_BY_PEER -> Gone.LEFT;
        });
  }

  private void end(MediaSession session, Gone reason) {
    if (!sessions.remove(session)) {
      return;
    }
    seats.remove(session.id());
    forwarding.sessionClosed();
    voices.remove(session);
    for (var other : sessions) {
      for (var slot : other.slots()) {
        var source = slot.source();
        if (source != null && source.session() == session) {
          slot.assign(null, System.nanoTime());
          other.downlink().tellSlotsAnew();
        }
      }
    }
    session.close();
    listener.disconnected(session.id(), session.siteId(), reason);
    planFill();
  }

  /// Takes one opened packet of a layer and hands it to every slot that shows it. Here the policy
  /// is enforced: what may not be heard ends here.
  void forward(Layer layer, byte[] packet, int header, int end, boolean repaired, long nowNanos) {
    var source = layer.source();
    boolean wasAlive = layer.isAlive(nowNanos);
    var place = layer.received(packet, end, repaired, nowNanos);
    if (place == NackTracker.Place.LATE) {
      port.counters().dropped(DropReason.RTP_LATE);
      return;
    }
    int mark = 0;
    if (source.kind() == MediaKind.AUDIO) {
      if (!voices.mayBeHeard(source)) {
        port.counters().dropped(DropReason.POLICY);
        return;
      }
      voices.heard(source, packet, header, end, nowNanos);
    } else {
      if (!wasAlive) {
        planFill();
      }
      mark = layer.read(packet, header, end);
      if (place == NackTracker.Place.BEHIND_BROKEN) {
        layer.wantKeyframe(nowNanos);
      }
    }
    layer.forward(packet, header, end, mark);
  }

  void willFanOut(Runnable fanOut) {
    port.willFanOut(fanOut);
  }

  void fanOutSoon(Runnable fanOut) {
    var unused = port.loop().schedule(fanOut, FRAME_PATIENCE_MICROS, TimeUnit.MICROSECONDS);
  }

  void tellWanted(Source source, long nowNanos) {
    source.tellWanted(listener, nowNanos);
  }

  void qualityChanged(MediaSession session, LineReport report) {
    listener.quality(session.id(), session.siteId(), report);
    planFill();
  }

  /// Nothing is sent to it: it takes part again when it comes back.
  void suspended(MediaSession session) {
    LOG.debug("Session {} of {} has a broken line", session.id(), session.siteId());
  }

  /// Decides with the next tick who is in which slot; many causes at once lead to one decision.
  private void planFill() {
    fillPlanned = true;
  }

  private void fill() {
    fillPlanned = false;
    long now = System.nanoTime();
    voices.select(now);
    filling.fill(sessions, voices.all(), voices.policy(), voices.dominant(), listener, now);
  }

  /// What is due every 20 ms.
  void tick(long nowNanos) {
    ticks++;
    boolean due = ticks % SELECT_EVERY_TICKS == 0;
    if (due) {
      voices.tick(nowNanos);
    }
    if (fillPlanned || due && (voices.select(nowNanos) || filling.isOutdated(sessions, nowNanos))) {
      fill();
    }
    boolean adjust = ticks % ADJUST_EVERY_TICKS == 0;
    for (int i = 0; i < sessions.size(); i++) {
      var session = sessions.get(i);
      session.tick(ticks, nowNanos);
      if (adjust) {
        session.measure(nowNanos);
        var sources = session.sources();
        for (int j = 0; j < sources.size(); j++) {
          sources.get(j).tellWanted(listener, nowNanos);
        }
      }
    }
    if (adjust) {
      own.count(sessions);
    }
  }

  int sessionCount() {
    return seats.count();
  }

  String id() {
    return id;
  }

  RoomStats stats(int sessionsNow) {
    return own.stats(id, sessionsNow);
  }

  RoomCounters own() {
    return own;
  }

  TransportCounters counters() {
    return port.counters();
  }

  long ntpNow() {
    return NtpTime.of(clock.instant());
  }
}
