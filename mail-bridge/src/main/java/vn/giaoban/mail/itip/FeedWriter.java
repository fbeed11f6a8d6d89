package vn.giaoban.mail.itip;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes calendars that programs subscribe to (RFC 5545, RFC 7986): no organizer and no attendees,
/// so that nobody's program asks for an answer; hence no METHOD either: PUBLISH wants an organizer
/// (RFC 5546 section 3.2.1). The same events give the same octets.
public final class FeedWriter {
  private static final String ZONE = "Asia/Ho_Chi_Minh";
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneId.of(ZONE));
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private FeedWriter() {}

  /// One event.
  ///
  /// @param uid as in the invitations by mail
  /// @param changed when it was changed last, UTC
  /// @param start begin (inclusive), UTC
  /// @param end end (exclusive), UTC
  /// @param description plain text, may have lines
  /// @param url the page of the meeting, for those who may sign in; null without
  public record Event(
      String uid,
      int sequence,
      Instant changed,
      Instant start,
      Instant end,
      String summary,
      String description,
      String location,
      @Nullable URI url,
      boolean cancelled) {}

  /// A whole calendar.
  ///
  /// @param refresh how often it is worth asking again
  public static String calendar(String name, Duration refresh, List<Event> events) {
    var lines = begin();
    lines
        .text("NAME", name)
        .text("X-WR-CALNAME", name)
        .raw("X-WR-TIMEZONE", ZONE)
        .raw("REFRESH-INTERVAL;VALUE=DURATION", refresh.toString())
        .raw("X-PUBLISHED-TTL", refresh.toString());
    zone(lines);
    events.forEach(event -> event(lines, event));
    return lines.raw("END", "VCALENDAR").toString();
  }

  /// One event as a calendar object resource: without METHOD (RFC 4791 section 4.1).
  public static String resource(Event event) {
    var lines = begin();
    zone(lines);
    event(lines, event);
    return lines.raw("END", "VCALENDAR").toString();
  }

  /// The time zone alone, for `calendar-timezone` (RFC 4791 section 5.2.2).
  public static String timezone() {
    var lines = begin();
    zone(lines);
    return lines.raw("END", "VCALENDAR").toString();
  }

  private static ContentLines begin() {
    return new ContentLines()
        .raw("BEGIN", "VCALENDAR")
        .raw("VERSION", "2.0")
        .raw("PRODID", ITipWriter.PRODUCT)
        .raw("CALSCALE", "GREGORIAN");
  }

  private static void zone(ContentLines lines) {
    lines
        .raw("BEGIN", "VTIMEZONE")
        .raw("TZID", ZONE)
        .raw("BEGIN", "STANDARD")
        .raw("DTSTART", "19700101T000000")
        .raw("TZOFFSETFROM", "+0700")
        .raw("TZOFFSETTO", "+0700")
        .raw("TZNAME", "+07")
        .raw("END", "STANDARD")
        .raw("END", "VTIMEZONE");
  }

  private static void event(ContentLines lines, Event event) {
    lines
        .raw("BEGIN", "VEVENT")
        .raw("UID", event.uid())
        .raw("SEQUENCE", Integer.toString(event.sequence()))
        .raw("DTSTAMP", UTC.format(event.changed()))
        .raw("LAST-MODIFIED", UTC.format(event.changed()))
        .raw("DTSTART;TZID=" + ZONE, LOCAL.format(event.start()))
        .raw("DTEND;TZID=" + ZONE, LOCAL.format(event.end()))
        .text("SUMMARY", event.summary())
        .text("DESCRIPTION", event.description())
        .text("LOCATION", event.location())
        .raw("STATUS", event.cancelled() ? "CANCELLED" : "CONFIRMED")
        .raw("TRANSP", event.cancelled() ? "TRANSPARENT" : "OPAQUE");
    var url = event.url();
    if (url != null) {
      lines.raw("URL", url.toString());
    }
    lines.raw("END", "VEVENT");
  }
}
