package vn.giaoban.scheduler.attendance;

import java.time.Instant;
import java.util.List;

/// Who had not received, opened or answered the invitation a day before the meeting, see
/// [Escalation].
///
/// @param at when it was made
/// @param units codes, in the board's order; empty when everybody had answered
public record CallList(Instant at, List<String> units) {
  public CallList {
    units = List.copyOf(units);
  }
}
