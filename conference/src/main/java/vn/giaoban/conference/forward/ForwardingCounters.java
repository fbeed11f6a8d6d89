package vn.giaoban.conference.forward;

import java.util.concurrent.atomic.LongAdder;

/// Counts of all rooms together.
final class ForwardingCounters {
  private final LongAdder keyframeRequests = new LongAdder();
  private final LongAdder retransmissions = new LongAdder();

  void keyframeRequested() {
    keyframeRequests.increment();
  }

  void resent() {
    retransmissions.increment();
  }

  long keyframeRequests() {
    return keyframeRequests.sum();
  }

  long retransmissions() {
    return retransmissions.sum();
  }
}
