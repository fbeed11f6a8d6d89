package vn.giaoban.scheduler.minutes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.record.IssuingOffice;

/// Everything a printed sheet of minutes shows. The same sheet gives the same octets.
///
/// @param notation null on a draft, which then carries a mark that it is one
/// @param symbol what follows the number on a draft, e.g. `BB-VPUBND`
/// @param issuedAt the date in the file's own description
public record MinutesSheet(
    IssuingOffice office,
    @Nullable String notation,
    String symbol,
    String title,
    MinutesBody body,
    Instant issuedAt) {

  /// Prints sheets.
  public interface Printer {
    /// The sheet as PDF. Blocks for a second the first time, then for a tenth of it.
    Printed print(MinutesSheet sheet);
  }

  /// A printed sheet.
  ///
  /// @param pdf the file's octets; looked at only
  @SuppressWarnings("ArrayRecordComponent") // octets on their way to a file, never compared
  public record Printed(byte[] pdf, int pages) {}
}
