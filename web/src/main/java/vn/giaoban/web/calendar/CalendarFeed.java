package vn.giaoban.web.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.calendar.EntryQuery;

/// A calendar that a program subscribes to.
///
/// @param owner account that made it; it shows nothing the account could not see itself
/// @param target a unit's code or a user name; null for [Kind#ALL]
/// @param name as its owner called it
public record CalendarFeed(
    UUID id,
    String owner,
    String ownerName,
    Kind kind,
    @Nullable String target,
    String name,
    Instant createdAt,
    @Nullable Instant lastUsedAt) {
  /// Whose calendar.
  public enum Kind {
    /// Everything the owner may see.
    ALL,
    UNIT,
    PERSON
  }

  /// More than a program wants to draw; of more the first are given.
  public static final int MOST_EVENTS = 5000;

  private static final Duration PAST = Duration.ofDays(180);

  /// A province has a thousand briefings a month: with more of the past nothing of the future fits.
  private static final Duration PAST_OF_ALL = Duration.ofDays(30);

  /// What it shows at a moment: from half a year ago on, of everybody from a month ago on.
  public EntryQuery query(Instant now) {
    Instant from = now.minus(kind == Kind.ALL ? PAST_OF_ALL : PAST);
    EntryQuery all = EntryQuery.between(from, null, MOST_EVENTS);
    return switch (kind) {
      case ALL -> all;
      case UNIT -> all.ofUnit(target);
      case PERSON -> all.ofLeader(target);
    };
  }
}
