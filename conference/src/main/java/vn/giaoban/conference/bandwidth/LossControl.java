package vn.giaoban.conference.bandwidth;

/// Judges loss. Loss that a lower rate mends was our doing; loss that stays is the line's nature
/// (radio) and going down on it would only take the picture away for nothing.
///
/// The rule of draft-ietf-rmcat-gcc-02 section 6 (up below 2 %, down above 10 %) with two
/// differences: between the two the rate may grow while the queue is empty, and after a step down
/// the loss is compared with what a full queue would have shown at the lower rate.
final class LossControl {
  /// What the rate should do.
  enum Advice {
    FREE,
    HOLD,
    BACK_OFF
  }

  private static final double LOW = 0.02;
  private static final double HIGH = 0.10;

  /// More than this above what is the line's nature is our doing.
  private static final double EXCESS = 0.07;

  private static final double MAX_NATURE = 0.35;
  private static final long WINDOW_MICROS = 250_000;
  private static final long LONGEST_MICROS = 1_000_000;
  private static final int ENOUGH_PACKETS = 40;
  private static final int TRIAL_PACKETS = 80;
  private static final long TRIAL_MICROS = 2_000_000;
  private static final int TRIAL_PATIENCE = 4;
  private static final double NATURE_SMOOTHING = 0.1;
  private static final long FLAT_MICROS = 30_000;

  private long windowSince;
  private int lost;
  private int received;
  private double fraction;
  private double slowFraction;
  private double nature;
  private int bad;
  private boolean onTrial;
  private double trialFraction;
  private long trialBps;
  private int trialLost;
  private int trialReceived;
  private long deafUntil;

  /// Of all packets, smoothed over about a second, 0..1.
  double fraction() {
    return fraction;
  }

  /// Whether so much has been lost for some seconds that more must not be tried.
  boolean isHeavy() {
    return slowFraction > HIGH || fraction > 1.5 * HIGH;
  }

  /// What the last [Advice#BACK_OFF] was given for.
  double excessive() {
    return trialFraction;
  }

  /// Notes what one feedback message says.
  ///
  /// @param lost may be negative: packets that were called lost have come
  /// @return what to do, decided at the end of each window; in between [Advice#HOLD] while loss is
  ///   high
  Advice feedback(int received, int lost, long queueMicros, long rateBps, long nowMicros) {
    if (nowMicros < deafUntil) {
      windowSince = nowMicros; // these were sent before the last step down
      return Advice.HOLD;
    }
    if (onTrial) {
      trial(received, lost, queueMicros, rateBps, nowMicros);
    }
    this.received += received;
    this.lost += lost;
    long age = nowMicros - windowSince;
    int total = this.received + this.lost;
    if (age < WINDOW_MICROS || total < ENOUGH_PACKETS && age < LONGEST_MICROS) {
      return between(queueMicros);
    }
    double now = fraction(this.received, this.lost);
    this.received = 0;
    this.lost = 0;
    windowSince = nowMicros;
    fraction += 0.5 * (now - fraction);
    slowFraction += (now < slowFraction ? 0.3 : 0.1) * (now - slowFraction);
    if (nature > 0) {
      nature += NATURE_SMOOTHING * (Math.min(fraction, MAX_NATURE) - nature);
    }
    // the more the line loses by itself, the more does that vary
    double excess = nature + EXCESS + nature / 4;
    bad = now > Math.max(HIGH, excess) ? bad + 1 : 0;
    boolean sure = bad >= 2 || bad == 1 && fraction > Math.max(HIGH, excess);
    if (sure && (!onTrial || bad >= TRIAL_PATIENCE)) {
      bad = 0;
      onTrial = true;
      trialFraction = Math.max(fraction, now);
      trialBps = rateBps;
      trialLost = 0;
      trialReceived = 0;
      return Advice.BACK_OFF;
    }
    return between(queueMicros);
  }

  private static double fraction(int received, int lost) {
    int total = received + lost;
    return total <= 0 ? 0 : Math.clamp((double) lost / total, 0, 1);
  }

  private Advice between(long queueMicros) {
    if (isHeavy() || fraction > LOW && queueMicros > FLAT_MICROS) {
      return Advice.HOLD;
    }
    return Advice.FREE;
  }

  /// Had the line been full, the loss at the lower rate would be what is now too much for it.
  private void trial(int received, int lost, long queueMicros, long rateBps, long nowMicros) {
    trialReceived += received;
    trialLost += lost;
    if (trialReceived + trialLost < TRIAL_PACKETS && nowMicros - deafUntil < TRIAL_MICROS) {
      return;
    }
    onTrial = false;
    double now = fraction(trialReceived, trialLost);
    double carried = trialBps * (1 - trialFraction);
    double expected = Math.max(0, 1 - carried / rateBps);
    if (now > (expected + trialFraction) / 2 && queueMicros < FLAT_MICROS) {
      nature = Math.min(now, MAX_NATURE);
    }
  }

  /// The rate has gone down: what is told before that can be seen says nothing new.
  void reduced(long effectMicros) {
    deafUntil = effectMicros;
    received = 0;
    lost = 0;
  }
}
