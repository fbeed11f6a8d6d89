package vn.giaoban.mail.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The field groups of a machine-readable report part, separated by blank lines.
final class FieldGroups {
  private static final int MAX_GROUPS = 1_000;

  private FieldGroups() {}

  static List<Map<String, String>> read(String text) {
    var groups = new ArrayList<Map<String, String>>();
    for (var block : text.replaceAll("\\r\\n?", "\n").split("\\n[ \\t]*\\n", MAX_GROUPS)) {
      var fields = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
      for (var line : block.replaceAll("\\n[ \\t]+", " ").split("\n")) {
        var colon = line.indexOf(':');
        if (colon > 0) {
          fields.putIfAbsent(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
      }
      if (!fields.isEmpty()) {
        groups.add(fields);
      }
    }
    return groups;
  }

  /// The part after the type of a typed field, e.g. of `rfc822; a@b`.
  static Optional<String> typed(Map<String, String> group, String name) {
    var value = group.get(name);
    if (value == null) {
      return Optional.empty();
    }
    var semicolon = value.indexOf(';');
    return Optional.of(value.substring(semicolon + 1).strip());
  }
}
