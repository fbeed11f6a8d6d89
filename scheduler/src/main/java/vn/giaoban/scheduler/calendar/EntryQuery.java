package vn.giaoban.scheduler.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which part of the calendar is asked for. All conditions hold at once.
///
/// @param from what ends after it; null: from the beginning
/// @param to what starts before it; null: without end
/// @param unit invites or is chaired by the unit of this code
/// @param leader chaired or presented by this person (user name), or takes it otherwise
/// @param site takes this place
/// @param changedSince changed by this transaction or a later one
/// @param limit at most so many, from 1
public record EntryQuery(
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String unit,
    @Nullable String leader,
    @Nullable String site,
    @Nullable Long changedSince,
    int limit) {
  /// Everything in a span of time.
  public static EntryQuery between(@Nullable Instant from, @Nullable Instant to, int limit) {
    return new EntryQuery(from, to, null, null, null, null, limit);
  }

  /// The same for one unit.
  public EntryQuery ofUnit(@Nullable String code) {
    return new EntryQuery(from, to, code, leader, site, changedSince, limit);
  }

  /// The same for one person.
  public EntryQuery ofLeader(@Nullable String username) {
    return new EntryQuery(from, to, unit, username, site, changedSince, limit);
  }

  /// The same for one place.
  public EntryQuery ofSite(@Nullable String id) {
    return new EntryQuery(from, to, unit, leader, id, changedSince, limit);
  }

  /// The same, only what was changed.
  public EntryQuery since(long transaction) {
    return new EntryQuery(from, to, unit, leader, site, transaction, limit);
  }
}
