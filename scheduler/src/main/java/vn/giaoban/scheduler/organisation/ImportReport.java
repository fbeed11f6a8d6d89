package vn.giaoban.scheduler.organisation;

import java.util.List;
import vn.giaoban.scheduler.table.Table.Place;

/// What importing a list amounts to.
///
/// @param format `CSV` or `XLSX`
/// @param encoding of a CSV; empty for XLSX
/// @param layout `LIST`, `WIDE` or `SUCCESSION`
/// @param rows lines below the header
/// @param changes in the order of the lines
/// @param unchanged how many units are as the list wants them
/// @param faults what stands in the way; when there is one, nothing is imported
/// @param formulas cells whose remembered result was taken
/// @param padded codes whose lost leading zeros were put back
public record ImportReport(
    String format,
    String encoding,
    String layout,
    int rows,
    List<ImportChange> changes,
    int unchanged,
    List<ImportFault> faults,
    List<Place> formulas,
    List<Place> padded) {
  public ImportReport {
    changes = List.copyOf(changes);
    faults = List.copyOf(faults);
    formulas = List.copyOf(formulas);
    padded = List.copyOf(padded);
  }

  /// How many changes are of this kind.
  public long count(ImportChange.Kind kind) {
    return changes.stream().filter(change -> change.kinds().contains(kind)).count();
  }
}
