package vn.giaoban.scheduler.preparation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/// When a paper is due and its unit reminded. Pure.
final class RequestRules {
  /// A unit cannot write a report in less.
  private static final Duration SHORTEST = Duration.ofHours(2);

  private static final Duration BEFORE_START = Duration.ofHours(1);

  private RequestRules() {}

  /// The deadline when none is given: the one the rules ask for; when that is past, the eve of the
  /// meeting; when that is past, an hour before it begins.
  static Instant due(Deadlines deadlines, Instant startsAt, Instant now) {
    var soonest = now.plus(SHORTEST);
    var rule = deadlines.documents();
    if (rule != null && !rule.isBefore(soonest)) {
      return rule;
    }
    return deadlines.eve().isBefore(soonest) ? startsAt.minus(BEFORE_START) : deadlines.eve();
  }

  /// Why this deadline cannot be; the code of a fault. Null: it can.
  static @Nullable String fault(Instant due, Instant startsAt, Instant now) {
    if (!due.isAfter(now)) {
      return "due-past";
    }
    return due.isAfter(startsAt) ? "due-after-start" : null;
  }

  /// When the unit is reminded next by itself: the morning of the working day before the deadline,
  /// at the deadline, then every morning until the meeting. Null: not any more.
  static @Nullable Instant nextChase(Instant due, Instant startsAt, Instant now, OfficeDays days) {
    var eve = morning(days.before(OfficeDays.day(due), 1).atTime(OfficeDays.OPEN));
    if (eve.isAfter(now)) {
      return eve;
    }
    if (due.isAfter(now)) {
      return due;
    }
    for (var day = OfficeDays.day(now).plusDays(1); ; day = day.plusDays(1)) {
      var next = morning(day.atTime(OfficeDays.OPEN));
      if (!next.isBefore(startsAt)) {
        return null;
      }
      // A day is a working day when it is the one before the next working day.
      if (days.before(day.plusDays(1), 1).equals(day)) {
        return next;
      }
    }
  }

  private static Instant morning(java.time.LocalDateTime at) {
    return ZonedDateTime.of(at, OfficeDays.ZONE).toInstant();
  }
}
