package vn.giaoban.scheduler.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// When invitees are reminded. Pure.
///
/// @param leads how long before the start, the longest first
public record ReminderPlan(List<Duration> leads) {
  /// Three days, a day, an hour and a quarter of an hour before.
  public static final ReminderPlan USUAL =
      new ReminderPlan(
          List.of(
              Duration.ofDays(3), Duration.ofDays(1), Duration.ofHours(1), Duration.ofMinutes(15)));

  /// No reminder is sent longer before than this, and the sweep looks no further ahead.
  public static final Duration LONGEST = Duration.ofDays(7);

  /// A job may fire a little before its time.
  private static final Duration TOLERANCE = Duration.ofSeconds(30);

  public ReminderPlan {
    leads = leads.stream().sorted(Comparator.reverseOrder()).toList();
  }

  /// The reminders that are still ahead.
  public List<Duration> ahead(Instant startsAt, Instant now) {
    return leads.stream().filter(lead -> startsAt.minus(lead).isAfter(now)).toList();
  }

  /// What a job that fires `now` for `lead` should do.
  public Due due(Instant startsAt, Duration lead, Instant now) {
    if (now.plus(TOLERANCE).isBefore(startsAt.minus(lead))) {
      return Due.LATER;
    }
    var overtaken =
        leads.stream()
            .anyMatch(
                shorter -> shorter.compareTo(lead) < 0 && !now.isBefore(startsAt.minus(shorter)));
    return overtaken || !now.isBefore(startsAt) ? Due.NEVER : Due.NOW;
  }

  /// Whether a reminder's time has come.
  public enum Due {
    /// The briefing was put off: look again at the new time.
    LATER,
    NOW,
    /// It has begun, or a later reminder is due already.
    NEVER
  }
}
