package vn.giaoban.scheduler.record;

import java.time.LocalDate;
import java.util.UUID;

/// One line of the register.
///
/// @param notation as printed, e.g. `05/GM-VPUBND`
/// @param issuedOn the date the number counts for; its year is the series' year
/// @param subject what the document is about, 1..500 characters
/// @param issuingUnit the office's full name
/// @param signer who signs; empty when not known yet
/// @param pages 0 when not known, at most 999
public record RegisterEntry(
    UUID id,
    int number,
    String notation,
    LocalDate issuedOn,
    RecordType type,
    String subject,
    String issuingUnit,
    String signer,
    int pages) {

  /// What a number is asked for.
  public record Request(
      RecordType type, LocalDate issuedOn, String subject, String signer, int pages) {
    private static final int MAX_SUBJECT = 500;
    private static final int MAX_SIGNER = 50;
    private static final int MAX_PAGES = 999;

    /// Cuts what the register's fields (Decree 30/2020/NĐ-CP, annex VI) have no room for.
    public Request {
      subject = cut(subject.strip(), MAX_SUBJECT);
      signer = cut(signer.strip(), MAX_SIGNER);
      pages = Math.clamp(pages, 0, MAX_PAGES);
      if (subject.isEmpty()) {
        throw new IllegalArgumentException("subject: empty (expected: what the document is about)");
      }
    }

    private static String cut(String text, int max) {
      return text.length() <= max ? text : text.substring(0, max - 1) + "…";
    }
  }
}
