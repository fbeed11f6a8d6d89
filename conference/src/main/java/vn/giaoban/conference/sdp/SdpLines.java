package vn.giaoban.conference.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A session description cut into its session part and its sections, each a list of lines.
///
/// @param session the lines before the first `m=`
/// @param sections each beginning with its `m=` line
record SdpLines(List<String> session, List<List<String>> sections) {
  private static final int MAX_LENGTH = 256 * 1024;

  /// Twice what a browser writes for forty sections; reading costs lines times sections.
  private static final int MAX_LINES = 10_000;

  /// @return empty when it is no session description
  static Optional<SdpLines> of(String text) {
    return text.startsWith("v=0") ? cut(text) : Optional.empty();
  }

  /// Cuts a description or a fragment of one.
  ///
  /// @return empty when it is longer than any honest one
  static Optional<SdpLines> cut(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    var lines = text.lines().limit(MAX_LINES + 1).toList();
    return lines.size() > MAX_LINES ? Optional.empty() : Optional.of(cut(lines));
  }

  private static SdpLines cut(List<String> lines) {
    var session = new ArrayList<String>();
    var sections = new ArrayList<List<String>>();
    var current = (List<String>) session;
    for (var line : lines) {
      if (line.startsWith("m=")) {
        current = new ArrayList<>();
        sections.add(current);
      }
      if (!line.isBlank()) {
        current.add(line.trim());
      }
    }
    return new SdpLines(session, sections);
  }

  /// The value of the first `a=name:value`; empty text for a bare `a=name`; null when there is
  /// none.
  static @Nullable String attribute(List<String> lines, String name) {
    for (var line : lines) {
      var value = value(line, name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /// The values of all `a=name:value`.
  static List<String> attributes(List<String> lines, String name) {
    var values = new ArrayList<String>();
    for (var line : lines) {
      var value = value(line, name);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private static @Nullable String value(String line, String name) {
    if (!line.startsWith("a=") || !line.startsWith(name, 2)) {
      return null;
    }
    int end = 2 + name.length();
    if (line.length() == end) {
      return "";
    }
    return line.charAt(end) == ':' ? line.substring(end + 1) : null;
  }
}
