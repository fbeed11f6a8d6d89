package vn.giaoban.conference.forward;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import vn.giaoban.conference.media.RoomStats;

/// Counts of one room. Written by the event loop only, read by anybody; a reader may see a number a
/// moment late.
final class RoomCounters {
  private static final int PACKETS_IN = 0;
  private static final int BYTES_IN = 1;
  private static final int PACKETS_OUT = 2;
  private static final int BYTES_OUT = 3;
  private static final int LOST = 4;
  private static final int KEYFRAME_REQUESTS = 5;
  private static final int RETRANSMISSIONS = 6;
  private static final int LAYER_SWITCHES = 7;
  private static final int SLOTS = 8;
  private static final int SLOTS_FILLED = 9;
  private static final int VOICE_ONLY = 10;
  private static final int FRACTION_LOST = 11;
  private static final int RTT_NANOS = 12;
  private static final int ESTIMATE_BPS = 13;
  private static final double FRACTION_UNIT = 1e-9;
  private static final double NANO = 1e-9;

  private final AtomicLongArray values = new AtomicLongArray(14);
  private final ForwardingCounters all;

  /// @param all of all rooms together
  RoomCounters(ForwardingCounters all) {
    this.all = all;
  }

  /// One packet of a client, as it came over the wire.
  void received(int bytes) {
    add(PACKETS_IN, 1);
    add(BYTES_IN, bytes);
  }

  /// Packets to clients, as they go over the wire.
  void sent(int packets, int bytes) {
    add(PACKETS_OUT, packets);
    add(BYTES_OUT, bytes);
  }

  /// Receivers reported these as lost since their report before.
  void lost(int packets) {
    add(LOST, packets);
  }

  void keyframeRequested() {
    all.keyframeRequested();
    add(KEYFRAME_REQUESTS, 1);
  }

  void resent() {
    all.resent();
    add(RETRANSMISSIONS, 1);
  }

  /// A slot shows another layer of the same source from now on.
  void layerSwitched() {
    all.layerSwitched();
    add(LAYER_SWITCHES, 1);
  }

  /// What cannot be counted as it happens: how the lines are now.
  void count(List<MediaSession> sessions) {
    int slotCount = 0;
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
      slotCount += slots.size();
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
    values.setPlain(SLOTS, slotCount);
    values.setPlain(SLOTS_FILLED, filled);
    values.setPlain(VOICE_ONLY, voiceOnly);
    values.setPlain(FRACTION_LOST, lines == 0 ? 0 : Math.round(loss / lines / FRACTION_UNIT));
    values.setPlain(RTT_NANOS, lines == 0 ? 0 : roundTrip / lines);
    values.setPlain(ESTIMATE_BPS, estimate);
  }

  RoomStats stats(String room, int sessions) {
    return new RoomStats(
        room,
        sessions,
        (int) values.get(SLOTS),
        (int) values.get(SLOTS_FILLED),
        (int) values.get(VOICE_ONLY),
        values.get(PACKETS_IN),
        values.get(BYTES_IN),
        values.get(PACKETS_OUT),
        values.get(BYTES_OUT),
        values.get(LOST),
        values.get(FRACTION_LOST) * FRACTION_UNIT,
        values.get(RTT_NANOS) * NANO,
        values.get(ESTIMATE_BPS),
        values.get(KEYFRAME_REQUESTS),
        values.get(RETRANSMISSIONS),
        values.get(LAYER_SWITCHES));
  }

  /// One writer, so no atomic addition is needed.
  private void add(int index, long amount) {
    values.setPlain(index, values.getPlain(index) + amount);
  }
}
