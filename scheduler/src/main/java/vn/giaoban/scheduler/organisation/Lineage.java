package vn.giaoban.scheduler.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who stands in whose place on any day, of some units and all that came after them. What was
/// written down with codes of its day (a series, a kind of meeting) is read with it on another.
/// Pure.
public final class Lineage {
  /// Nobody ever took over from anybody.
  public static final Lineage NONE = new Lineage(List.of());

  private static final int DEPTH = 12;

  private final Map<UUID, Period> byId = new HashMap<>();
  private final Map<String, List<Period>> byCode = new HashMap<>();

  /// One row of a unit's life.
  ///
  /// @param from first day; null: always
  /// @param until first day no more; null: until further notice
  /// @param heirs ids of those that took over
  record Period(
      UUID id,
      String code,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      Collection<UUID> heirs) {
    boolean covers(LocalDate day) {
      return (from == null || !from.isAfter(day)) && !over(day);
    }

    boolean over(LocalDate day) {
      return until != null && !until.isAfter(day);
    }
  }

  /// @param periods of one code, the oldest first
  Lineage(List<Period> periods) {
    for (var period : periods) {
      byId.put(period.id(), period);
      byCode.computeIfAbsent(period.code(), _ -> new ArrayList<>()).add(period);
    }
  }

  /// The codes that stand for this one on a day: itself while somebody bears it; when it is gone,
  /// its heirs; itself again when nobody took over, or when it names no unit at all.
  public List<String> on(String code, LocalDate day) {
    var life = byCode.getOrDefault(code, List.of());
    if (life.stream().anyMatch(period -> period.covers(day))) {
      return List.of(code);
    }
    var last = life.stream().filter(period -> period.over(day)).reduce((_, later) -> later);
    if (last.isEmpty()) {
      return List.of(code);
    }
    Set<String> heirs = new LinkedHashSet<>();
    Set<UUID> seen = new LinkedHashSet<>();
    gather(last.get(), day, heirs, seen, 0);
    return heirs.isEmpty() ? List.of(code) : heirs.stream().sorted().toList();
  }

  /// The codes that stand for these on a day, each once, in their order.
  public List<String> all(Collection<String> codes, LocalDate day) {
    return codes.stream().flatMap(code -> on(code, day).stream()).distinct().toList();
  }

  /// The one that stands for a code on a day; of several the one with the lowest code.
  public String one(String code, LocalDate day) {
    return on(code, day).getFirst();
  }

  private void gather(Period period, LocalDate day, Set<String> heirs, Set<UUID> seen, int depth) {
    if (depth > DEPTH || !seen.add(period.id())) {
      return;
    }
    if (period.covers(day)) {
      heirs.add(period.code());
      return;
    }
    for (var id : period.heirs()) {
      var heir = byId.get(id);
      if (heir != null) {
        gather(heir, day, heirs, seen, depth + 1);
      }
    }
  }
}
