package vn.giaoban.conference.bandwidth;

/// Additive increase, multiplicative decrease, with a memory of what the line carried when it was
/// full (draft-ietf-rmcat-gcc-02 section 5.5). Holds the rate.
final class RateControl {
  /// Speech of one site still passes.
  static final long MIN_BPS = 40_000;

  private static final double DECREASE = 0.85;
  private static final double FILLING = 0.8;
  private static final double PROVEN = 0.95;

  /// What came in a burst is no lasting rate: who fills the line goes down in any case, so that
  /// those who share it meet.
  private static final double LEAST_DECREASE = 0.93;

  private static final double INCREASE_PER_SECOND = 0.08;

  /// Near the known capacity: slow, and the same for small and large shares, so that they meet.
  private static final double ADD_BPS_PER_SECOND = 48_000;

  /// A narrow line is not filled in steps it feels: in shares of the rate per second.
  private static final double ADD_MOST = 0.1;

  private static final double NEAR_BELOW = 0.7;
  private static final double NEAR_ABOVE = 1.12;
  private static final double FAR_ABOVE = 1.3;
  private static final long QUEUE_EMPTY_MICROS = 40_000;

  /// A slope without a queue is jitter.
  private static final long QUEUE_FELT_MICROS = 12_000;

  /// A queue as long as this is ours to drain, whether it still grows or not.
  private static final long QUEUE_LONG_MICROS = 120_000;

  /// Overuse that comes back so soon is meant.
  private static final long AGAIN_MICROS = 2_000_000;

  private static final long LONGEST_STEP_MICROS = 250_000;

  private double bps;
  private double capacityBps;
  private int confirmations;
  private double bpsBeforeSilence;
  private long updatedMicros;
  private long decreasedMicros;
  private long queueBefore;
  private boolean overused;
  private boolean dropped;

  RateControl(long startBps, long nowMicros) {
    bps = startBps;
    updatedMicros = nowMicros;
    decreasedMicros = nowMicros - 1_000_000_000L;
  }

  long bitsPerSecond() {
    return Math.round(bps);
  }

  boolean isOverused() {
    return overused;
  }

  /// What the line carried when it was full last; 0 when it never was.
  long capacityBps() {
    return Math.round(capacityBps);
  }

  /// Whether as much is sent as the line is known to carry: media itself finds out whether that has
  /// become more. Bursts into a full line would only take from those who share it.
  boolean isGrowingByItself(long sentBps) {
    return confirmations >= 2 && !isLimitedByTheApplication(sentBps) && isNearCapacity();
  }

  private boolean isLimitedByTheApplication(long sentBps) {
    return sentBps < 0.75 * bps;
  }

  private boolean isNearCapacity() {
    return capacityBps > 0 && bps > NEAR_BELOW * capacityBps && bps < NEAR_ABOVE * capacityBps;
  }

  /// Whether it has lost much since the last question.
  boolean pollDropped() {
    boolean was = dropped;
    dropped = false;
    return was;
  }

  long decreasedMicros() {
    return decreasedMicros;
  }

  /// One step, after each feedback message.
  ///
  /// @param deliveredBps 0 when not known
  /// @param sentBps what was offered to the line
  /// @param limitBps not to grow beyond
  void update(
      DelayTrend.Usage usage,
      long queueMicros,
      long deliveredBps,
      long sentBps,
      long limitBps,
      boolean mayGrow,
      long roundTripMicros,
      long nowMicros) {
    boolean falling = queueMicros < queueBefore;
    queueBefore = queueMicros;
    overused =
        usage == DelayTrend.Usage.OVER && queueMicros > QUEUE_FELT_MICROS
            || queueMicros > QUEUE_LONG_MICROS && !falling;
    if (overused) {
      decrease(deliveredBps, sentBps, roundTripMicros, nowMicros);
    } else if (mayGrow && usage == DelayTrend.Usage.NORMAL && queueMicros < QUEUE_EMPTY_MICROS) {
      if (deliveredBps > bps && sentBps > bps) {
        // what was tried beyond what was believed got through
        bps =
            Math.min(
                Math.max(bps, PROVEN * Math.min(deliveredBps, sentBps)), Math.max(bps, limitBps));
      }
      if (!isLimitedByTheApplication(sentBps)) {
        grow(deliveredBps, limitBps, nowMicros);
      }
    }
    updatedMicros = nowMicros;
  }

