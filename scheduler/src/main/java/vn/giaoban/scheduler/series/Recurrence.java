package vn.giaoban.scheduler.series;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.writing.Written;

/// When a meeting recurs: a recurrence rule (RFC 5545 section 3.3.10) of Vietnam's wall-clock time,
/// not more often than daily. ical4j works out the moments; what it would take for nonsense, or for
/// ever, is refused here before. Pure.
public final class Recurrence {
  /// The longest series that may be asked for with an end; an endless one is made bit by bit.
  public static final int MOST = 1000;

  private static final String FIELD = "recurrence";

  /// A rule whose first moment is further away than this never happens, for us.
  private static final int YEARS = 12;

  private static final Set<String> OFTEN = Set.of("SECONDLY", "MINUTELY", "HOURLY");
  private static final Set<String> FREQUENCIES = Set.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");
  private static final List<String> WEEK = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
  private static final String DAY = "(MO|TU|WE|TH|FR|SA|SU)";
  private static final String MONTH_DAY = "[+-]?(0?[1-9]|[12][0-9]|3[01])";

  /// What each part may look like; parts that are not here are not taken.
  private static final Map<String, Pattern> PARTS =
      Map.of(
          "INTERVAL", Pattern.compile("0*[1-9][0-9]{0,2}"),
          "COUNT", Pattern.compile("0*[1-9][0-9]{0,8}"),
          "UNTIL", Pattern.compile("[0-9]{8}(T[0-9]{6}Z?)?"),
          "BYDAY", list("([+-]?([1-9]|[1-4][0-9]|5[0-3]))?" + DAY),
          "BYMONTHDAY", list(MONTH_DAY),
          "BYMONTH", list("(0?[1-9]|1[0-2])"),
          "BYSETPOS", list("[+-]?[1-9][0-9]{0,2}"),
          "BYYEARDAY", list("[+-]?([1-9][0-9]?|[12][0-9][0-9]|3[0-5][0-9]|36[0-6])"),
          "BYWEEKNO", list("[+-]?([1-9]|[1-4][0-9]|5[0-3])"),
          "WKST", Pattern.compile(DAY));

  private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  private final Map<String, String> parts;
  private final LocalDateTime first;

  private Recurrence(Map<String, String> parts, LocalDateTime first) {
    this.parts = parts;
    this.first = first;
  }

