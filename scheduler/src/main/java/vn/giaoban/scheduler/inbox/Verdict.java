package vn.giaoban.scheduler.inbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.invitation.PartStat;

/// What became of a mail that came in.
public sealed interface Verdict {
  /// It was carried out, or needed nothing.
  ///
  /// @param kind what it was, e.g. `reply`, `bounce`, `receipt`, `stale`
  /// @param recipient whose it was; null when nobody's in particular
  record Done(String kind, @Nullable UUID briefingId, @Nullable String recipient)
      implements Verdict {}

  /// A person must look.
  ///
  /// @param kind what it seems to be
  /// @param reason why, a stable word with a text under `inbox.reason.<reason>`
  /// @param recipient whose it seems to be; null when unknown
  /// @param partStat the answer it seems to be; null when none
  record Unclear(
      String kind,
      String reason,
      @Nullable UUID briefingId,
      @Nullable String recipient,
      @Nullable PartStat partStat)
      implements Verdict {}
}
