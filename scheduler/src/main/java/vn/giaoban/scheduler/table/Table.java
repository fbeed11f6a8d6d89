package vn.giaoban.scheduler.table;

import java.util.List;

/// A table as it was read.
///
/// @param format `CSV` or `XLSX`
/// @param encoding of a CSV, e.g. `UTF-8` or `TCVN3`; empty for XLSX
/// @param lines without those that are empty; the first is the header
/// @param formulas cells whose remembered result was taken in place of the formula
public record Table(String format, String encoding, List<Line> lines, List<Place> formulas) {
  /// One line.
  ///
  /// @param number from 1, as a spreadsheet counts
  public record Line(int number, List<Cell> cells) {
    public Line {
      cells = List.copyOf(cells);
    }

    /// The cell of a column, empty beyond the last.
    public Cell cell(int column) {
      return column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }
  }

  /// One cell.
  ///
  /// @param text NFC, without blanks around
  /// @param number whether the spreadsheet kept it as a number, so that leading zeros are lost and
  ///   dates are days since 1900
  public record Cell(String text, boolean number) {
    static final Cell EMPTY = new Cell("", false);
  }

  /// Where something stands.
  ///
  /// @param row from 1
  /// @param column from 0
  public record Place(int row, int column) {
    /// As a spreadsheet calls it, e.g. `C12`.
    public String name() {
      return letters() + row;
    }

    /// The column as a spreadsheet calls it, e.g. `AB`.
    public String letters() {
      var letters = new StringBuilder();
      for (int n = column + 1; n > 0; n = (n - 1) / 26) {
        letters.insert(0, (char) ('A' + (n - 1) % 26));
      }
      return letters.toString();
    }
  }

  public Table {
    lines = List.copyOf(lines);
    formulas = List.copyOf(formulas);
  }
}
