package vn.giaoban.scheduler.organisation;

import java.util.List;

/// A unit that was found, perhaps one of the past.
///
/// @param now of one of the past: the units that stand in its place on the day asked for; empty
///   when it exists on that day, or when nobody took over
public record Found(Unit unit, boolean exists, List<Unit> now) {
  public Found {
    now = List.copyOf(now);
  }
}
