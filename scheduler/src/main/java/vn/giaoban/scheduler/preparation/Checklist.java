package vn.giaoban.scheduler.preparation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The list of what is to be done before a briefing: the usual things, what the secretary has made
/// of them, and the secretary's own. Pure.
public final class Checklist {
  /// Found by the program itself.
  static final String INVITATIONS = "invitations";

  static final String DOCUMENTS = "documents";

  private static final List<String> BY_HAND =
      List.of("hall", "sites", "conclusion", "minutes-taker");
  private static final List<String> URGENT_BY_HAND = List.of("hall", "minutes-taker");

  private Checklist() {}

  /// What the secretary has made of an item.
  record Kept(ChecklistItem item, boolean removed) {}

  /// What the program knows by itself.
  ///
  /// @param invitedAt when the last invitation left; null: not all have
  /// @param papersAt when the last paper that was missing came; null: some are missing
  record Known(@Nullable Instant invitedAt, @Nullable Instant papersAt) {}

  /// The usual things of a briefing with these deadlines; their ids are the same every time.
  static List<ChecklistItem> usual(UUID briefingId, Deadlines deadlines) {
    var urgent = deadlines.invitations() == null;
    var items = new ArrayList<ChecklistItem>();
    items.add(item(briefingId, INVITATIONS, deadlines.invitations(), true));
    if (deadlines.documents() != null) {
      items.add(item(briefingId, DOCUMENTS, deadlines.documents(), true));
    }
    for (var key : urgent ? URGENT_BY_HAND : BY_HAND) {
      items.add(item(briefingId, key, urgent ? null : deadlines.eve(), false));
    }
    return items;
  }

  private static ChecklistItem item(
      UUID briefingId, String key, @Nullable Instant due, boolean bySystem) {
    var id = UUID.nameUUIDFromBytes((briefingId + "/" + key).getBytes(StandardCharsets.UTF_8));
    return new ChecklistItem(id, key, "", "", due, null, null, bySystem);
  }

  /// The whole list: the usual things first, each as it was changed last; what was taken off is
  /// gone.
  static List<ChecklistItem> of(
      UUID briefingId, Deadlines deadlines, List<Kept> kept, Known known) {
    var all = new LinkedHashMap<UUID, ChecklistItem>();
    for (var item : usual(briefingId, deadlines)) {
      all.put(item.id(), item);
    }
    for (var change : kept) {
      if (change.removed()) {
        all.remove(change.item().id());
      } else {
        all.put(change.item().id(), change.item());
      }
    }
    return all.values().stream()
        .map(item ->
            switch (item.key()) {
              case INVITATIONS -> item.found(known.invitedAt());
              case DOCUMENTS -> item.found(known.papersAt());
              case null, default -> item;
            })
        .toList();
  }
}
