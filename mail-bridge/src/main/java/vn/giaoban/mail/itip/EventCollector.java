package vn.giaoban.mail.itip;

import java.time.DateTimeException;
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

/// Picks from the parser's events what an answer needs, of every `VEVENT` (or `VTODO`) that has the
/// `UID` of the first.
final class EventCollector implements ContentHandler {
  /// More attendees than any meeting here has; the rest is not kept.
  private static final int MAX_ATTENDEES = 10_000;

  /// More exceptions than anybody answers at once.
  private static final int MAX_EVENTS = 500;

  /// More properties than any standard names.
  private static final int MAX_FIELDS = 500;

  private final Deque<String> components = new ArrayDeque<>();
  private final Map<String, ZoneOffset> offsets = new HashMap<>();
  private final List<Event> events = new ArrayList<>();
  private Event event = new Event(new HashMap<>(), new ArrayList<>());
  private @Nullable String zoneId;
  private @Nullable ITipMethod method;

  private String property = "";
  private String value = "";
  private Map<String, String> parameters = new HashMap<>();

  /// A property of the event, as written.
  record Field(String value, Map<String, String> parameters) {}

  /// One event: its properties but `ATTENDEE`, the first of each, and its attendees.
  private record Event(Map<String, Field> fields, List<ITipMessage.Participant> attendees) {}

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
      if (isEvent(closed) && components.isEmpty()) {
        finished();
      }
    }
  }

  private void finished() {
    if (!event.fields().isEmpty() && events.size() < MAX_EVENTS) {
      events.add(event);
    }
    event = new Event(new HashMap<>(), new ArrayList<>());
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
    } else if (components.size() == 1 && isEvent(component)) {
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
      if (event.fields().size() < MAX_FIELDS) {
        event.fields().putIfAbsent(property, new Field(value, Map.copyOf(parameters)));
      }
    } else if (event.attendees().size() < MAX_ATTENDEES) {
      address(value, parameters)
          .ifPresent(address ->
              event
                  .attendees()
                  .add(
                      new ITipMessage.Participant(
                          address,
                          PartStat.read(parameters.get("PARTSTAT")).orElse(null),
                          MailAddress.read(parameters.get("DELEGATED-TO")).orElse(null))));
    }
  }

  /// What was read; empty without a `UID`. An event that was cut off counts as far as it goes.
  List<ITipMessage> messages() {
    finished();
    var found = new ArrayList<ITipMessage>();
    for (var one : events) {
      var message = new EventReading(one.fields(), one.attendees(), offsets).message(method);
      if (message != null && (found.isEmpty() || found.getFirst().uid().equals(message.uid()))) {
        found.add(message);
      }
    }
    return List.copyOf(found);
  }

  /// Some clients put a directory name into the value and the address into `EMAIL` (RFC 7986).
  static Optional<MailAddress> address(String value, Map<String, String> parameters) {
    var name = parameters.get("CN");
    return MailAddress.read(parameters.get("EMAIL"))
        .or(() -> MailAddress.read(value))
        .map(address -> new MailAddress(address.address(), name));
  }
}
