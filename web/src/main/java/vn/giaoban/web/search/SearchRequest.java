package vn.giaoban.web.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.briefing.BriefingState;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.search.SearchKind;
import vn.giaoban.scheduler.search.SearchQuery;
import vn.giaoban.scheduler.search.SearchWords;
import vn.giaoban.scheduler.writing.Written;
import vn.giaoban.web.security.Caller;
import vn.giaoban.web.security.Role;

/// The parameters of a search as they came.
record SearchRequest(
    @Nullable String q,
    @Nullable String type,
    @Nullable String unit,
    @Nullable String from,
    @Nullable String to,
    @Nullable String state,
    @Nullable String page) {

  /// What they mean; every fault at once. A text without a word is no fault: nothing is found.
  Decision<SearchQuery> read(Caller caller) {
    List<FieldFault> faults = new ArrayList<>();
    var kind = oneOf(SearchKind.values(), type, "type", faults);
    var inState = oneOf(BriefingState.values(), state, "state", faults);
    var since = day(from, "from", 0, faults);
    var until = day(to, "to", 1, faults);
    if (since != null && until != null && faults.isEmpty() && !since.isBefore(until)) {
      faults.add(FieldFault.of("to", "search-order"));
    }
    int number = number(faults);
    if (!faults.isEmpty()) {
      return new Decision.Refused<>(Refusal.invalid(faults));
    }
    return new Decision.Accepted<>(
        new SearchQuery(
            SearchWords.of(q == null ? "" : q),
            kind,
            Written.line(unit).isEmpty() ? null : Written.line(unit),
            since,
            until,
            inState == null ? null : inState.name(),
            // A unit's account without a unit sees no briefing.
            caller.role() == Role.UNIT ? String.valueOf(caller.unitCode()) : null,
            number));
  }

  private int number(List<FieldFault> faults) {
    if (page == null || page.isBlank()) {
      return 1;
    }
    try {
      int number = Integer.parseInt(page.strip());
      if (number >= 1 && number <= SearchQuery.LAST_PAGE) {
        return number;
      }
    } catch (NumberFormatException reportedBelow) {
      // falls through
    }
    faults.add(
        new FieldFault("page", "search-page", java.util.Map.of("last", SearchQuery.LAST_PAGE)));
    return 1;
  }

  /// The start of a day in Vietnam.
  private static @Nullable Instant day(
      @Nullable String text, String field, int plusDays, List<FieldFault> faults) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      var day = LocalDate.parse(text.strip());
      if (day.getYear() >= 1900 && day.getYear() <= 2199) {
        return day.plusDays(plusDays).atStartOfDay(Written.ZONE).toInstant();
      }
    } catch (DateTimeException reportedBelow) {
      // falls through
    }
    faults.add(FieldFault.of(field, "search-date"));
    return null;
  }

  private static <E extends Enum<E>> @Nullable E oneOf(
      E[] known, @Nullable String text, String field, List<FieldFault> faults) {
    if (text == null || text.isBlank()) {
      return null;
    }
    return Arrays.stream(known)
        .filter(one -> one.name().equals(text.strip()))
        .findFirst()
        .orElseGet(() -> {
          faults.add(
              new FieldFault(
                  field,
                  "search-choice",
                  java.util.Map.of(
                      "choices",
                      String.join(", ", Arrays.stream(known).map(Enum::name).toList()))));
          return null;
        });
  }
}
