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
    if (text.length() > MAX_CHARS) {
      return Optional.empty();
    }
    var collector = new EventCollector();
    try {
      new CalendarParserImpl().parse(new StringReader(sieve(text)), collector);
    } catch (IOException | ParserException | RuntimeException e) {
      // What was complete before the fault still counts: the collector knows whether it is enough.
    }
    return collector.message();
  }

  /// Reads every meeting of `text` that has the `UID` of the first: a series and its exceptions.
  ///
  /// @return empty when there is no meeting with a `UID` in it; never throws
  public static List<ITipMessage> parseAll(String text) {
    return parse(text).map(List::of).orElse(List.of());
  }

  private static String sieve(String text) {
    var unfolded = text.replaceAll("\\r\\n?", "\n").replaceAll("\\n[ \\t]", "");
    var kept = new StringBuilder(unfolded.length());
    var begun = false;
    for (var line : unfolded.split("\n", -1)) {
      var bare = line.replace("\uFEFF", "").strip();
      begun |= bare.equalsIgnoreCase("BEGIN:VCALENDAR");
      if (begun && CONTENT_LINE.matcher(bare).matches()) {
        kept.append(bare).append("\r\n");
      }
      if (begun && bare.equalsIgnoreCase("END:VCALENDAR")) {
        break;
      }
    }
    return kept.toString();
  }
}
