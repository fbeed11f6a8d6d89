package vn.giaoban.conference.bandwidth;

/// Decides when a line carries speech alone, so that people are told so instead of seeing pictures
/// come and go.
public final class VoiceOnly {
  private static final long ENTER_NANOS = 1_000_000_000L;
  private static final long LEAVE_NANOS = 5_000_000_000L;
  private static final double HEADROOM = 1.1;

  private boolean active;
  private boolean turning;
  private long turningSince;

  /// Judges again.
  ///
  /// @param leastBps what the voices and the smallest stage picture need
  /// @return whether there is speech alone
  public boolean update(long budgetBps, long leastBps, long nowNanos) {
    boolean turns = active ? budgetBps >= HEADROOM * leastBps : budgetBps < leastBps;
    if (!turns) {
      turning = false;
    } else if (!turning) {
      turning = true;
      turningSince = nowNanos;
    } else if (nowNanos - turningSince >= (active ? LEAVE_NANOS : ENTER_NANOS)) {
      active = !active;
      turning = false;
    }
    return active;
  }

  public boolean isActive() {
    return active;
  }
}
