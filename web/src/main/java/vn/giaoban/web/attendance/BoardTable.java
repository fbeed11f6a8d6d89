package vn.giaoban.web.attendance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.attendance.Board;
import vn.giaoban.scheduler.attendance.BoardRow;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.language.Times;

/// A board as a table for a spreadsheet, in the reader's language.
final class BoardTable {
  /// Without it a spreadsheet takes UTF-8 for something else.
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT).withZone(Times.ZONE);

  private static final List<String> COLUMNS =
      List.of(
          "unit",
          "name",
          "group",
          "post",
          "holder",
          "phone",
          "email",
          "status",
          "sent",
          "registered",
          "opened",
          "opens",
          "downloads",
          "reply",
          "replied",
          "delegate",
          "comment",
          "chases",
          "present");

  private final Texts texts;
  private final Locale language;

  BoardTable(Texts texts, Locale language) {
    this.texts = texts;
    this.language = language;
  }

  String csv(Board board) {
    return rows(board).stream()
        .map(row -> row.stream().map(BoardTable::cell).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", BYTE_ORDER_MARK, "\r\n"));
  }

  byte[] xlsx(Board board) {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "Giaoban", "1.0")) {
      var sheet = book.newWorksheet(texts.text(language, "board.sheet"));
      var rows = rows(board);
      for (var r = 0; r < rows.size(); r++) {
        for (var c = 0; c < rows.get(r).size(); c++) {
          sheet.value(r, c, rows.get(r).get(c));
        }
      }
      sheet.range(0, 0, 0, COLUMNS.size() - 1).style().bold().set();
      sheet.freezePane(2, 1);
      sheet.setAutoFilter(0, 0, rows.size() - 1, COLUMNS.size() - 1);
      book.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private List<List<String>> rows(Board board) {
    var rows = new ArrayList<List<String>>();
    rows.add(COLUMNS.stream().map(name -> texts.text(language, "board.column." + name)).toList());
    board.rows().forEach(row -> rows.add(row(row)));
    return rows;
  }

  private List<String> row(BoardRow row) {
    return List.of(
        row.unit(),
        row.name(),
        row.groupName().isEmpty()
            ? texts.text(language, "board.group." + row.group())
            : row.groupName(),
        text(row.post()),
        text(row.holder()),
        text(row.phone()),
        text(row.address()),
        row.status() == null
            ? texts.text(language, "board.status.NONE")
            : texts.text(
                language, "invitation.status." + row.status().name().toLowerCase(Locale.ROOT)),
        time(row.sentAt()),
        row.registeredNumber() == null ? time(row.registeredAt()) : row.registeredNumber(),
        time(row.seenAt()),
        Integer.toString(row.opens()),
        Integer.toString(row.downloads()),
        texts.text(language, "board.reply." + row.reply()),
        time(row.repliedAt()),
        text(row.delegate()),
        text(row.comment()),
        Integer.toString(row.chases()),
        row.present() ? texts.text(language, "board.yes") : "");
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String time(@Nullable Instant at) {
    return at == null ? "" : TIME.format(at);
  }

  /// RFC 4180; and what a spreadsheet would take for a formula is text.
  private static String cell(String text) {
    var safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }
}
