package vn.giaoban.scheduler.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.table.Table.Cell;
import vn.giaoban.scheduler.table.Table.Line;
import vn.giaoban.scheduler.table.Table.Place;
import vn.giaoban.scheduler.writing.Written;

/// Reads tables. Blocks for as long as it computes: up to a second for a whole country.
///
/// Formulas are not worked out: the result the spreadsheet remembers is taken, and told. A formula
/// without a remembered result, or with an error, is a refusal with its place.
public final class Tables {
  /// Most lines and columns taken.
  public static final int LINES = 50_000;

  private static final int COLUMNS = 200;

  /// Octets by which a workbook is known.
  private static final int SIGNATURE = 8;

  /// An XLSX may not unfold to more than this many octets.
  private static final long UNFOLDED = 200L << 20;

  private Tables() {}

  /// Refused as `table-encoding`, `table-broken`, `table-old-excel`, `table-empty` or
  /// `table-too-large`, or as `table-formula` with the cells.
  public static Decision<Table> read(byte[] octets) {
    if (octets.length >= SIGNATURE && ReadableWorkbook.isOLE2Header(octets)) {
      return refused("table-old-excel");
    }
    return octets.length >= SIGNATURE && ReadableWorkbook.isOOXMLZipHeader(octets)
        ? xlsx(octets)
        : switch (Encoding.decode(octets)) {
          case Decision.Refused<Encoding.Decoded>(var refusal) -> Decision.refused(refusal);
          case Decision.Accepted<Encoding.Decoded>(var decoded) -> csv(decoded);
        };
  }

  private static Decision<Table> csv(Encoding.Decoded decoded) {
    var lines = new ArrayList<Line>();
    try (var csv =
        CsvReader.builder()
            .fieldSeparator(separator(decoded.text()))
            .skipEmptyLines(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(decoded.text())) {
      for (var row : csv) {
        var cells =
            row.getFields().stream()
                .limit(COLUMNS)
                .map(field -> new Cell(Written.line(field), false))
                .toList();
        if (lines.size() > LINES) {
          return tooLarge();
        }
        if (cells.stream().anyMatch(cell -> !cell.text().isEmpty())) {
          lines.add(new Line((int) row.getStartingLineNumber(), cells));
        }
      }
    } catch (CsvParseException e) {
      return refused("table-broken");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table("CSV", decoded.name(), lines, List.of());
  }

  /// Whatever of `;`, tab and `,` stands most often in the first line, outside quotes.
  static char separator(String text) {
    int semicolons = 0;
    int tabs = 0;
    int commas = 0;
    boolean quoted = false;
    boolean begun = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      begun |= !Character.isWhitespace(c);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '\n' || c == '\r') && begun) {
        break;
      } else if (!quoted) {
        semicolons += c == ';' ? 1 : 0;
        tabs += c == '\t' ? 1 : 0;
        commas += c == ',' ? 1 : 0;
      }
    }
    return tabs > semicolons && tabs > commas ? '\t' : semicolons > commas ? ';' : ',';
  }

  private static Decision<Table> xlsx(byte[] octets) {
    var lines = new ArrayList<Line>();
    var formulas = new ArrayList<Place>();
    var faults = new ArrayList<Refusal.FieldFault>();
    try {
      if (unfolded(octets) > UNFOLDED) {
        return tooLarge();
      }
      try (var book = new ReadableWorkbook(new ByteArrayInputStream(octets));
          var rows = book.getFirstSheet().openStream()) {
        for (var row : (Iterable<org.dhatim.fastexcel.reader.Row>) rows::iterator) {
          if (lines.size() > LINES) {
            return tooLarge();
          }
          int number = row.getRowNum();
          var cells =
              IntStream.range(0, Math.min(row.getCellCount(), COLUMNS))
                  .mapToObj(column ->
                      cell(
                          row.hasCell(column) ? row.getCell(column) : null,
                          new Place(number, column),
                          formulas,
                          faults))
                  .toList();
          if (cells.stream().anyMatch(cell -> !cell.text().isEmpty())) {
            lines.add(new Line(number, cells));
          }
        }
      }
    } catch (IOException | ExcelReaderException | IllegalArgumentException broken) {
      return refused("table-broken");
    } catch (RuntimeException broken) {
      // The reader throws what its parser throws.
      return refused("table-broken");
    }
    return faults.isEmpty()
        ? table("XLSX", "", lines, formulas)
        : Decision.refused(new Refusal(Refusal.Kind.INVALID, "table-formula", Map.of(), faults));
  }

  private static Cell cell(
      org.dhatim.fastexcel.reader.@Nullable Cell cell,
      Place place,
      List<Place> formulas,
      List<Refusal.FieldFault> faults) {
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return Cell.EMPTY;
    }
    if (cell.getType() == CellType.ERROR) {
      faults.add(fault(place, "table-cell-error"));
      return Cell.EMPTY;
    }
    var raw = cell.getRawValue();
    if (cell.getFormula() != null || cell.getType() == CellType.FORMULA) {
      if (raw == null || raw.isBlank() || raw.startsWith("#")) {
        faults.add(fault(place, "table-cell-formula"));
        return Cell.EMPTY;
      }
      formulas.add(place);
    }
    var number = number(cell.getType(), raw);
    return number == null
        ? new Cell(Written.line(raw == null ? cell.getText() : text(cell, raw)), false)
        : new Cell(number, true);
  }

  private static String text(org.dhatim.fastexcel.reader.Cell cell, String raw) {
    return cell.getType() == CellType.STRING ? cell.getText() : raw;
  }

  /// Whole numbers without their point; null when the cell is no number.
  private static @Nullable String number(CellType type, @Nullable String raw) {
    if (raw == null || (type != CellType.NUMBER && type != CellType.FORMULA)) {
      return null;
    }
    try {
      return new BigDecimal(raw).stripTrailingZeros().toPlainString();
    } catch (NumberFormatException aTextResult) {
      return null;
    }
  }

  private static Refusal.FieldFault fault(Place place, String code) {
    return new Refusal.FieldFault(
        place.name(), code, Map.of("row", place.row(), "column", place.letters()));
  }

  /// Counted, not believed from the archive's directory.
  private static long unfolded(byte[] octets) throws IOException {
    long sum = 0;
    var buffer = new byte[1 << 16];
    try (var zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(octets)).get()) {
      for (var entry : Collections.list(zip.getEntries())) {
        try (var in = zip.getInputStream(entry)) {
          for (int n = in.read(buffer); n >= 0 && sum <= UNFOLDED; n = in.read(buffer)) {
            sum += n;
          }
        }
      }
    }
    return sum;
  }

  private static Decision<Table> table(
      String format, String encoding, List<Line> lines, List<Place> formulas) {
    return lines.size() < 2
        ? refused("table-empty")
        : Decision.accepted(new Table(format, encoding, lines, formulas));
  }

  private static Decision<Table> tooLarge() {
    return Decision.refused(
        Refusal.of(Refusal.Kind.TOO_LARGE, "table-too-large", Map.of("lines", LINES)));
  }

  private static Decision<Table> refused(String code) {
    return Decision.refused(Refusal.of(Refusal.Kind.INVALID, code));
  }
}
