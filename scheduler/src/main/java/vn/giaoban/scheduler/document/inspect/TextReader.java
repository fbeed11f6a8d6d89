package vn.giaoban.scheduler.document.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.giaoban.scheduler.document.FileKind;
import vn.giaoban.scheduler.document.Inspection;

/// Plain text: UTF-8 to the last octet, without control characters. Anything else that has no
/// signature of its own is nothing we know.
final class TextReader {
  private static final int FIRST_PAGE_LINES = 60;
  private static final int MAX_LINE = 500;

  private TextReader() {}

  static Inspection read(Path file) throws IOException {
    var decoder =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder();
    try (var in = new InputStreamReader(Files.newInputStream(file), decoder)) {
      var buffer = new char[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        for (int i = 0; i < n; i++) {
          char c = buffer[i];
          if (c == '\n' || c == '\t') {
            take(lines, line);
          } else if (Character.isISOControl(c) && c != '\r' && c != '\f') {
            return Inspection.unknown();
          } else if (c != '\ufeff' && line.length() < MAX_LINE) {
            line.append(c);
          }
        }
      }
    } catch (CharacterCodingException e) {
      return Inspection.unknown();
    }
    take(lines, line);
    return Inspection.of(FileKind.TEXT, lines, 0);
  }

  private static void take(List<String> lines, StringBuilder line) {
    if (lines.size() < FIRST_PAGE_LINES) {
      lines.add(line.toString());
    }
    line.setLength(0);
  }
}
