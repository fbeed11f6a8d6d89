package vn.giaoban.scheduler.preparation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/// The days on which offices work, as far as deadlines need them.
@FunctionalInterface
public interface OfficeDays {
  /// The days as offices have announced them by now.
  @FunctionalInterface
  interface Source {
    /// Those known now.
    reactor.core.publisher.Mono<OfficeDays> days();
  }

  /// Where the province is.
  ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  /// When offices close; what is due on a day is due by then.
  LocalTime CLOSE = LocalTime.of(17, 0);

  /// When offices have opened: nobody is reminded in the night.
  LocalTime OPEN = LocalTime.of(8, 0);

  /// The day `workingDays` working days before `day`; `day` itself for 0.
  LocalDate before(LocalDate day, int workingDays);

  /// The end of that day's office hours.
  default Instant closeBefore(Instant at, int workingDays) {
    return before(day(at), workingDays).atTime(CLOSE).atZone(ZONE).toInstant();
  }

  /// The day an instant lies in.
  static LocalDate day(Instant at) {
    return at.atZone(ZONE).toLocalDate();
  }
}
