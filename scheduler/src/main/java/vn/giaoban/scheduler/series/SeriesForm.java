package vn.giaoban.scheduler.series;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.writing.Written;

/// How a series runs, as somebody writes it down; what is null stays, or is as usual.
///
/// @param holidays [HolidayMove]
/// @param exDates moments that are left out, RFC 3339 or dates
/// @param rDates moments beside the rule, RFC 3339 or dates (at the rule's time of the day)
/// @param carryOver whether what was left undone goes into the next agenda; usually it does
public record SeriesForm(
    @Nullable String holidays,
    @Nullable List<@Nullable String> exDates,
    @Nullable List<@Nullable String> rDates,
    @Nullable Boolean carryOver) {
  /// As usual, or as it is.
  public static final SeriesForm NOTHING = new SeriesForm(null, null, null, null);

  private static final int MOST = 400;

  HolidayMove move(HolidayMove otherwise, List<FieldFault> faults) {
    if (holidays == null || holidays.isBlank()) {
      return otherwise;
    }
    try {
      return HolidayMove.valueOf(Written.line(holidays).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      faults.add(
          new FieldFault(
              "holidays",
              "one-of",
              Map.of(
                  "values",
                  Arrays.stream(HolidayMove.values())
                      .map(Enum::name)
                      .collect(Collectors.joining(", ")))));
      return otherwise;
    }
  }

  boolean carry(boolean otherwise) {
    return carryOver == null ? otherwise : carryOver;
  }

  List<Instant> without(LocalTime time, List<Instant> otherwise, List<FieldFault> faults) {
    return moments("exDates", exDates, time, otherwise, faults);
  }

  List<Instant> beside(LocalTime time, List<Instant> otherwise, List<FieldFault> faults) {
    return moments("rDates", rDates, time, otherwise, faults);
  }

  private static List<Instant> moments(
      String field,
      @Nullable List<@Nullable String> given,
      LocalTime time,
      List<Instant> otherwise,
      List<FieldFault> faults) {
    if (given == null) {
      return otherwise;
    }
    if (given.size() > MOST) {
      faults.add(new FieldFault(field, "briefing-too-many", Map.of("max", MOST)));
      return otherwise;
    }
    List<Instant> moments = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      String text = Written.line(given.get(i)).replace(' ', '+');
      try {
        Instant moment =
            text.contains("T")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDate.parse(text).atTime(time).atZone(Written.ZONE).toInstant();
        if (!moments.contains(moment)) {
          moments.add(moment);
        }
      } catch (DateTimeException e) {
        faults.add(FieldFault.of(field + "[" + i + "]", "briefing-time"));
      }
    }
    return moments;
  }
}
