package vn.giaoban.mail.itip;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.fortuna.ical4j.data.ContentHandler;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.address.MailAddress;

/// Picks from the parser's events what an answer needs, of the first `VEVENT` (or `VTODO`) only.
final class EventCollector implements ContentHandler {
  /// More attendees than any meeting here has; the rest is not kept.
  private static final int MAX_ATTENDEES = 10_000;

  private final Deque<String> components = new ArrayDeque<>();
  private final Map<String, ZoneOffset> offsets = new HashMap<>();
  private final Map<String, Field> fields = new HashMap<>();
  private final List<ITipMessage.Participant> attendees = new ArrayList<>();
  private @Nullable String zoneId;
  private @Nullable ITipMethod method;
  private boolean eventSeen;

  private String property = "";
  private String value = "";
  private Map<String, String> parameters = new HashMap<>();

  /// A property of the event, as written.
  private record Field(String value, Map<String, String> parameters) {}

  @Override
  public void startCalendar() {}

  @Override
  public void endCalendar() {}

  @Override
  public void startComponent(String name) {
    components.push(name.toUpperCase(Locale.ROOT));
  }

  @Override
  public void endComponent(String name) {
    if (!components.isEmpty()) {
      var closed = components.pop();
      eventSeen |= isEvent(closed) && components.isEmpty();
    }
  }

  @Override
  public void startProperty(String name) {
    property = name.toUpperCase(Locale.ROOT);
    value = "";
    parameters = new HashMap<>();
  }

  @Override
  public void propertyValue(String text) {
    value = text;
  }

  @Override
  public void parameter(String name, String text) {
    parameters.put(name.toUpperCase(Locale.ROOT), text.replace("\"", ""));
  }

  @Override
  public void endProperty(String name) {
    var component = components.peek();
    if (component == null) {
      if (property.equals("METHOD") && method == null) {
        method = ITipMethod.read(value).orElse(null);
      }
    } else if (components.size() == 1 && isEvent(component) && !eventSeen) {
      eventProperty();
    } else if (component.equals("VTIMEZONE") && property.equals("TZID")) {
      zoneId = value.replace("\"", "").strip();
    } else if (component.equals("STANDARD") && property.equals("TZOFFSETTO") && zoneId != null) {
      offset(zoneId);
    }
  }

  private static boolean isEvent(String component) {
    return component.equals("VEVENT") || component.equals("VTODO");
  }

  private void offset(String zone) {
    try {
      offsets.put(zone, ZoneOffset.of(value.strip()));
    } catch (DateTimeException e) {
      offsets.remove(zone);
    }
  }

  private void eventProperty() {
    if (!property.equals("ATTENDEE")) {
      fields.putIfAbsent(property, new Field(value, Map.copyOf(parameters)));
    } else if (attendees.size() < MAX_ATTENDEES) {
      address(value, parameters)
          .ifPresent(address ->
              attendees.add(
                  new ITipMessage.Participant(
                      address,
                      PartStat.read(parameters.get("PARTSTAT")).orElse(null),
                      MailAddress.read(parameters.get("DELEGATED-TO")).orElse(null))));
    }
  }

  /// Some clients put a directory name into the value and the address into `EMAIL` (RFC 7986).
  private static Optional<MailAddress> address(String value, Map<String, String> parameters) {
    var name = parameters.get("CN");
    return MailAddress.read(parameters.get("EMAIL"))
        .or(() -> MailAddress.read(value))
        .map(address -> new MailAddress(address.address(), name));
  }

  /// What was read; empty without a `UID`.
  Optional<ITipMessage> message() {
    var uid = plain("UID");
    if (uid == null || uid.isBlank() || uid.length() > 1000) {
      return Optional.empty();
    }
    var start = time("DTSTART");
    var organizer = fields.get("ORGANIZER");
    return Optional.of(
        new ITipMessage(
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
                : address(organizer.value(), organizer.parameters()).orElse(null),
            attendees,
            text("COMMENT")));
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
