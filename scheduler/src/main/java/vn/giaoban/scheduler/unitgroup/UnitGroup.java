package vn.giaoban.scheduler.unitgroup;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A group, resolved on a day.
///
/// @param rule null: a fixed group
/// @param units codes of its units on that day, by level from the top, then by code
/// @param version rises with every change
public record UnitGroup(
    UUID id,
    String name,
    @Nullable String note,
    @Nullable GroupRule rule,
    List<String> units,
    int version) {
  public UnitGroup {
    units = List.copyOf(units);
  }

  /// A group as somebody writes it down, not checked yet.
  ///
  /// @param units codes of a fixed group
  public record Form(
      @Nullable String name,
      @Nullable String note,
      @Nullable RuleForm rule,
      @Nullable List<String> units) {}

  /// A rule as somebody writes it down.
  public record RuleForm(
      @Nullable List<String> levels,
      @Nullable String below,
      @Nullable List<String> tags,
      @Nullable String name,
      @Nullable List<String> except) {}
}
