package vn.giaoban.scheduler.freetime;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A time at which a meeting might be held.
///
/// @param must how many of those who must come are free, the chair among them
/// @param ofMust how many there are
/// @param should how many of those who should come are free
/// @param ofShould how many there are
/// @param missing who cannot, the chair first, with when they are taken
/// @param hall a free one; null: none was asked for, or none is free
public record FreeSlot(
    Instant startsAt,
    Instant endsAt,
    int must,
    int ofMust,
    int should,
    int ofShould,
    List<Missing> missing,
    @Nullable Participant hall) {
  public FreeSlot {
    missing = List.copyOf(missing);
  }

  /// Whether everybody who must come can.
  public boolean free() {
    return must == ofMust;
  }

  /// Somebody who cannot come.
  ///
  /// @param from when they are taken, as far as it touches the slot
  public record Missing(Participant who, Instant from, Instant to) {}
}