  private void decrease(long deliveredBps, long sentBps, long roundTripMicros, long nowMicros) {
    long since = nowMicros - decreasedMicros;
    double measured = deliveredBps > 0 ? deliveredBps : bps;
    if (since <= 100_000 || since <= roundTripMicros + 100_000 && measured >= 0.6 * bps) {
      return; // the last step down cannot be seen yet
    }
    boolean filling = sentBps > FILLING * bps;
    if (!filling && since > AGAIN_MICROS && measured > NEAR_BELOW * capacityBps) {
      // a burst has filled a line that is not full: it was short, what is known says more
      measured = Math.max(measured, 0.95 * capacityBps);
    }
    if (measured > NEAR_BELOW * capacityBps && measured < FAR_ABOVE * capacityBps) {
      confirmations++;
      capacityBps += 0.5 * (measured - capacityBps);
    } else {
      confirmations = 0;
      capacityBps = measured;
    }
    double lower = DECREASE * measured;
    decreaseTo(filling ? Math.min(lower, LEAST_DECREASE * bps) : lower, nowMicros);
  }

  private void grow(long deliveredBps, long limitBps, long nowMicros) {
    double seconds = Math.min(nowMicros - updatedMicros, LONGEST_STEP_MICROS) * 1e-6;
    if (bps > NEAR_ABOVE * capacityBps) {
      capacityBps = 0;
    }
    double grown =
        isNearCapacity()
            ? bps + Math.min(ADD_BPS_PER_SECOND, ADD_MOST * bps) * seconds
            : bps * (1 + INCREASE_PER_SECOND * seconds);
    double ceiling = deliveredBps > 0 ? 1.25 * deliveredBps + 10_000 : Double.MAX_VALUE;
    bps = Math.max(bps, Math.min(grown, Math.min(ceiling, limitBps)));
  }

  /// The first packets have told what a narrow line carries.
  void narrow(long carriedBps, long nowMicros) {
    capacityBps = carriedBps;
    decreaseTo(DECREASE * carriedBps, nowMicros);
  }

  /// Loss is our doing: the line carries what came through, a little less to be sure.
  void lossFound(double fraction, long sentBps, long nowMicros) {
    double offered = Math.min(bps, 1.5 * sentBps);
    double carried = offered * (1 - fraction);
    capacityBps = carried;
    decreaseTo(DECREASE * carried, nowMicros);
  }

  /// Nothing is heard of the line.
  void silent(long nowMicros) {
    bpsBeforeSilence = Math.max(bps, bpsBeforeSilence);
    decreaseTo(0.7 * bps, nowMicros);
  }

  /// The line is heard again: what was known before the silence counts half.
  ///
  /// @param unharmed nothing was lost and there is no queue: somebody's machine stood still, not
  ///   the line, and all counts
  void heardAgain(boolean unharmed) {
    bps = Math.max(bps, unharmed ? bpsBeforeSilence : bpsBeforeSilence / 2);
    bpsBeforeSilence = 0;
  }

  private void decreaseTo(double lower, long nowMicros) {
    double next = Math.max(MIN_BPS, Math.min(bps, lower));
    dropped |= next < 0.66 * bps;
    bps = next;
    decreasedMicros = nowMicros;
  }

  /// A probe has got through at this rate.
  ///
  /// @param full whether the line was filled by it: where others share the line, a burst gets more
  ///   than its share, so what is known counts half
  void probed(long measuredBps, boolean full, long limitBps) {
    if (measuredBps <= bps) {
      return;
    }
    double next = full && capacityBps > 0 ? (bps + measuredBps) / 2 : measuredBps;
    bps = Math.max(bps, Math.min(next, limitBps));
    if (full) {
      capacityBps = measuredBps;
    } else {
      capacityBps = measuredBps > FAR_ABOVE * capacityBps ? 0 : Math.max(capacityBps, measuredBps);
    }
  }

  /// A receiver that reports loss only: growth without a measure of delay.
  void reported(double fraction, double seconds, long limitBps, long nowMicros) {
    if (fraction > 0.10) {
      decreaseTo(bps * (1 - 0.5 * fraction), nowMicros);
    } else if (fraction < 0.02) {
      bps = Math.max(bps, Math.min(bps * (1 + INCREASE_PER_SECOND * seconds), limitBps));
    }
  }

  /// The line is another one: what the old one carried means nothing.
  void forgetLine() {
    capacityBps = 0;
    queueBefore = 0;
    overused = false;
  }
}
