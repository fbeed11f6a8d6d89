package vn.giaoban.scheduler.record;

/// Number and symbol of a document, e.g. `05/GM-VPUBND` (Decree 30/2020/NĐ-CP, annex I, II.3):
/// numbers below 10 get a zero in front, no spaces around the slash and the hyphen.
///
/// @param number from 1
/// @param office the office's abbreviation, e.g. `VPUBND`
public record Notation(int number, RecordType type, String office) {
  /// The register's field has room for this many characters.
  private static final int MAX_LENGTH = 30;

  public Notation {
    if (number < 1) {
      throw new IllegalArgumentException("number: %d (expected: from 1)".formatted(number));
    }
    if (office.isBlank() || write(number, type, office).length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "office: %s (expected: an abbreviation)".formatted(office));
    }
  }

  /// As printed.
  public String text() {
    return write(number, type, office);
  }

  /// What follows the number, e.g. `GM-VPUBND`.
  public String symbol() {
    return type.abbreviation() + "-" + office;
  }

  private static String write(int number, RecordType type, String office) {
    return "%02d/%s-%s".formatted(number, type.abbreviation(), office);
  }
}