  /// Reads a rule for a meeting on or after `start`: its first moment is the first one the rule
  /// names from there on.
  ///
  /// @param start Vietnam's time
  public static Decision<Recurrence> read(String text, LocalDateTime start) {
    String line = Written.line(text).replace(" ", "").toUpperCase(Locale.ROOT);
    if (line.startsWith("RRULE:")) {
      line = line.substring("RRULE:".length());
    }
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : line.split(";")) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      String value = equals < 0 ? "" : part.substring(equals + 1);
      if (parts.putIfAbsent(name, value) != null) {
        return fault("recurrence-unreadable", Map.of("part", part));
      }
    }
    Decision<Recurrence> wrong = wrong(parts);
    if (wrong != null) {
      return wrong;
    }
    Recurrence asked = new Recurrence(parts, start);
    List<LocalDateTime> some = asked.unbounded(start, start.plusYears(YEARS), 1);
    LocalDateTime until = asked.until();
    if (some.isEmpty() || (until != null && some.getFirst().isAfter(until))) {
      return fault("recurrence-never", Map.of());
    }
    Recurrence read = new Recurrence(parts, some.getFirst());
    return read.endless() || read.moments(MOST + 1).size() <= MOST
        ? Decision.accepted(read)
        : fault("recurrence-too-many", Map.of("max", MOST));
  }

  /// A rule that was accepted before.
  static Recurrence kept(String rule, LocalDateTime first) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : rule.split(";")) {
      int equals = part.indexOf('=');
      parts.put(part.substring(0, equals), part.substring(equals + 1));
    }
    return new Recurrence(parts, first);
  }

  private static @Nullable Decision<Recurrence> wrong(Map<String, String> parts) {
    String frequency = parts.getOrDefault("FREQ", "");
    if (OFTEN.contains(frequency)
        || parts.containsKey("BYHOUR")
        || parts.containsKey("BYMINUTE")
        || parts.containsKey("BYSECOND")) {
      return fault("recurrence-too-often", Map.of());
    }
    if (!FREQUENCIES.contains(frequency)) {
      return fault("recurrence-unreadable", Map.of("part", "FREQ=" + frequency));
    }
    for (Map.Entry<String, String> part : parts.entrySet()) {
      Pattern form = PARTS.get(part.getKey());
      if (!part.getKey().equals("FREQ")
          && (form == null || !form.matcher(part.getValue()).matches())) {
        return fault(
            "recurrence-unreadable", Map.of("part", part.getKey() + "=" + part.getValue()));
      }
    }
    if (parts.containsKey("COUNT") && parts.containsKey("UNTIL")) {
      return fault("recurrence-two-ends", Map.of());
    }
    if (parts.containsKey("COUNT") && Long.parseLong(parts.get("COUNT")) > MOST) {
      return fault("recurrence-too-many", Map.of("max", MOST));
    }
    if (parts.containsKey("UNTIL") && moment(parts.get("UNTIL")) == null) {
      return fault("recurrence-unreadable", Map.of("part", "UNTIL=" + parts.get("UNTIL")));
    }
    return misplaced(frequency, parts);
  }

  /// Parts that RFC 5545 does not allow beside that frequency.
  private static @Nullable Decision<Recurrence> misplaced(
      String frequency, Map<String, String> parts) {
    boolean numbered = parts.getOrDefault("BYDAY", "").chars().anyMatch(c -> Character.isDigit(c));
    String part =
        numbered && (frequency.equals("DAILY") || frequency.equals("WEEKLY"))
            ? "BYDAY"
            : parts.containsKey("BYMONTHDAY") && frequency.equals("WEEKLY")
                ? "BYMONTHDAY"
                : parts.containsKey("BYWEEKNO") && !frequency.equals("YEARLY")
                    ? "BYWEEKNO"
                    : parts.containsKey("BYYEARDAY") && !frequency.equals("YEARLY")
                        ? "BYYEARDAY"
                        : parts.containsKey("BYSETPOS")
                                && parts.keySet().stream()
                                    .noneMatch(p -> p.startsWith("BY") && !p.equals("BYSETPOS"))
                            ? "BYSETPOS"
                            : "";
    return part.isEmpty()
        ? null
        : fault("recurrence-unreadable", Map.of("part", part + "=" + parts.get(part)));
  }

  /// The rule as it is kept, without `RRULE:`.
  public String rule() {
    return parts.entrySet().stream()
        .map(part -> part.getKey() + "=" + part.getValue())
        .collect(Collectors.joining(";"));
  }

  /// Its first moment.
  public LocalDateTime first() {
    return first;
  }

  /// Whether it has no end.
  public boolean endless() {
    return !parts.containsKey("COUNT") && !parts.containsKey("UNTIL");
  }

  /// The first moments, at most `limit`; of an endless rule those of the next years.
  public List<LocalDateTime> moments(int limit) {
    return bounded(first.plusYears(endless() ? YEARS : 9000 - first.getYear()), limit);
  }

  /// Its moments before `end`.
  public List<LocalDateTime> before(LocalDateTime end) {
    return bounded(end, Integer.MAX_VALUE);
  }

  /// Whether there is no moment at `from` or after.
  boolean over(LocalDateTime from) {
    return !endless() && moments(MOST).stream().noneMatch(m -> !m.isBefore(from));
  }

  /// The same rule, ending before `moment`.
  Recurrence cutBefore(LocalDateTime moment) {
    Map<String, String> cut = new LinkedHashMap<>(parts);
    cut.remove("COUNT");
    cut.put(
        "UNTIL",
        UTC.format(
            moment.minusSeconds(1).atZone(Written.ZONE).withZoneSameInstant(ZoneOffset.UTC)));
    return new Recurrence(cut, first);
  }

  /// What is left of the rule from one of its moments on.
  Recurrence from(LocalDateTime moment) {
    Map<String, String> rest = new LinkedHashMap<>(parts);
    if (parts.containsKey("COUNT")) {
      int gone = (int) moments(MOST).stream().filter(m -> m.isBefore(moment)).count();
      rest.put("COUNT", Integer.toString(Integer.parseInt(parts.get("COUNT")) - gone));
    }
    return new Recurrence(rest, moment);
  }

  /// The rule when every meeting is put off by whole days and begins at another time of the day.
  /// Refused when it names days in a way that cannot be put off (the second Monday): then a new
  /// rule must be given.
  Decision<Recurrence> shifted(long days, LocalTime time) {
    Map<String, String> next = new LinkedHashMap<>(parts);
    boolean weekly = "WEEKLY".equals(parts.get("FREQ"));
    Set<String> fixed = Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST");
    boolean movable =
        parts.keySet().stream()
            .allMatch(part -> fixed.contains(part) || (weekly && part.equals("BYDAY")));
    if (days != 0 && !movable) {
      return Decision.refused(
          Refusal.invalid(List.of(FieldFault.of(FIELD, "recurrence-move-needs-a-rule"))));
    }
    if (days != 0 && parts.containsKey("BYDAY")) {
      next.put(
          "BYDAY",
          Arrays.stream(parts.get("BYDAY").split(","))
              .map(day -> WEEK.get((int) Math.floorMod(WEEK.indexOf(day) + days, 7L)))
              .sorted((a, b) -> WEEK.indexOf(a) - WEEK.indexOf(b))
              .collect(Collectors.joining(",")));
    }
    LocalDateTime start = first.toLocalDate().plusDays(days).atTime(time);
    LocalDateTime until = until();
    if (until != null) {
      LocalDateTime end = until.toLocalDate().plusDays(days).atTime(LocalTime.MAX);
      next.put(
          "UNTIL",
          UTC.format(end.withNano(0).atZone(Written.ZONE).withZoneSameInstant(ZoneOffset.UTC)));
    }
    return Decision.accepted(new Recurrence(next, start));
  }

  private List<LocalDateTime> bounded(LocalDateTime end, int limit) {
    int most =
        parts.containsKey("COUNT") ? Math.min(limit, Integer.parseInt(parts.get("COUNT"))) : limit;
    LocalDateTime until = until();
    LocalDateTime last = until == null || end.isBefore(until) ? end : until.plusSeconds(1);
    return unbounded(first, last, most);
  }

  /// The moments in `[from, end)` as ical4j finds them, a year at a time so that a far end costs
  /// nothing; leaves COUNT and UNTIL aside.
  private List<LocalDateTime> unbounded(LocalDateTime from, LocalDateTime end, int limit) {
    var rule =
        new Recur<LocalDateTime>(
            parts.entrySet().stream()
                .filter(p -> !p.getKey().equals("COUNT") && !p.getKey().equals("UNTIL"))
                .map(p -> p.getKey() + "=" + p.getValue())
                .collect(Collectors.joining(";")));
    List<LocalDateTime> found = new ArrayList<>();
    LocalDateTime window = from;
    int empty = 0;
    while (window.isBefore(end) && found.size() < limit && empty < YEARS) {
      LocalDateTime next = window.plusYears(1).isBefore(end) ? window.plusYears(1) : end;
      int had = found.size();
      for (LocalDateTime moment : rule.getDates(first, window, next)) {
        if (!moment.isBefore(window) && moment.isBefore(next) && found.size() < limit) {
          found.add(moment);
        }
      }
      empty = found.size() == had ? empty + 1 : 0;
      window = next;
    }
    return found;
  }

  private @Nullable LocalDateTime until() {
    return parts.containsKey("UNTIL") ? moment(parts.get("UNTIL")) : null;
  }

  /// The moment an UNTIL names, in Vietnam's time: a date includes its whole day. Null: none.
  private static @Nullable LocalDateTime moment(String text) {
    try {
      if (!text.contains("T")) {
        return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
            .atTime(LocalTime.MAX)
            .withNano(0);
      }
      LocalDateTime moment =
          LocalDateTime.parse(text.endsWith("Z") ? text.substring(0, 15) : text, LOCAL);
      return text.endsWith("Z")
          ? OffsetDateTime.of(moment, ZoneOffset.UTC)
              .atZoneSameInstant(Written.ZONE)
              .toLocalDateTime()
          : moment;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /// The days of the week it names, for words; empty: none.
  public List<DayOfWeek> days() {
    return Arrays.stream(parts.getOrDefault("BYDAY", "").split(","))
        .filter(WEEK::contains)
        .map(day -> DayOfWeek.of(WEEK.indexOf(day) + 1))
        .toList();
  }

  private static Pattern list(String one) {
    return Pattern.compile(one + "(," + one + "){0,365}");
  }

  private static Decision<Recurrence> fault(String code, Map<String, Object> args) {
    return Decision.refused(Refusal.invalid(List.of(new FieldFault(FIELD, code, args))));
  }
}
