package vn.giaoban.web.bench;

import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// One row of the desk benchmark.
///
/// @param goal what the value may be at most
/// @param note what else is worth knowing
record DeskFigure(String name, double value, double goal, String unit, boolean ok, String note) {
  private static final JsonMapper JSON = new JsonMapper();

  /// Good when the value does not exceed the goal.
  static DeskFigure atMost(double goal, String unit, String name, double value, String note) {
    return new DeskFigure(name, value, goal, unit, value <= goal, note);
  }

  /// What could not be measured.
  static DeskFigure failed(String name, Throwable why) {
    return new DeskFigure(name, Double.NaN, 0, "", false, String.valueOf(why.getMessage()));
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "%-12s %-3s %10.1f %-4s goal %8.1f  %s",
        name,
        ok ? "ok" : "no",
        value,
        unit,
        goal,
        note);
  }

  String json() {
    return JSON.writeValueAsString(
        Map.of(
            "scenario", name,
            "value", Double.isNaN(value) ? -1 : Math.round(value * 100) / 100.0,
            "goal", goal,
            "unit", unit,
            "ok", ok,
            "note", note));
  }
}
