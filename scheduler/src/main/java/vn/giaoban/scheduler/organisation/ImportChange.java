package vn.giaoban.scheduler.organisation;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What importing one unit amounts to.
///
/// @param row the line that wants it; 0 for units that a complete list leaves out
/// @param kinds what changes; `ADD` and `END` stand alone or with corrections of the same row
/// @param before as it is; null: it is new
/// @param after as it will be
/// @param from first day of what changes over time
/// @param leader who leads it from then on, of a change of that kind
public record ImportChange(
    int row,
    Set<Kind> kinds,
    @Nullable Unit before,
    Unit after,
    @Nullable LocalDate from,
    @Nullable Leader leader) {
  /// Sorts of changes.
  public enum Kind {
    /// A unit not known before.
    ADD,
    /// Another name from a day on.
    RENAME,
    /// Another unit above from a day on.
    MOVE,
    /// The same name, written otherwise.
    SPELLING,
    /// Address, telephone, codes, tags.
    DETAILS,
    /// Another first day.
    BEGIN,
    /// A last day.
    END,
    /// Other units that take over.
    SUCCESSORS,
    /// Somebody else leads it, or is to be reached otherwise.
    LEADER
  }

  public ImportChange {
    kinds = Set.copyOf(kinds);
  }

  /// A change of the unit itself.
  ImportChange(
      int row, Set<Kind> kinds, @Nullable Unit before, Unit after, @Nullable LocalDate from) {
    this(row, kinds, before, after, from, null);
  }

  /// The same with another leader as well.
  ImportChange led(Leader by) {
    var more = EnumSet.of(Kind.LEADER);
    more.addAll(kinds);
    return new ImportChange(row, more, before, after, from, by);
  }

  /// Whether the body goes on in a new row.
  boolean goesOn() {
    return kinds.contains(Kind.RENAME) || kinds.contains(Kind.MOVE);
  }
}
