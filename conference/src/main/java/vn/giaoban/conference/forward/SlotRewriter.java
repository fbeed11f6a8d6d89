package vn.giaoban.conference.forward;

import vn.giaoban.conference.rtp.SequenceNumber;

/// Numbers the packets of one slot so that a receiver sees one unbroken stream whatever is switched
/// into it: sequence number, timestamp, VP8 picture id and TL0PICIDX. Pure arithmetic.
final class SlotRewriter {
  private Offsets offsets = new Offsets(0, 0, 0, 0);
  private boolean started;
  private int firstIn;
  private int lastSequenceNumber;
  private int lastTimestamp;
  private int lastPictureId;
  private int lastTl0PictureIndex;
  private long lastNanos;

  /// What is added to a source's numbers; the same from one switch to the next.
  record Offsets(int sequenceNumber, int timestamp, int pictureId, int tl0PictureIndex) {}

  /// @param firstSequenceNumber where the slot's stream begins
  SlotRewriter(int firstSequenceNumber, int firstTimestamp) {
    lastSequenceNumber = SequenceNumber.plus(firstSequenceNumber, -1);
    lastTimestamp = firstTimestamp;
  }

  /// Lets another stream continue, beginning with this packet.
  ///
  /// @param pictureId -1 when there is none, as `tl0PictureIndex`
  void switchTo(
      int sequenceNumber,
      int timestamp,
      int pictureId,
      int tl0PictureIndex,
      int clockRate,
      long nowNanos) {
    long elapsed = started ? (nowNanos - lastNanos) * clockRate / 1_000_000_000L : 0;
    int nextTimestamp = lastTimestamp + (int) Math.max(started ? 1 : 0, elapsed);
    firstIn = sequenceNumber;
    offsets =
        new Offsets(
            lastSequenceNumber + 1 - sequenceNumber,
            nextTimestamp - timestamp,
            pictureId < 0 ? 0 : lastPictureId + 1 - pictureId,
            tl0PictureIndex < 0 ? 0 : lastTl0PictureIndex + 1 - tl0PictureIndex);
    started = true;
  }

  /// Whether a packet is older than the one the stream was switched at, and must not be sent.
  boolean isBeforeSwitch(int sequenceNumber) {
    return SequenceNumber.difference(sequenceNumber, firstIn) < 0;
  }

  /// What is added now.
  Offsets offsets() {
    return offsets;
  }

  int timestamp(int timestamp) {
    return timestamp + offsets.timestamp();
  }

  /// Notes a packet as sent, with its numbers as the receiver sees them.
  void sent(int sequenceNumber, int timestamp, int pictureId, int tl0PictureIndex, long nowNanos) {
    if (SequenceNumber.difference(sequenceNumber, lastSequenceNumber) > 0) {
      lastSequenceNumber = sequenceNumber;
      lastTimestamp = timestamp;
      lastNanos = nowNanos;
      if (pictureId >= 0) {
        lastPictureId = pictureId;
      }
      if (tl0PictureIndex >= 0) {
        lastTl0PictureIndex = tl0PictureIndex;
      }
    }
  }
}
