package vn.giaoban.mail.itip;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ParserException;

/// Reads calendar objects from other people's software. Lines that are no content lines are dropped
/// before ical4j's parser sees them: one such line must not cost us the whole answer.
public final class ITipParser {
  /// Longer objects are not read: no answer to an invitation is that long.
  static final int MAX_CHARS = 1_000_000;

  /// `VCALENDAR`, `VEVENT`, `VALARM` and one more.
  static final int MAX_DEPTH = 4;

  static final int MAX_LINES = 50_000;

  /// Possessive throughout: neither time nor stack grows with hostile lines.
  private static final Pattern CONTENT_LINE =
      Pattern.compile(
          "[A-Za-z0-9-]++(?:;[A-Za-z0-9-]++=(?:\"[^\"]*+\"|[^\";:,]*+)(?:,(?:\"[^\"]*+\"|[^\";:,]*+))*+)*+:.*+",
          Pattern.DOTALL);

  private ITipParser() {}

  /// Reads the first meeting of `text`.
  ///
  /// @return empty when there is no meeting with a `UID` in it; never throws
  public static Optional<ITipMessage> parse(String text) {
    return parseAll(text).stream().findFirst();
  }

  /// Reads every meeting of `text` that has the `UID` of the first: a series and its exceptions, in
  /// their order.
  ///
  /// @return empty when there is no meeting with a `UID` in it; never throws
  public static List<ITipMessage> parseAll(String text) {
    if (text.length() > MAX_CHARS) {
      return List.of();
    }
    var collector = new EventCollector();
    try {
      new CalendarParserImpl().parse(new StringReader(sieve(text)), collector);
    } catch (IOException | ParserException | RuntimeException e) {
      // What was complete before the fault still counts: the collector knows whether it is enough.
    }
    return collector.messages();
  }

  /// The content lines of the first calendar object. Components nested deeper than any standard has
  /// them are left out (the parser takes stack for each), and so is what comes after many lines.
  private static String sieve(String text) {
    var unfolded = text.replaceAll("\\r\\n?", "\n").replaceAll("\\n[ \\t]", "");
    var kept = new StringBuilder(unfolded.length());
    var lines = 0;
    var depth = 0;
    for (var line : (Iterable<String>) unfolded.lines()::iterator) {
      var bare = line.replace("\uFEFF", "").strip();
      var begins = bare.regionMatches(true, 0, "BEGIN:", 0, 6);
      if (depth == 0 && !bare.equalsIgnoreCase("BEGIN:VCALENDAR")) {
        continue;
      }
      depth += begins ? 1 : 0;
      if (depth <= MAX_DEPTH && CONTENT_LINE.matcher(bare).matches()) {
        kept.append(bare).append("\r\n");
        lines++;
      }
      depth -= bare.regionMatches(true, 0, "END:", 0, 4) ? 1 : 0;
      if (depth == 0 || lines >= MAX_LINES) {
        break;
      }
    }
    return kept.toString();
  }
}
