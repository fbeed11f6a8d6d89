package vn.giaoban.mail.itip;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.address.MailAddress;

/// Writes the calendar objects that go out. Times are given in `Asia/Ho_Chi_Minh`, a fixed +07:00.
public final class ITipWriter {
  /// RFC 5545 section 3.7.3.
  static final String PRODUCT = "-//Giaoban//Giaoban 1//VI";

  private static final String ZONE = "Asia/Ho_Chi_Minh";
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneId.of(ZONE));
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ITipWriter() {}

  /// An invitation, or an update of one when the sequence has risen (RFC 5546 section 3.2.2).
  public static String request(Meeting meeting) {
    return request(List.of(meeting));
  }

  /// A series with what is different on some of its dates: all in one object, with the same `UID`
  /// (RFC 5546 section 3.2.2).
  ///
  /// @param meetings the series first, then its exceptions
  public static String request(List<Meeting> meetings) {
    var lines = begin(ITipMethod.REQUEST);
    zone(lines);
    for (var meeting : meetings) {
      if (!meeting.uid().equals(meetings.getFirst().uid())) {
        throw new IllegalArgumentException("meetings: of several series");
      }
      requested(lines, meeting);
    }
    return lines.raw("END", "VCALENDAR").toString();
  }

  private static void requested(ContentLines lines, Meeting meeting) {
    lines.raw("BEGIN", "VEVENT");
    event(lines, meeting, "CONFIRMED");
    lines
        .raw("TRANSP", "OPAQUE")
        .raw(
            attendee(meeting.attendee(), "RSVP=TRUE;PARTSTAT=NEEDS-ACTION"),
            mailto(meeting.attendee()))
        .raw("X-MICROSOFT-CDO-BUSYSTATUS", "BUSY")
        .raw("BEGIN", "VALARM")
        .raw("ACTION", "DISPLAY")
        .text("DESCRIPTION", meeting.summary())
        .raw("TRIGGER", "-PT15M")
        .raw("END", "VALARM")
        .raw("END", "VEVENT");
  }

  /// Takes the meeting out of the recipient's calendar (RFC 5546 section 3.2.5).
  public static String cancel(Meeting meeting) {
    var lines = begin(ITipMethod.CANCEL);
    zone(lines);
    lines.raw("BEGIN", "VEVENT");
    event(lines, meeting, "CANCELLED");
    lines.raw(attendee(meeting.attendee(), "PARTSTAT=NEEDS-ACTION"), mailto(meeting.attendee()));
    return end(lines);
  }

  /// The answer a recipient's mail client gives (RFC 5546 section 3.2.3).
  ///
  /// @param comment a line of explanation; null without
  public static String reply(
      String uid,
      int sequence,
      Instant stamp,
      MailAddress organizer,
      MailAddress attendee,
      PartStat status,
      @Nullable String comment) {
    return reply(uid, null, sequence, stamp, organizer, attendee, status, comment);
  }

  /// The same for one date of a series.
  ///
  /// @param plannedStart which date; null: all of it, or a meeting by itself
  public static String reply(
      String uid,
      @Nullable Instant plannedStart,
      int sequence,
      Instant stamp,
      MailAddress organizer,
      MailAddress attendee,
      PartStat status,
      @Nullable String comment) {
    var lines = begin(ITipMethod.REPLY).raw("BEGIN", "VEVENT").raw("UID", uid);
    if (plannedStart != null) {
      lines.raw("RECURRENCE-ID;TZID=" + ZONE, LOCAL.format(plannedStart));
    }
    lines
        .raw("SEQUENCE", Integer.toString(sequence))
        .raw("DTSTAMP", UTC.format(stamp))
        .raw("ORGANIZER", mailto(organizer))
        .raw(attendee(attendee, "PARTSTAT=" + status.word()), mailto(attendee));
    if (comment != null && !comment.isBlank()) {
      lines.text("COMMENT", comment);
    }
    return end(lines);
  }

  /// The time somebody proposed is not taken; the meeting stays when it is (RFC 5546 section
  /// 3.2.8).
  ///
  /// @param meeting as it stands; its attendee is whoever proposed
  /// @param comment a line of explanation; null without
  public static String declineCounter(Meeting meeting, @Nullable String comment) {
    var lines = begin(ITipMethod.DECLINECOUNTER);
    zone(lines);
    lines.raw("BEGIN", "VEVENT");
    event(lines, meeting, "CONFIRMED");
    lines.raw(attendee(meeting.attendee(), "PARTSTAT=NEEDS-ACTION"), mailto(meeting.attendee()));
    if (comment != null && !comment.isBlank()) {
      lines.text("COMMENT", comment);
    }
    return end(lines);
  }

  private static ContentLines begin(ITipMethod method) {
    return new ContentLines()
        .raw("BEGIN", "VCALENDAR")
        .raw("PRODID", PRODUCT)
        .raw("VERSION", "2.0")
        .raw("CALSCALE", "GREGORIAN")
        .raw("METHOD", method.name());
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

  private static void event(ContentLines lines, Meeting meeting, String status) {
    var organizer = meeting.organizer();
    var name = organizer.name();
    lines
        .raw("UID", meeting.uid())
        .raw("SEQUENCE", Integer.toString(meeting.sequence()))
        .raw("DTSTAMP", UTC.format(meeting.stamp()))
        .raw("DTSTART;TZID=" + ZONE, LOCAL.format(meeting.start()))
        .raw("DTEND;TZID=" + ZONE, LOCAL.format(meeting.end()));
    occurrence(lines, meeting.occurrence());
    lines
        .text("SUMMARY", meeting.summary())
        .text("DESCRIPTION", meeting.description())
        .text("LOCATION", meeting.location())
        .raw("STATUS", status)
        .raw(
            name == null ? "ORGANIZER" : "ORGANIZER;CN=" + ContentLines.quoted(name),
            mailto(organizer));
    var url = meeting.url();
    if (url != null) {
      lines.raw("URL", url.toString());
    }
  }

  private static void occurrence(ContentLines lines, Meeting.@Nullable Occurrence occurrence) {
    switch (occurrence) {
      case null -> {}
      case Meeting.Occurrence.One(var planned) ->
          lines.raw("RECURRENCE-ID;TZID=" + ZONE, LOCAL.format(planned));
      case Meeting.Occurrence.All(var rule, var left, var added) -> {
        lines.raw("RRULE", rule);
        dates(lines, "EXDATE", left);
        dates(lines, "RDATE", added);
      }
    }
  }

  private static void dates(ContentLines lines, String name, List<Instant> starts) {
    if (!starts.isEmpty()) {
      lines.raw(
          name + ";TZID=" + ZONE,
          starts.stream().map(LOCAL::format).collect(Collectors.joining(",")));
    }
  }

  private static String attendee(MailAddress attendee, String parameters) {
    var name = attendee.name();
    return "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;"
        + parameters
        + (name == null ? "" : ";CN=" + ContentLines.quoted(name));
  }

  private static String mailto(MailAddress address) {
    return "mailto:" + address.address();
  }

  private static String end(ContentLines lines) {
    return lines.raw("END", "VEVENT").raw("END", "VCALENDAR").toString();
  }
}
