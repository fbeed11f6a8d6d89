package vn.giaoban.conference.forward;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
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
import vn.giaoban.conference.rtp.HeaderExtension;
import vn.giaoban.conference.rtp.NackTracker;
import vn.giaoban.conference.rtp.NtpTime;
import vn.giaoban.conference.rtp.RtcpWriter;
import vn.giaoban.conference.sdp.AgreedSection;
import vn.giaoban.conference.sdp.Agreement;
import vn.giaoban.conference.sdp.AnswerWriter;
import vn.giaoban.conference.sdp.IceFragment;
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

  /// A level for packets that tell none: as loud as quiet speech.
  private static final int UNTOLD_LEVEL = 40;

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

  /// Read by any thread; the sessions in it are touched by the event loop only.
  private final Map<String, Seat> seats = new ConcurrentHashMap<>();

  private final List<MediaSession> sessions = new ArrayList<>();
  private final Map<Source, VoiceSelector.Voice<Source>> voices = new HashMap<>();
  private final VoiceSelector<Source> selector;
  private final SpeakerTracker speakers;
  private final SlotFilling filling = new SlotFilling();
  private final byte[] out = new byte[1800];
  private final RtcpWriter rtcp = new RtcpWriter(new byte[1500]);
  private MediaPolicy policy = MediaPolicy.OPEN;
  private int nextOrdinal;
  private int ticks;
  private boolean fillPlanned;
  private volatile boolean closed;

  /// A session as other threads see it.
  private static final class Seat {
    private final MediaSession session;
    private final String firstMid;
    private IceState ice;

    private Seat(MediaSession session, String firstMid, IceState ice) {
      this.session = session;
      this.firstMid = firstMid;
      this.ice = ice;
    }
  }

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
    selector = new VoiceSelector<>(limits.voices());
    speakers = new SpeakerTracker(clock, port.loop(), listener, this::planFill);
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
    for (var source : session.sources()) {
      if (source.kind() == MediaKind.AUDIO) {
        voices.put(source, selector.add(source));
      }
    }
    var sdp =
        new AnswerWriter(ice.local(), port.fingerprint(), port.addresses(), port.port())
            .answer(agreed.sections(), session.announcements(), RANDOM.nextLong() >>> 2);
    seats.put(session.id(), new Seat(session, firstMid(agreed.sections()), ice));
    return new Negotiation.Accepted(session.id(), ice.etag(), sdp);
  }

  private static String firstMid(List<AgreedSection> sections) {
    return sections.stream()
        .filter(section -> !section.isRejected())
        .map(AgreedSection::mid)
        .findFirst()
        .orElse("0");
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
    var seat = seats.get(sessionId);
    if (seat == null) {
      return new Negotiation.Refused(
          Negotiation.Reason.NO_SUCH_SESSION, "There is no such media session.");
    }
    var fragment = IceFragment.read(text);
    if (fragment.isEmpty()) {
      return new Negotiation.Refused(
          Negotiation.Reason.MALFORMED_SDP, "The body is not an ICE fragment.");
    }
    synchronized (seat) {
      return patch(seat, fragment.get(), ifMatch);
    }
  }

  private Negotiation patch(Seat seat, IceFragment fragment, @Nullable String ifMatch) {
    var etag = Optional.ofNullable(ifMatch).map(tag -> tag.replace("\"", "").trim()).orElse("*");
    if (!etag.equals("*") && !etag.equals(seat.ice.etag())) {
      return new Negotiation.Refused(
          Negotiation.Reason.ETAG_MISMATCH, "The ICE session is another one by now.");
    }
    var ufrag = fragment.ufrag();
    if (ufrag == null || ufrag.equals(seat.ice.remoteUfrag())) {
      return new Negotiation.Accepted(seat.session.id(), seat.ice.etag(), null);
    }
    var next = IceState.fresh(ufrag);
    seat.ice = next;
    port.loop().execute(() -> seat.session.transport().accept(next.local()));
    var answer =
        new AnswerWriter(next.local(), port.fingerprint(), port.addresses(), port.port())
            .fragment(seat.firstMid);
    return new Negotiation.Accepted(seat.session.id(), next.etag(), answer);
  }

  @Override
  public boolean leave(String sessionId) {
    var seat = seats.remove(sessionId);
    if (seat == null) {
      return false;
    }
    port.loop().execute(() -> end(seat.session, Gone.LEFT));
    return true;
  }

  @Override
  public boolean trace(String sessionId, @Nullable MediaTrace trace) {
    var seat = seats.get(sessionId);
    if (seat == null) {
      return false;
    }
    port.loop().execute(() -> seat.session.trace(trace));
    return true;
  }

  @Override
  public void apply(MediaPolicy policy) {
    port.loop()
        .execute(() -> {
          this.policy = policy;
          for (var source : voices.keySet()) {
            if (!policy.heard().allows(source.site())) {
              speakers.silence(source.site());
            }
          }
          fill();
        });
  }

  @Override
  public void view(String sessionId, MediaView view) {
    port.loop()
        .execute(() -> {
          var seat = seats.get(sessionId);
          if (seat != null) {
            seat.session.downlink().view(view, System.nanoTime());
            planFill();
          }
        });
  }

  @Override
  public void sharesScreen(String sessionId, boolean screen) {
    port.loop()
        .execute(() -> {
          var seat = seats.get(sessionId);
          if (seat != null) {
            seat.session.sharesScreen(screen);
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
          speakers.endTurn();
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
    for (var source : session.sources()) {
      var voice = voices.remove(source);
      if (voice != null) {
        selector.remove(voice);
        speakers.silence(source.site());
      }
    }
    for (var other : sessions) {
      for (var slot : other.slots()) {
        var source = slot.source();
        if (source != null && source.session() == session) {
          slot.assign(null, System.nanoTime());
          planFill();
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
      if (!policy.heard().allows(source.site())) {
        port.counters().dropped(DropReason.POLICY);
        return;
      }
      heard(source, packet, header, end, nowNanos);
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

  void received(int bytes) {
    own.received(bytes);
  }

  void sent(int bytes) {
    own.sent(1, bytes);
  }

  void lost(int packets) {
    own.lost(packets);
  }

  void layerSwitched() {
    forwarding.layerSwitched();
    own.layerSwitched();
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

  private void heard(Source source, byte[] packet, int header, int end, long nowNanos) {
    var voice = voices.get(source);
    if (voice == null || end == header) {
      return;
    }
    int found = HeaderExtension.find(packet, 0, header, source.audioLevelExtension());
    int level = found < 0 ? UNTOLD_LEVEL : packet[HeaderExtension.index(found)] & 0x7F;
    if (selector.heard(voice, level, nowNanos)) {
      planFill();
    }
    speakers.heard(source.site(), level, nowNanos);
  }

  /// Decides with the next tick who is in which slot; many causes at once lead to one decision.
  private void planFill() {
    fillPlanned = true;
  }

  private void fill() {
    fillPlanned = false;
    long now = System.nanoTime();
    select(now);
    filling.fill(sessions, voices, policy, speakers.dominant(), listener, now);
  }

  private boolean select(long nowNanos) {
    return selector.select(
        source -> policy.heard().allows(source.site()) && source.isAlive(nowNanos),
        floorVoice(),
        nowNanos);
  }

  private @Nullable Source floorVoice() {
    if (policy.floor() == null) {
      return null;
    }
    for (var source : voices.keySet()) {
      if (source.site().equals(policy.floor())) {
        return source;
      }
    }
    return null;
  }

  /// What is due every 20 ms.
  void tick(long nowNanos) {
    ticks++;
    boolean due = ticks % SELECT_EVERY_TICKS == 0;
    if (due) {
      speakers.tick(nowNanos);
    }
    if (fillPlanned || due && (select(nowNanos) || filling.isOutdated(sessions, nowNanos))) {
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
      count();
    }
  }

  /// What cannot be counted as it happens.
  private void count() {
    int all = 0;
    int filled = 0;
    int voiceOnly = 0;
    int lines = 0;
    double loss = 0;
    long roundTrip = 0;
    long estimate = 0;
    for (int i = 0; i < sessions.size(); i++) {
      var session = sessions.get(i);
      var slots = session.slots();
      if (slots.isEmpty() || !session.isSecured()) {
        continue;
      }
      all += slots.size();
      for (int j = 0; j < slots.size(); j++) {
        filled += slots.get(j).source() == null ? 0 : 1;
      }
      var line = session.downlink().line();
      voiceOnly += line.report().voiceOnly() ? 1 : 0;
      loss += line.lossFraction();
      roundTrip += line.roundTripNanos();
      estimate += line.bitsPerSecond();
      lines++;
    }
    own.slots(all, filled);
    own.lines(
        voiceOnly, lines == 0 ? 0 : loss / lines, lines == 0 ? 0 : roundTrip / lines, estimate);
  }

  int sessionCount() {
    return seats.size();
  }

  String id() {
    return id;
  }

  RoomStats stats(int sessionsNow) {
    return own.stats(id, sessionsNow);
  }

  TransportCounters counters() {
    return port.counters();
  }

  long ntpNow() {
    return NtpTime.of(clock.instant());
  }

  void keyframeRequested() {
    forwarding.keyframeRequested();
    own.keyframeRequested();
  }

  void resent() {
    forwarding.resent();
    own.resent();
  }
}
