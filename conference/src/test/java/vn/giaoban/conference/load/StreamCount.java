package vn.giaoban.conference.load;

import vn.giaoban.conference.rtp.SequenceNumber;

/// Counts one stream: what came, and what is missing by the gaps in its sequence numbers. What came
/// again under the same number counts once only if it fills a gap; a stream is expected in order
/// over loopback.
final class StreamCount {
  private boolean started;
  private int highest;
  private long received;
  private long expected;

  void packet(int sequenceNumber) {
    if (!started) {
      started = true;
      highest = sequenceNumber;
      expected = 1;
    } else {
      int ahead = SequenceNumber.difference(sequenceNumber, highest);
      if (ahead > 0) {
        expected += ahead;
        highest = sequenceNumber;
      }
    }
    received++;
  }

  long received() {
    return received;
  }

  long lost() {
    return Math.max(0, expected - received);
  }
}
