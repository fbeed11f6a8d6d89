package vn.giaoban.conference.bandwidth;

import vn.giaoban.conference.media.LineReport;
import vn.giaoban.conference.media.LineReport.Level;
import vn.giaoban.conference.media.LineReport.Reason;

/// Says in three words how a line is. It gets worse when it has been worse for two seconds, better
/// when it has been better for five: what people read must not flicker.
public final class LineQuality {
  private static final long WORSE_NANOS = 2_000_000_000L;
  private static final long BETTER_NANOS = 5_000_000_000L;

  /// Opus hides some; pictures need repairs.
  private static final double FAIR_LOSS = 0.03;

  /// Speech with its redundancy begins to suffer.
  private static final double POOR_LOSS = 0.10;

  /// People begin to interrupt each other (ITU-T G.114: 400 ms one way is the limit for planning).
  private static final long FAIR_ROUND_TRIP_NANOS = 400_000_000L;

  private static final long POOR_ROUND_TRIP_NANOS = 800_000_000L;
  private static final long FAIR_QUEUE_NANOS = 150_000_000L;
  private static final long POOR_QUEUE_NANOS = 500_000_000L;

  private LineReport report = LineReport.GOOD;
  private Level level = Level.GOOD;
  private Reason reason = Reason.NONE;
  private boolean turning;
  private boolean turningWorse;
  private long turningSince;

  /// What is to be told.
  public LineReport report() {
    return report;
  }

  /// Judges again, a few times a second.
  ///
  /// @param lossFraction 0..1
  /// @param queueNanos how long packets wait
  /// @param isShort whether pictures are worse than wished for want of bandwidth
  /// @return whether [#report] has changed
  public boolean update(
      double lossFraction,
      long roundTripNanos,
      long queueNanos,
      boolean isShort,
      boolean voiceOnly,
      long nowNanos) {
    judge(lossFraction, roundTripNanos, queueNanos, isShort, voiceOnly);
    int difference = level.compareTo(report.level());
    boolean same = difference == 0 && reason == report.reason();
    if (voiceOnly != report.voiceOnly()) {
      return tell(voiceOnly); // that decision has a hysteresis of its own
    }
    if (same) {
      turning = false;
      return false;
    }
    boolean worse = difference >= 0;
    if (!turning || worse != turningWorse) {
      turning = true;
      turningWorse = worse;
      turningSince = nowNanos;
      return false;
    }
    if (nowNanos - turningSince < (worse ? WORSE_NANOS : BETTER_NANOS)) {
      return false;
    }
    return tell(voiceOnly);
  }

  private boolean tell(boolean voiceOnly) {
    turning = false;
    report = new LineReport(level, reason, voiceOnly);
    return true;
  }

  private void judge(
      double loss, long roundTripNanos, long queueNanos, boolean isShort, boolean voiceOnly) {
    if (voiceOnly) {
      set(Level.POOR, Reason.BANDWIDTH);
    } else if (loss >= POOR_LOSS) {
      set(Level.POOR, Reason.LOSS);
    } else if (roundTripNanos >= POOR_ROUND_TRIP_NANOS || queueNanos >= POOR_QUEUE_NANOS) {
      set(Level.POOR, Reason.DELAY);
    } else if (isShort) {
      set(Level.FAIR, Reason.BANDWIDTH);
    } else if (loss >= FAIR_LOSS) {
      set(Level.FAIR, Reason.LOSS);
    } else if (roundTripNanos >= FAIR_ROUND_TRIP_NANOS || queueNanos >= FAIR_QUEUE_NANOS) {
      set(Level.FAIR, Reason.DELAY);
    } else {
      set(Level.GOOD, Reason.NONE);
    }
  }

  private void set(Level level, Reason reason) {
    this.level = level;
    this.reason = reason;
  }
}
