package vn.giaoban.scheduler.journal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What checking one briefing's chain found.
///
/// @param entries how many entries were read
/// @param brokenAt the first `seq` that is not what was once written there (changed, missing, put
///   elsewhere); null when the chain holds
public record JournalVerdict(UUID briefingId, long entries, @Nullable Long brokenAt) {
  /// Whether every entry is what was written.
  public boolean ok() {
    return brokenAt == null;
  }
}
