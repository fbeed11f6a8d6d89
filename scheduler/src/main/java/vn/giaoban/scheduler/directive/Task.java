package vn.giaoban.scheduler.directive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.minutes.MinutesBody;

/// One thing a unit was given to do.
///
/// @param due last day; null: none was set
/// @param helpers names of the units that are to help
public record Task(String text, @Nullable LocalDate due, List<String> helpers) {
  public Task {
    helpers = List.copyOf(helpers);
  }

  /// What minutes give to whom, by code of the unit, in their order. Pure.
  static Map<String, List<Task>> byUnit(MinutesBody body) {
    var units = new LinkedHashMap<String, List<Task>>();
    for (var decision : body.decisions()) {
      var unit = decision.unit();
      if (unit != null && !unit.isBlank()) {
        units
            .computeIfAbsent(unit, _ -> new ArrayList<>())
            .add(new Task(decision.text(), decision.due(), decision.helpers()));
      }
    }
    return units;
  }
}
