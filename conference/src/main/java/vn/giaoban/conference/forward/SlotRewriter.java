package vn.giaoban.conference.forward;

import java.util.Arrays;
import vn.giaoban.conference.rtp.SequenceNumber;

/// Numbers the packets of one slot so that a receiver sees one unbroken stream whatever is switched
/// into it or left out of it: sequence number, timestamp, picture id and TL0PICIDX. Pure
/// arithmetic.
final class SlotRewriter {
  /// Says that a packet must not be sent.
  static final int NOT_SENT = -1;

  private static final int REMEMBERED = 128;

  /// How late a packet may come: half of the numbers would be taken for older than the switch.
  private static final int REACH = 1 << 12;

  private static final int LEFT_OUT = 1 << 16;
  private static final int[] NOTHING = {};

  private boolean started;
  private int firstIn;
  private int highestIn;
  private int sequenceOffset;
  private int timestampOffset;
  private int pictureOffset;
  private int tl0Offset;
  private int lastSequenceNumber;
  private int lastTimestamp;
  private int lastPictureId;
  private int lastTl0PictureIndex;
  private long lastNanos;

  /// Since the first packet was left out: what was passed over lately, for those that come late.
  private int[] passed = NOTHING;

  private int[] offsetsThen = NOTHING;

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
    highestIn = SequenceNumber.plus(sequenceNumber, -1);
    sequenceOffset = lastSequenceNumber + 1 - sequenceNumber;
    timestampOffset = nextTimestamp - timestamp;
    pictureOffset = pictureId < 0 ? 0 : lastPictureId + 1 - pictureId;
    tl0Offset = tl0PictureIndex < 0 ? 0 : lastTl0PictureIndex + 1 - tl0PictureIndex;
    started = true;
    if (passed.length > 0) {
      Arrays.fill(passed, NOT_SENT);
    }
  }

  /// The number a packet gets.
  ///
  /// @return [#NOT_SENT] for one older than the switch, or one whose number was given away
  int sequenceNumber(int incoming) {
    if (SequenceNumber.difference(incoming, firstIn) < 0) {
      return NOT_SENT;
    }
    int ahead = SequenceNumber.difference(incoming, highestIn);
    if (ahead > 0) {
      pass(incoming, ahead, incoming);
      return SequenceNumber.plus(incoming, sequenceOffset);
    }
    if (passed.length == 0) {
      return SequenceNumber.plus(incoming, sequenceOffset);
    }
    int place = incoming % REMEMBERED;
    return passed[place] == incoming ? SequenceNumber.plus(incoming, offsetsThen[place]) : NOT_SENT;
  }

  /// Leaves a packet out, so that those behind it close up.
  ///
  /// @param wholePicture whether this is the first packet of a picture that is left out
  void leaveOut(int incoming, boolean wholePicture) {
    if (passed.length == 0) {
      passed = new int[REMEMBERED];
      Arrays.fill(passed, NOT_SENT);
      offsetsThen = new int[REMEMBERED];
      for (int i = 1; i <= REMEMBERED / 2; i++) {
        remember(SequenceNumber.plus(highestIn, -i + 1));
      }
    }
    int ahead = SequenceNumber.difference(incoming, highestIn);
    if (ahead > 0) {
      pass(incoming, ahead, incoming | LEFT_OUT);
      sequenceOffset--;
      if (wholePicture) {
        pictureOffset--;
      }
    }
  }

  private void pass(int incoming, int ahead, int mark) {
    if (passed.length > 0) {
      for (int i = Math.max(1, ahead - REMEMBERED); i < ahead; i++) {
        remember(SequenceNumber.plus(highestIn, i));
      }
      remember(incoming);
      passed[incoming % REMEMBERED] = mark;
    }
    highestIn = incoming;
    if (SequenceNumber.difference(incoming, firstIn) > REACH) {
      firstIn = SequenceNumber.plus(incoming, -REACH);
    }
  }

  private void remember(int incoming) {
    passed[incoming % REMEMBERED] = incoming;
    offsetsThen[incoming % REMEMBERED] = sequenceOffset;
  }

  int timestamp(int timestamp) {
    return timestamp + timestampOffset;
  }

  /// Of the last packet that was sent.
  int lastTimestamp() {
    return lastTimestamp;
  }

  int timestampOffset() {
    return timestampOffset;
  }

  int pictureId(int pictureId) {
    return pictureId + pictureOffset;
  }

  int tl0PictureIndex(int tl0PictureIndex) {
    return tl0PictureIndex + tl0Offset;
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
