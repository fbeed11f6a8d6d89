package vn.giaoban.scheduler.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What happens to units on a day. The units as they were stay in the tree with their last day, so
/// that a meeting of that time still shows them.
public sealed interface UnitChange {
  /// The first day on which it is as said here.
  LocalDate on();

  /// The same body goes on under another name.
  record Rename(LocalDate on, Unit unit, String name) implements UnitChange {}

  /// The same body goes on below another unit.
  record Move(LocalDate on, Unit unit, Unit parent) implements UnitChange {}

  /// Several end and one takes over.
  ///
  /// @param into a new unit, or one that exists and takes the others in
  record Merge(LocalDate on, List<Unit> units, Heir into) implements UnitChange {}

  /// One ends and several take over.
  record Split(LocalDate on, Unit unit, List<Heir> into) implements UnitChange {}

  /// It ends and nobody takes over.
  record Close(LocalDate on, Unit unit) implements UnitChange {}

  /// Who takes over.
  ///
  /// @param unit as it will stand in the tree
  /// @param fresh whether it begins that day; else it existed before
  record Heir(Unit unit, boolean fresh) {}

  /// One unit's row that ends, and the rows that take over.
  record Ended(UUID unitId, List<UUID> heirs) {
    public Ended {
      heirs = List.copyOf(heirs);
    }
  }

  /// A change as somebody writes it down, not checked yet.
  ///
  /// @param kind `RENAME`, `MOVE`, `MERGE`, `SPLIT` or `CLOSE`
  /// @param on first day of the new state, e.g. `2026-04-30`
  /// @param units codes of the units that change
  /// @param name the new name, for `RENAME`
  /// @param parent code of the unit above, for `MOVE`
  /// @param into who takes over: of an existing unit the code is enough
  record Form(
      @Nullable String kind,
      @Nullable String on,
      @Nullable List<String> units,
      @Nullable String name,
      @Nullable String parent,
      @Nullable List<UnitForm> into) {}
}
