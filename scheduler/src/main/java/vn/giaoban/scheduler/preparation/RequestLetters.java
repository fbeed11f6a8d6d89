package vn.giaoban.scheduler.preparation;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.InvitationLetters.Letter;
import vn.giaoban.scheduler.invitation.Recipient;

/// Writes what a unit reads that is asked for papers.
public interface RequestLetters {
  /// Makes ready to write; asked before letters are written, which itself cannot wait.
  default Mono<Void> ready() {
    return Mono.empty();
  }

  /// One paper.
  ///
  /// @param item title of the agenda item; null: for the whole briefing
  record Wanted(@Nullable String item, String what, Instant due) {}

  /// The letter that asks, or asks again.
  ///
  /// @param link the unit's own
  /// @param chase whether it was asked before
  Letter ask(
      Announcement announcement, Recipient recipient, URI link, List<Wanted> wanted, boolean chase);
}
