package vn.giaoban.conference.forward;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.conference.media.ConferenceConfig;
import vn.giaoban.conference.media.MediaEngine;
import vn.giaoban.conference.media.MediaListener;
import vn.giaoban.conference.media.MediaRoom;
import vn.giaoban.conference.media.MediaStats;
import vn.giaoban.conference.media.RoomStats;
import vn.giaoban.conference.transport.LocalAddresses;
import vn.giaoban.conference.transport.MediaPort;

/// The media engine inside of this process.
public final class EmbeddedMediaEngine implements MediaEngine {
  private static final long TICK_MILLIS = 20;
  private static final double NANO = 1e-9;

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMediaEngine.class);

  private final MediaPort port;
  private final ConferenceConfig config;
  private final Clock clock;
  private final ForwardingCounters counters = new ForwardingCounters();
  private final LoopLag lag = new LoopLag(TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS));
  private final Map<String, ForwardingRoom> rooms = new ConcurrentHashMap<>();

  private EmbeddedMediaEngine(ConferenceConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    var addresses = config.addresses().isEmpty() ? LocalAddresses.all() : config.addresses();
    port = MediaPort.open(config.port(), addresses, config.consent().toNanos(), clock.instant());
    var unused =
        port.loop()
            .scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /// Binds the media port and starts.
  public static EmbeddedMediaEngine start(ConferenceConfig config) {
    return new EmbeddedMediaEngine(config, Clock.systemUTC());
  }

  /// The port that is bound.
  public int port() {
    return port.port();
  }

  /// Makes the first handshakes of this process, which cost most, before anybody joins; blocks.
  ///
  /// @param handshakes how many
  public void warmUp(int handshakes) throws InterruptedException {
    port.warmUp(handshakes);
  }

  @Override
  public MediaRoom open(String roomId, MediaListener listener) {
    return rooms.computeIfAbsent(
        roomId,
        id ->
            new ForwardingRoom(id, port, listener, config.limits(), clock, counters, this::closed));
  }

  private void closed(ForwardingRoom room) {
    rooms.computeIfPresent(
        room.id(),
        (id, present) -> {
          if (present != room) {
            return present;
          }
          counters.forget(id);
          return null;
        });
  }

  private void tick() {
    long now = System.nanoTime();
    lag.came(now);
    for (var room : rooms.values()) {
      try {
        room.tick(now);
      } catch (RuntimeException e) {
        // a fault in one room must not stop the clock of the others
        LOG.error("Room {} failed in its tick", room.id(), e);
      }
    }
  }

  @Override
  public MediaStats stats() {
    var transport = port.counters();
    var drops = new HashMap<String, Long>();
    transport.drops().forEach((reason, count) -> drops.put(reason.name(), count));
    var each = new ArrayList<RoomStats>();
    int sessions = 0;
    for (var room : rooms.values()) {
      int here = room.sessionCount();
      sessions += here;
      each.add(room.stats(here));
    }
    return new MediaStats(
        sessions,
        transport.packetsIn(),
        transport.bytesIn(),
        transport.packetsOut(),
        transport.bytesOut(),
        counters.keyframeRequests(),
        counters.retransmissions(),
        counters.layerSwitches(),
        transport.handshakes(),
        transport.handshakesFailed(),
        lag.latestNanos() * NANO,
        lag.worstNanos() * NANO,
        transport.poolUsed(),
        transport.poolSize(),
        drops,
        each);
  }

  @Override
  public void close() {
    rooms.values().forEach(ForwardingRoom::close);
    port.close();
  }
}
