package vn.giaoban.web.room;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.conference.room.RoomEvent;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.journal.JournalEntry;

/// Room events as journal entries, and back.
final class RoomJournal {
  /// Writes and reads everything of the room. Its own: what is in journals must not change with an
  /// application's setting.
  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String TYPE = "type";
  private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};
  private static final Set<String> KINDS =
      RoomEvent.kinds().stream().map(Class::getSimpleName).collect(Collectors.toUnmodifiableSet());

  private RoomJournal() {}

  /// A room event with its place in the journal.
  record Told(long seq, Instant at, String actor, RoomEvent event) {}

  static List<Journal.Deed> deeds(Actor by, List<RoomEvent> events) {
    return events.stream().map(event -> new Journal.Deed(by, happening(event))).toList();
  }

  private static Journal.Happening happening(RoomEvent event) {
    Map<String, Object> payload =
        JSON.readValue(JSON.writerFor(RoomEvent.class).writeValueAsBytes(event), MAP);
    payload.remove(TYPE);
    return new Journal.Happening(event.getClass().getSimpleName(), payload);
  }

  /// The room event of an entry; null when the entry is not about the room.
  static @Nullable Told told(JournalEntry entry) {
    if (!KINDS.contains(entry.kind())) {
      return null;
    }
    var fields = new LinkedHashMap<String, Object>();
    fields.put(TYPE, entry.kind());
    fields.putAll(entry.payload());
    return new Told(
        entry.seq(), entry.at(), entry.actor(), JSON.convertValue(fields, RoomEvent.class));
  }
}
