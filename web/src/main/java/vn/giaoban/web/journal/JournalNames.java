package vn.giaoban.web.journal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.agenda.AgendaItem;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.briefing.InvitedUnit;
import vn.giaoban.scheduler.journal.JournalEntry;

/// What codes, user names, sites and agenda items are called, as far as one reader of one journal
/// knows; learns from the entries it sees.
final class JournalNames {
  private final Map<String, String> parties = new ConcurrentHashMap<>();
  private final Map<String, String> items = new ConcurrentHashMap<>();

  /// Starts with those of the briefing as it is now.
  JournalNames(Briefing briefing) {
    parties.put(briefing.chair().code(), briefing.chair().name());
    for (InvitedUnit unit : briefing.units()) {
      parties.put(unit.code(), unit.name());
    }
    for (AgendaItem item : briefing.agenda()) {
      items.put(item.id().toString(), item.title());
    }
  }

  /// The name of a unit, person or site; the code itself when nobody told us.
  String party(String code) {
    return parties.getOrDefault(code, code);
  }

  /// The title of an agenda item; the id itself when it is gone.
  String item(String id) {
    return items.getOrDefault(id, id);
  }

  boolean knows(String code) {
    return parties.containsKey(code);
  }

  void learn(String code, String name) {
    parties.putIfAbsent(code, name);
  }

  /// Takes over what an entry says about names.
  void learn(JournalEntry entry) {
    Map<String, @Nullable Object> payload = entry.payload();
    if (entry.kind().equals("SiteJoined")
        && payload.get("site") instanceof String site
        && payload.get("name") instanceof String name) {
      learn(site, name);
    }
    if (payload.get("agenda") instanceof Iterable<?> agenda) {
      for (Object item : agenda) {
        if (item instanceof Map<?, ?> members
            && members.get("id") instanceof String id
            && members.get("title") instanceof String title) {
          items.putIfAbsent(id, title);
        }
      }
    }
  }

  /// The id after the colon of `account:thuky`.
  static String id(String actor) {
    return actor.substring(actor.indexOf(':') + 1);
  }
}
