package vn.giaoban.mail.itip;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the properties of one event.
///
/// @param fields by name, upper case, the first of each
/// @param offsets of the object's own time zones
record EventReading(
    Map<String, EventCollector.Field> fields,
    List<ITipMessage.Participant> attendees,
    Map<String, ZoneOffset> offsets) {

  /// What the event says; null without a `UID`.
  @Nullable ITipMessage message(@Nullable ITipMethod method) {
    var uid = plain("UID");
    if (uid == null || uid.isBlank() || uid.length() > 1000) {
      return null;
    }
    var start = time("DTSTART");
    var organizer = fields.get("ORGANIZER");
    return new ITipMessage(
        method,
        uid.strip(),
        plain("RECURRENCE-ID"),
        time("RECURRENCE-ID"),
        thisAndFuture(),
        sequence(),
        stamp(),
        start,
        end(start),
        text("SUMMARY"),
        text("LOCATION"),
        organizer == null
            ? null
            : EventCollector.address(organizer.value(), organizer.parameters()).orElse(null),
        attendees,
        text("COMMENT"));
  }

  /// Outlook tells in its own property when the answer was given.
  private @Nullable Instant stamp() {
    var reply = time("X-MICROSOFT-CDO-REPLYTIME");
    var stamp = time("DTSTAMP");
    return reply != null && (stamp == null || reply.isAfter(stamp)) ? reply : stamp;
  }

  private @Nullable Instant end(@Nullable Instant start) {
    var end = time("DTEND");
    var duration = plain("DURATION");
    if (end != null || start == null || duration == null) {
      return end;
    }
    try {
      return start.plus(Duration.parse(duration.strip()));
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private boolean thisAndFuture() {
    var field = fields.get("RECURRENCE-ID");
    return field != null && "THISANDFUTURE".equalsIgnoreCase(field.parameters().get("RANGE"));
  }

  private int sequence() {
    var text = plain("SEQUENCE");
    try {
      return text == null ? 0 : Math.max(0, Integer.parseInt(text.strip()));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private @Nullable Instant time(String name) {
    var field = fields.get(name);
    return field == null
        ? null
        : CalendarTime.read(field.value(), field.parameters().get("TZID"), offsets);
  }

  private @Nullable String plain(String name) {
    var field = fields.get(name);
    return field == null ? null : field.value();
  }

  private @Nullable String text(String name) {
    var raw = plain(name);
    if (raw == null) {
      return null;
    }
    var text = new StringBuilder(raw.length());
    for (var i = 0; i < raw.length(); i++) {
      var c = raw.charAt(i);
      if (c == '\\' && i + 1 < raw.length()) {
        var next = raw.charAt(++i);
        text.append(next == 'n' || next == 'N' ? '\n' : next);
      } else {
        text.append(c);
      }
    }
    var stripped = text.toString().strip();
    return stripped.isEmpty() ? null : stripped;
  }
}
