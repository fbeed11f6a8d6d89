package vn.giaoban.scheduler.preparation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something about a briefing that somebody should see to.
///
/// @param deadline null: there is none
/// @param items agenda items concerned, by their place from 1
/// @param units codes of the units to be asked; may be empty
/// @param unitNames of `units`
/// @param request of a paper that is owed; null otherwise
/// @param count of what is concerned
public record Warning(
    Kind kind,
    Urgency urgency,
    @Nullable Instant deadline,
    List<Integer> items,
    List<String> units,
    List<String> unitNames,
    @Nullable UUID request,
    int count) {
  /// What it is about.
  public enum Kind {
    /// Somebody has not been sent the invitation.
    INVITATIONS_UNSENT,
    /// An agenda item that somebody presents has no paper.
    ITEM_WITHOUT_DOCUMENT,
    /// There is no paper at all.
    NO_DOCUMENTS,
    /// A unit owes a paper for the whole briefing.
    REQUEST_OPEN,
    /// Things to be done are overdue.
    CHECKLIST_LATE,
    /// Registrations to speak wait for the secretary.
    SPEAKERS_WAITING
  }

  public Warning {
    items = List.copyOf(items);
    units = List.copyOf(units);
    unitNames = List.copyOf(unitNames);
  }
}
