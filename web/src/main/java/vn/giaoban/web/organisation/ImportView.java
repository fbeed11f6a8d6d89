package vn.giaoban.web.organisation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What importing a list did, or would do.
@Schema(name = "UnitImport")
record ImportView(
    @Schema(description = "whether nothing was changed") boolean preview,
    @Schema(example = "CSV") String format,
    @Schema(example = "UTF-8", description = "of a CSV; empty for XLSX") String encoding,
    @Schema(
            allowableValues = {"LIST", "WIDE", "SUCCESSION"},
            description = "a unit, a commune with its province, or a succession a line")
        String layout,
    int rows,
    int added,
    int renamed,
    int moved,
    @Schema(description = "the same name, written otherwise") int respelled,
    @Schema(description = "addresses, codes, days, successors") int corrected,
    int ended,
    @Schema(description = "units somebody else leads, or whose leader is reached otherwise")
        int led,
    int unchanged,
    @Schema(description = "in a preview: what happens to each unit") List<Change> changes,
    @Schema(description = "in a preview: what stands in the way") List<Fault> faults,
    @Schema(description = "how many there are; the list stops at 500") int faultCount,
    @Schema(description = "what was taken otherwise than written") List<String> notices) {
  /// One unit.
  ///
  /// @param row line of the list; 0 for units a complete list leaves out
  /// @param kinds `ADD`, `RENAME`, `MOVE`, `SPELLING`, `DETAILS`, `BEGIN`, `END`, `SUCCESSORS`,
  ///   `LEADER`
  record Change(
      int row,
      List<String> kinds,
      String code,
      String name,
      String level,
      @Nullable String parent,
      @Nullable String nameBefore,
      @Nullable String parentBefore,
      @Nullable String leader) {}

  /// One cell.
  ///
  /// @param cell as a spreadsheet calls it, e.g. `C12`
  /// @param message in the reader's language
  record Fault(String cell, int row, String column, String value, String message) {}
}
