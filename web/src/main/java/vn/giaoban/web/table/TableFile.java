package vn.giaoban.web.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;

/// A table as CSV or as a workbook. Cells are texts or numbers; the first row names the columns.
public final class TableFile {
  /// Without it a spreadsheet takes UTF-8 for something else.
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final List<? extends List<?>> rows;

  /// @param rows all of the same width
  public TableFile(List<? extends List<?>> rows) {
    this.rows = List.copyOf(rows);
  }

  /// UTF-8 with byte order mark, RFC 4180.
  public String csv() {
    return rows.stream()
        .map(row -> row.stream().map(TableFile::cell).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", BYTE_ORDER_MARK, "\r\n"));
  }

  /// A workbook of one sheet.
  ///
  /// @param sheetName of it
  /// @param frozen how many columns stay in sight
  public byte[] xlsx(String sheetName, int frozen) {
    var out = new ByteArrayOutputStream();
    var width = rows.getFirst().size();
    try (var book = new Workbook(out, "Giaoban", "1.0")) {
      var sheet = book.newWorksheet(sheetName);
      for (var r = 0; r < rows.size(); r++) {
        for (var c = 0; c < width; c++) {
          switch (rows.get(r).get(c)) {
            case Number number -> sheet.value(r, c, number);
            case Object other -> sheet.value(r, c, other.toString());
          }
        }
      }
      sheet.range(0, 0, 0, width - 1).style().bold().set();
      sheet.freezePane(frozen, 1);
      sheet.setAutoFilter(0, 0, rows.size() - 1, width - 1);
      book.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /// What a spreadsheet would take for a formula is text.
  private static String cell(Object value) {
    if (value instanceof Number) {
      return value.toString();
    }
    var text = value.toString();
    var safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }
}
