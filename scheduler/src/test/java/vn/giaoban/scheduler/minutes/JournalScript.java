package vn.giaoban.scheduler.minutes;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.giaoban.scheduler.journal.JournalEntry;

/// A journal written by hand: time of day, kind, then fields as name and value.
final class JournalScript {
  private final UUID briefing = UUID.fromString("00000000-0000-0000-0000-000000000001");
  private final List<JournalEntry> entries = new ArrayList<>();

  /// Adds an entry on 23 November 2026, Vietnam's time.
  JournalScript at(String time, String kind, Object... fields) {
    Map<String, Object> payload = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      payload.put((String) fields[i], fields[i + 1]);
    }
    var instant = OffsetDateTime.parse("2026-11-23T" + time + "+07:00").toInstant();
    entries.add(
        new JournalEntry(briefing, entries.size() + 1, instant, "site:x", kind, payload, "0", "0"));
    return this;
  }

  /// A seat comes in.
  JournalScript joined(String time, String site, String name, String role) {
    return at(time, "SiteJoined", "site", site, "name", name, "role", role);
  }

  /// The whole journal.
  List<JournalEntry> entries() {
    return List.copyOf(entries);
  }
}
