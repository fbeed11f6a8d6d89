package vn.giaoban.scheduler.search;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.writing.Written;

/// Where is looked, in the words of the column `place`: `'k:DOCUMENT' & 'm:24323' & 'u:14215'`.
/// Pure.
final class SearchPlace {
  /// How many months of the past are looked through together with this one and what lies ahead; at
  /// last all ([#ALL]).
  private static final List<Integer> MONTHS_BACK = List.of(0, 3, 6, 12, 24, 36);

  static final int ALL = -1;

  /// Meetings are planned about so many months ahead.
  private static final int MONTHS_AHEAD = 3;

  private SearchPlace() {}

  /// The stretch to look through next, when the shortest had too few: the shortest that should have
  /// enough, were all months alike. What lies ahead counts as one month: it is never full. One look
  /// that is too long costs less than several that are too short.
  static int wider(SearchQuery query, Instant now, int found, int wanted) {
    int ahead = newest(query, now).isBefore(month(now)) ? 0 : 1;
    double each = (double) found / (ahead + 1);
    return MONTHS_BACK.stream()
        .skip(1)
        .filter(back -> each * (ahead + back + 1) >= wanted)
        .findFirst()
        .orElse(ALL);
  }

  /// The kind, the unit and the reader; empty when nothing of them is given.
  static String filters(SearchQuery query, boolean ofKind) {
    List<String> all = new ArrayList<>();
    if (ofKind && query.kind() != null) {
      all.add(word("k:" + query.kind()));
    }
    if (query.unit() != null) {
      all.add(word("u:" + query.unit()));
    }
    if (query.reader() != null) {
      all.add("'open'");
      all.add("(" + word("u:" + query.reader()) + " | 'k:UNIT')");
    }
    return String.join(" & ", all);
  }

  /// The months around the newest that is wanted; null: all.
  ///
  /// @param back how many months before it
  static @Nullable String months(SearchQuery query, int back, Instant now) {
    if (back == ALL) {
      return null;
    }
    var newest = newest(query, now);
    int count = span(query, back, now);
    long first = newest.getYear() * 12L + newest.getMonthValue() - 1;
    // Units are of no month.
    return IntStream.range(0, count)
        .mapToObj(i -> "'m:" + (first - i) + "'")
        .collect(Collectors.joining(" | ", "('m:0' | 'k:UNIT' | ", ")"));
  }

  private static int span(SearchQuery query, int back, Instant now) {
    return (newest(query, now).isBefore(month(now)) ? 0 : MONTHS_AHEAD) + back + 1;
  }

  private static YearMonth newest(SearchQuery query, Instant now) {
    var newest = month(now).plusMonths(MONTHS_AHEAD);
    return query.to() != null && month(query.to()).isBefore(newest) ? month(query.to()) : newest;
  }

  private static YearMonth month(Instant at) {
    return YearMonth.from(at.atZone(Written.ZONE));
  }

  /// A word of a `tsquery`, whatever is in it.
  private static String word(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
