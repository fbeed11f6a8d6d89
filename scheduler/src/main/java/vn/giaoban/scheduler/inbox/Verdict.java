package vn.giaoban.scheduler.inbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.invitation.PartStat;

/// What became of a mail that came in.
public sealed interface Verdict {
  /// What it is, a stable word: `reply`, `counter`, `refresh`, `report`, `receipt`, `automatic`,
  /// `letter`, `papers`, `mail`; of what needed nothing also `stale`.
  String kind();

  /// Which briefing it is, or seems to be, about; null: unknown, or none.
  @Nullable UUID briefingId();

  /// Whose it is, or seems to be; null: unknown, or nobody's.
  @Nullable String recipient();

  /// It was carried out, or needed nothing.
  ///
  /// @param recipient whose it was; null when nobody's in particular
  record Done(String kind, @Nullable UUID briefingId, @Nullable String recipient)
      implements Verdict {}

  /// Its files answer a request for papers; they are taken in afterwards.
  ///
  /// @param request which
  record Filing(UUID briefingId, String recipient, UUID request) implements Verdict {
    @Override
    public String kind() {
      return "papers";
    }
  }

  /// A person must look.
  ///
  /// @param kind what it seems to be
  /// @param reason why, a stable word with a text under `inbox.reason.<reason>`
  /// @param detail what exactly was in the way; empty when the reason says it all
  /// @param recipient whose it seems to be; null when unknown
  /// @param partStat the answer it seems to be; null when none
  record Unclear(
      String kind,
      String reason,
      String detail,
      @Nullable UUID briefingId,
      @Nullable String recipient,
      @Nullable PartStat partStat)
      implements Verdict {
    /// A person must look, for a reason that says it all.
    public Unclear(
        String kind,
        String reason,
        @Nullable UUID briefingId,
        @Nullable String recipient,
        @Nullable PartStat partStat) {
      this(kind, reason, "", briefingId, recipient, partStat);
    }
  }
}
