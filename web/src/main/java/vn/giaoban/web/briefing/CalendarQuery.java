package vn.giaoban.web.briefing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.briefing.BriefingQuery;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.writing.Written;

/// Reads the query of the calendar: times as RFC 3339 or as dates of Vietnam.
final class CalendarQuery {
  private static final int MOST = 1000;
  private static final int YEARS = 9999;

  private CalendarQuery() {}

  /// @param to a date includes that day
  static Decision<BriefingQuery> read(
      @Nullable String from, @Nullable String to, @Nullable String unit, @Nullable String q) {
    List<FieldFault> faults = new ArrayList<>();
    Instant after = moment("from", from, 0, faults);
    Instant before = moment("to", to, 1, faults);
    return faults.isEmpty()
        ? Decision.accepted(new BriefingQuery(after, before, given(unit), given(q), MOST))
        : Decision.refused(Refusal.invalid(faults));
  }

  private static @Nullable Instant moment(
      String field, @Nullable String text, int days, List<FieldFault> faults) {
    String given = given(text);
    if (given == null) {
      return null;
    }
    try {
      // A plus sign of an offset that was not percent-encoded arrives as a space.
      String time = given.replace(' ', '+');
      Instant moment =
          time.contains("T")
              ? OffsetDateTime.parse(time).toInstant()
              : LocalDate.parse(time).plusDays(days).atStartOfDay(Written.ZONE).toInstant();
      if (Math.abs(moment.atZone(Written.ZONE).getYear()) < YEARS) {
        return moment;
      }
    } catch (DateTimeException reportedBelow) {
      // falls through
    }
    faults.add(FieldFault.of(field, "briefing-time"));
    return null;
  }

  private static @Nullable String given(@Nullable String text) {
    String line = Written.line(text);
    return line.isEmpty() ? null : line;
  }
}
