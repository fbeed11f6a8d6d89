package vn.giaoban.scheduler.briefing;

import org.jspecify.annotations.Nullable;

/// How a room begins; those who conduct may change all of it.
///
/// @param microphones who may speak; null: as rooms usually begin
/// @param quorum which part of the invited units must be present, e.g. `2/3` (at least) or `>1/2`
///   (more than); null: none
/// @param layout what everybody sees; null: as rooms usually begin
public record RoomPolicy(
    @Nullable Microphones microphones, @Nullable String quorum, @Nullable Layout layout) {
  /// As rooms usually begin.
  public static final RoomPolicy USUAL = new RoomPolicy(null, null, null);

  /// Who may speak.
  public enum Microphones {
    /// Whoever turns the microphone on.
    FREE,
    /// Nobody but who conducts, until they allow it.
    MUTED,
    /// Only who was given the floor.
    FLOOR_ONLY
  }

  /// What everybody sees; the names are the room's.
  public enum Layout {
    STAGE,
    DOCUMENT,
    PAIR,
    GRID
  }
}
