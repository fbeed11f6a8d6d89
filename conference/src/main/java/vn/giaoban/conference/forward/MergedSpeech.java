package vn.giaoban.conference.forward;

import vn.giaoban.conference.rtp.OpusMerger;
import vn.giaoban.conference.rtp.SequenceNumber;

/// Speech of one slot that waits to share a packet with what follows it: for 60 ms at most, or less
/// where the receiver wants shorter packets.
final class MergedSpeech {
  /// Looked at every 20 ms, so that nothing waits longer than 60.
  private static final long PATIENCE_NANOS = 40_000_000;

  private static final int SAMPLES_PER_MILLI = 48;
  private static final int MILLIS = 60;

  private final OpusMerger merger = new OpusMerger();
  private final int maxSamples;
  private int sequenceNumber;
  private int highestIn;
  private int payloadType;
  private boolean marker;
  private long sinceNanos;

  /// @param maxPacketMillis what the receiver takes in one packet; 0 when it did not say
  MergedSpeech(int maxPacketMillis) {
    int millis = maxPacketMillis == 0 ? MILLIS : Math.min(MILLIS, maxPacketMillis);
    maxSamples = millis * SAMPLES_PER_MILLI;
  }

  boolean isEmpty() {
    return merger.isEmpty();
  }

  /// Whether nothing more has room.
  boolean isFull() {
    return merger.samples() >= maxSamples;
  }

  boolean isDue(long nowNanos) {
    return !isEmpty() && nowNanos - sinceNanos > PATIENCE_NANOS;
  }

  /// Takes a packet behind what waits, if it belongs there.
  ///
  /// @param incoming its sequence number as it came
  /// @param timestamp as the receiver is to see it
  boolean goOn(byte[] packets, int payload, int length, int incoming, int timestamp) {
    if (isEmpty()
        || SequenceNumber.difference(incoming, highestIn) != 1
        || !merger.append(packets, payload, length, timestamp, maxSamples)) {
      return false;
    }
    highestIn = incoming;
    return true;
  }

  /// Begins with a packet; nothing waits.
  ///
  /// @return false for one that is to be sent as it is
  boolean begin(byte[] packets, int payload, int length, int incoming, int timestamp, long now) {
    if (!merger.append(packets, payload, length, timestamp, maxSamples)) {
      return false;
    }
    highestIn = incoming;
    sinceNanos = now;
    return true;
  }

  /// With what head the packet is to leave.
  void head(boolean marker, int payloadType, int sequenceNumber) {
    this.marker = marker;
    this.payloadType = payloadType;
    this.sequenceNumber = sequenceNumber;
  }

  /// Composes the packet; nothing waits afterwards.
  ///
  /// @return the payload's length
  int compose(SlotPacket out, int ssrc) {
    out.begin(marker, payloadType, sequenceNumber, merger.timestamp(), ssrc);
    return out.append(merger);
  }

  void forget() {
    merger.clear();
  }

  int sequenceNumber() {
    return sequenceNumber;
  }

  /// Of the packet that waits, as the receiver is to see it.
  int timestamp() {
    return merger.timestamp();
  }
}
