package vn.giaoban.conference.forward;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who is on stage by speaking. Whoever has come there stays for two seconds: a cough, or two who
/// speak at once, must not turn everybody's screen to and fro.
final class StageSpeaker {
  static final long STAYS_NANOS = 2_000_000_000L;

  private @Nullable String site;
  private @Nullable String next;
  private long sinceNanos;

  /// The one on stage, after whoever speaks now has been taken in.
  ///
  /// @param dominant who speaks now or spoke last
  /// @param visible sites with a picture: who has none any more is not waited for
  @Nullable String follow(@Nullable String dominant, List<String> visible, long nowNanos) {
    next = dominant == null ? site : dominant;
    if (next != null && !next.equals(site)) {
      boolean free = site == null || !visible.contains(site);
      if (free || nowNanos - sinceNanos >= STAYS_NANOS) {
        site = next;
        sinceNanos = nowNanos;
      }
    }
    return site;
  }

  /// Whether somebody else waits, and may come on stage now.
  boolean isDue(long nowNanos) {
    return next != null && !next.equals(site) && nowNanos - sinceNanos >= STAYS_NANOS;
  }
}
