package vn.giaoban.mail.mime;

/// Tells Jakarta Mail once which implementation there is. Left to itself it asks a `ServiceLoader`,
/// which searches every jar of the class path, for every address, header and body: of the work of
/// sending a mail that was a third.
public final class JakartaMail {
  private static final String LOOKUP = "jakarta.mail.util.StreamProvider";
  private static final String ANGUS = "org.eclipse.angus.mail.util.MailStreamProvider";

  static {
    System.getProperties().putIfAbsent(LOOKUP, ANGUS);
  }

  private JakartaMail() {}

  /// Asked by whatever begins to read or write mail; does nothing the second time.
  public static void ready() {}
}
