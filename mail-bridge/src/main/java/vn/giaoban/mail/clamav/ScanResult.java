package vn.giaoban.mail.clamav;

/// What the scanner says about a file.
public sealed interface ScanResult {
  /// Nothing known was found.
  record Clean() implements ScanResult {}

  /// It carries something.
  ///
  /// @param name of it, as the scanner calls it, e.g. `Win.Test.EICAR_HDB-1`
  record Infected(String name) implements ScanResult {}

  /// Nobody has looked at it, or not at all of it: the caller decides what that means.
  ///
  /// @param reason for people who look after the server, e.g. what the scanner said
  record Unchecked(Reason reason, String words) implements ScanResult {}

  /// Why a file was not checked.
  enum Reason {
    /// No answer, or none in time.
    UNREACHABLE,
    /// Larger than we send or the scanner takes.
    TOO_LARGE,
    /// The scanner looked and could not tell.
    SCANNER_FAILED,
    /// The file itself could not be read.
    UNREADABLE
  }
}
