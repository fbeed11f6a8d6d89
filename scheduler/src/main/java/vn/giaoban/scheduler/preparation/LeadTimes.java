package vn.giaoban.scheduler.preparation;

import java.util.UUID;
import reactor.core.publisher.Mono;

/// How many working days before the meeting invitations and papers must be out.
///
/// @param invitationDays 0: no rule
/// @param documentDays 0: no rule
public record LeadTimes(int invitationDays, int documentDays) {
  /// At least three working days, both (Decision 45/2018/QĐ-TTg, articles 10 and 11).
  public static final LeadTimes USUAL = new LeadTimes(3, 3);

  /// The same decision asks none of an urgent meeting.
  public static final LeadTimes URGENT = new LeadTimes(0, 0);

  public LeadTimes {
    if (invitationDays < 0 || documentDays < 0) {
      throw new IllegalArgumentException(
          "days: %d, %d (expected: 0 or more)".formatted(invitationDays, documentDays));
    }
  }

  /// Which lead times a briefing has, by its kind.
  @FunctionalInterface
  public interface Source {
    /// Those of a briefing; [#USUAL] when its kind says nothing.
    Mono<LeadTimes> of(UUID briefingId);
  }
}
