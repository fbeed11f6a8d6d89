package vn.giaoban.scheduler.unitgroup;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.organisation.Level;
import vn.giaoban.scheduler.organisation.Unit;

/// Which units belong to a group: those for which everything holds that the rule says.
///
/// @param levels one of these; empty: any
/// @param below code of a unit they stand below, however far; null: anywhere
/// @param tags at least one of these; empty: none needed
/// @param name part of the name, with or without diacritics; a name that begins with it when it
///   ends in `*`; null: any
/// @param except codes that do not belong although the rule holds
public record GroupRule(
    List<Level> levels,
    @Nullable String below,
    List<String> tags,
    @Nullable String name,
    List<String> except) {
  public GroupRule {
    levels = List.copyOf(levels);
    tags = List.copyOf(tags);
    except = List.copyOf(except);
  }

  /// @param above codes from the unit upwards
  /// @param heirs codes that stand for `below` on the day
  public boolean holds(Unit unit, Set<String> above, Collection<String> heirs) {
    return (levels.isEmpty() || levels.contains(unit.level()))
        && (below == null || heirs.stream().anyMatch(above::contains))
        && (tags.isEmpty() || unit.details().tags().stream().anyMatch(tags::contains))
        && (name == null || named(unit.name(), name))
        && !except.contains(unit.code());
  }

  private static boolean named(String name, String pattern) {
    var folded = Folded.of(name);
    return pattern.endsWith("*")
        ? folded.startsWith(Folded.of(pattern.substring(0, pattern.length() - 1)))
        : folded.contains(Folded.of(pattern));
  }
}
