package vn.giaoban.conference.bandwidth;

/// Tells from the change of one-way delays whether a queue grows: packets are taken in groups that
/// left within 5 ms, the delay variation between groups is summed up and smoothed, and a line is
/// laid through the last 20 sums. Its slope is compared with a threshold that adapts itself, so
/// that flows with other controls on the same queue do not starve this one (draft-ietf-rmcat-gcc-02
/// sections 4.1, 5.2 and 5.4, with a trendline for the filter).
final class DelayTrend {
  /// What the line is used for.
  enum Usage {
    UNDER,
    NORMAL,
    OVER
  }

  private static final long GROUP_MICROS = 5_000;
  private static final long FORGET_MICROS = 2_000_000;
  private static final int WINDOW = 20;
  private static final double SMOOTHING = 0.9;
  private static final double GAIN = 4;
  private static final int MAX_GROUPS = 60;
  private static final double THRESHOLD_START = 12.5;
  private static final double THRESHOLD_MIN = 6;
  private static final double THRESHOLD_MAX = 600;
  private static final double THRESHOLD_UP = 0.0087;
  private static final double THRESHOLD_DOWN = 0.039;

  /// How long it must look like overuse before it is called so.
  private static final double OVER_MILLIS = 10;

  private final double[] times = new double[WINDOW];
  private final double[] delays = new double[WINDOW];
  private int count;
  private int groups;
  private double sum;
  private double smoothed;
  private double threshold = THRESHOLD_START;
  private double previousTrend;
  private double overMillis;
  private int overCount;
  private Usage usage = Usage.NORMAL;

  private boolean open;
  private long firstSent;
  private long lastSent;
  private long lastArrival;
  private boolean closedBefore;
  private long previousSent;
  private long previousArrival;
  private long firstArrival;

  Usage usage() {
    return usage;
  }

  /// Forgets what it knows of the delays: the line is another one.
  void reset() {
    open = false;
    closedBefore = false;
    count = 0;
    groups = 0;
    sum = 0;
    smoothed = 0;
    previousTrend = 0;
    overMillis = 0;
    overCount = 0;
    usage = Usage.NORMAL;
  }

  /// Notes one received packet; they come in the order they were sent.
  ///
  /// @param sentMicros in the sender's clock
  /// @param arrivalMicros in the receiver's
  void received(long sentMicros, long arrivalMicros) {
    if (open && sentMicros - firstSent <= GROUP_MICROS) {
      lastSent = Math.max(lastSent, sentMicros);
      lastArrival = Math.max(lastArrival, arrivalMicros);
      return;
    }
    if (open) {
      closeGroup();
      if (sentMicros - lastSent > FORGET_MICROS) {
        reset();
      }
    }
    open = true;
    firstSent = sentMicros;
    lastSent = sentMicros;
    lastArrival = arrivalMicros;
  }

  private void closeGroup() {
    if (closedBefore) {
      long sent = lastSent - previousSent;
      long arrived = lastArrival - previousArrival;
      if (arrived >= 0) {
        add((arrived - sent) / 1000.0, sent / 1000.0);
      }
    } else {
      firstArrival = lastArrival;
    }
    closedBefore = true;
    previousSent = lastSent;
    previousArrival = lastArrival;
  }

  private void add(double variationMillis, double sentMillis) {
    groups = Math.min(groups + 1, MAX_GROUPS);
    sum += variationMillis;
    smoothed = SMOOTHING * smoothed + (1 - SMOOTHING) * sum;
    if (count == WINDOW) {
      System.arraycopy(times, 1, times, 0, WINDOW - 1);
      System.arraycopy(delays, 1, delays, 0, WINDOW - 1);
      count--;
    }
    times[count] = (lastArrival - firstArrival) / 1000.0;
    delays[count] = smoothed;
    count++;
    double trend = count == WINDOW ? slope() : previousTrend;
    judge(trend, sentMillis);
  }

  private double slope() {
    double timeSum = 0;
    double delaySum = 0;
    for (int i = 0; i < count; i++) {
      timeSum += times[i];
      delaySum += delays[i];
    }
    double meanTime = timeSum / count;
    double meanDelay = delaySum / count;
    double numerator = 0;
    double denominator = 0;
    for (int i = 0; i < count; i++) {
      double time = times[i] - meanTime;
      numerator += time * (delays[i] - meanDelay);
      denominator += time * time;
    }
    return denominator == 0 ? 0 : numerator / denominator;
  }

  private void judge(double trend, double sentMillis) {
    double modified = trend * groups * GAIN;
    if (modified > threshold) {
      // half of the first group's time: where in it the queue began to grow is not known
      overMillis += overCount == 0 ? sentMillis / 2 : sentMillis;
      overCount++;
      if (overMillis > OVER_MILLIS && overCount > 1 && trend >= previousTrend) {
        overMillis = 0;
        overCount = 0;
        usage = Usage.OVER;
      }
    } else {
      overMillis = 0;
      overCount = 0;
      usage = modified < -threshold ? Usage.UNDER : Usage.NORMAL;
    }
    previousTrend = trend;
    adapt(Math.abs(modified), sentMillis);
  }

  private void adapt(double modified, double sentMillis) {
    if (modified > threshold + 15) {
      return; // a sudden step, as of a route that changed, says nothing about the others
    }
    double rate = modified < threshold ? THRESHOLD_DOWN : THRESHOLD_UP;
    threshold += rate * (modified - threshold) * Math.min(sentMillis, 100);
    threshold = Math.clamp(threshold, THRESHOLD_MIN, THRESHOLD_MAX);
  }
}
