package vn.giaoban.mail.authentication;

/// Whether a mail is from the domain its From names, as the trusted relay has found.
///
/// @param words what was found, shortly and in the words of RFC 8601, e.g. `dmarc=fail`; empty when
///   nothing was
public record SenderCheck(Verdict verdict, String words) {
  /// Nobody we trust has looked.
  public static final SenderCheck UNKNOWN = new SenderCheck(Verdict.UNKNOWN, "");

  /// The outcome.
  public enum Verdict {
    /// The domain in From answers for this mail.
    PASSED,
    /// It does not: a forgery, or a mail that was changed on its way.
    FAILED,
    /// Nobody can tell.
    UNKNOWN
  }
}
