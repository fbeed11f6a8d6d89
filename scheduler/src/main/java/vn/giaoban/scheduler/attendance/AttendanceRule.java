package vn.giaoban.scheduler.attendance;

import java.util.UUID;
import reactor.core.publisher.Mono;

/// A briefing's rules on who must come.
public record AttendanceRule(Quorum quorum, SubstituteRule substitutes) {
  /// Where nothing else was said.
  public static final AttendanceRule USUAL = new AttendanceRule(Quorum.HALF, SubstituteRule.NONE);

  /// The rule a briefing has by its kind.
  @FunctionalInterface
  public interface Source {
    /// Of a briefing; empty when its kind says nothing.
    Mono<AttendanceRule> of(UUID briefingId);
  }
}
