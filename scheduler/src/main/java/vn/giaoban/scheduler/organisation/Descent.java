package vn.giaoban.scheduler.organisation;

import java.util.List;

/// Where a unit came from and where it went.
///
/// @param line everybody in it, the oldest first
public record Descent(List<Kin> line) {
  public Descent {
    line = List.copyOf(line);
  }

  /// One of the line.
  ///
  /// @param generation 0 the unit itself, -1 those before, 1 those after, and so on
  public record Kin(Unit unit, int generation) {}
}
