package vn.giaoban.web.quality;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.giaoban.web.language.Texts;

/// Sheets as a table that a spreadsheet opens, in the reader's language.
final class QualityCsv {
  /// Without it a spreadsheet takes UTF-8 for something else.
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final List<String> COLUMNS =
      List.of(
          "site",
          "name",
          "minutes",
          "loss",
          "poor",
          "voice-only",
          "path",
          "tcp",
          "overload",
          "microphone",
          "worst-loss",
          "worst-rtt");

  private QualityCsv() {}

  static String of(List<SiteSheet> sheets, Texts texts, Locale language) {
    var head = COLUMNS.stream().map(column -> texts.text(language, "quality.csv." + column));
    var rows = sheets.stream().map(QualityCsv::row);
    return Stream.concat(Stream.of(line(head)), rows)
        .collect(Collectors.joining("\r\n", BYTE_ORDER_MARK, "\r\n"));
  }

  private static String row(SiteSheet s) {
    return line(
        Stream.of(
            s.site(),
            s.name(),
            minutes(s.seconds()),
            minutes(s.lossSeconds()),
            minutes(s.poorSeconds()),
            minutes(s.voiceOnlySeconds()),
            s.path(),
            minutes(s.tcpSeconds()),
            minutes(s.overloadSeconds()),
            minutes(s.microphoneSeconds()),
            String.format(Locale.ROOT, "%.1f", s.worstLossPercent()),
            Integer.toString(s.worstRttMillis())));
  }

  private static String line(Stream<String> cells) {
    return cells.map(QualityCsv::cell).collect(Collectors.joining(","));
  }

  /// RFC 4180; and what a spreadsheet would take for a formula is text.
  static String cell(String text) {
    var safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }

  private static String minutes(long seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds / 60.0);
  }
}
