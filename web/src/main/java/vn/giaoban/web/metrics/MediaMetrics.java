package vn.giaoban.web.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import vn.giaoban.conference.media.MediaStats;
import vn.giaoban.conference.media.RoomStats;

/// The media plane's counts, read once for each answer to Prometheus: nothing runs in between, and
/// a room's series are gone with the room.
final class MediaMetrics implements MultiCollector {
  private final Supplier<MediaStats> stats;

  MediaMetrics(Supplier<MediaStats> stats) {
    this.stats = stats;
  }

  @Override
  public MetricSnapshots collect() {
    var now = stats.get();
    return new MetricSnapshots(
        Stream.concat(node(now).stream(), rooms(now.rooms()).stream())
            .map(Series::snapshot)
            .toList());
  }

  private static List<Series> node(MediaStats now) {
    var drops = Series.counter("giaoban_media_drops", "Packets dropped, by reason");
    now.drops().forEach((reason, count) -> drops.add(count, "reason", reason));
    return List.of(
        Series.gauge("giaoban_media_rooms", "Media rooms that are open").add(now.rooms().size()),
        Series.gauge("giaoban_media_sessions", "Media sessions").add(now.sessions()),
        Series.counter("giaoban_media_packets", "Packets on the media port")
            .add(now.packetsIn(), "direction", "in")
            .add(now.packetsOut(), "direction", "out"),
        Series.counter("giaoban_media_bytes", "Bytes on the media port")
            .add(now.bytesIn(), "direction", "in")
            .add(now.bytesOut(), "direction", "out"),
        drops,
        Series.counter("giaoban_media_keyframe_requests", "Key frames asked for")
            .add(now.keyframeRequests()),
        Series.counter("giaoban_media_retransmissions", "Packets sent again")
            .add(now.retransmissions()),
        Series.counter("giaoban_media_layer_switches", "Slots that went to another layer")
            .add(now.layerSwitches()),
        Series.counter("giaoban_media_handshakes", "DTLS handshakes that have ended")
            .add(now.handshakes(), "outcome", "completed")
            .add(now.handshakesFailed(), "outcome", "failed"),
        Series.gauge("giaoban_media_loop_lag_seconds", "How late the event loop was the last time")
            .add(now.loopLagSeconds()),
        Series.gauge("giaoban_media_loop_lag_max_seconds", "The most of the last minute")
            .add(now.loopLagMaxSeconds()),
        Series.gauge("giaoban_media_pool_used_buffers", "Packet buffers in use")
            .add(now.poolUsed()),
        Series.gauge("giaoban_media_pool_buffers", "Packet buffers there are").add(now.poolSize()));
  }

  private static List<Series> rooms(List<RoomStats> rooms) {
    var sessions = Series.gauge("giaoban_room_sessions", "Media sessions of a room");
    var slots = Series.gauge("giaoban_room_slots", "Receiving sections of all its sessions");
    var filled = Series.gauge("giaoban_room_slots_filled", "Those that carry somebody");
    var voiceOnly = Series.gauge("giaoban_room_voice_only", "Sessions that get speech alone");
    var packets = Series.counter("giaoban_room_packets", "RTP and RTCP packets");
    var bytes = Series.counter("giaoban_room_bytes", "Their bytes");
    var lost = Series.counter("giaoban_room_packets_lost", "Packets receivers reported as lost");
    var loss = Series.gauge("giaoban_room_loss_ratio", "Mean of the latest reports, 0 to 1");
    var rtt = Series.gauge("giaoban_room_rtt_seconds", "Mean round trip of the latest reports");
    var estimate =
        Series.gauge("giaoban_room_estimate_bps", "What all lines together are thought to carry");
    var keyframes = Series.counter("giaoban_room_keyframe_requests", "Key frames asked for");
    var resent = Series.counter("giaoban_room_retransmissions", "Packets sent again");
    var switches = Series.counter("giaoban_room_layer_switches", "Slots to another layer");
    for (var room : rooms) {
      var id = room.room();
      sessions.add(room.sessions(), "room", id);
      slots.add(room.slots(), "room", id);
      filled.add(room.slotsFilled(), "room", id);
      voiceOnly.add(room.voiceOnly(), "room", id);
      packets.add(room.packetsIn(), "room", id, "direction", "in");
      packets.add(room.packetsOut(), "room", id, "direction", "out");
      bytes.add(room.bytesIn(), "room", id, "direction", "in");
      bytes.add(room.bytesOut(), "room", id, "direction", "out");
      lost.add(room.packetsLost(), "room", id);
      loss.add(room.fractionLost(), "room", id);
      rtt.add(room.rttSeconds(), "room", id);
      estimate.add(room.estimateBps(), "room", id);
      keyframes.add(room.keyframeRequests(), "room", id);
      resent.add(room.retransmissions(), "room", id);
      switches.add(room.layerSwitches(), "room", id);
    }
    return List.of(
        sessions, slots, filled, voiceOnly, packets, bytes, lost, loss, rtt, estimate, keyframes,
        resent, switches);
  }
}
