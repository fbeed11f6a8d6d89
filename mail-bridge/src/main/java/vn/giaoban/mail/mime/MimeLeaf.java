package vn.giaoban.mail.mime;

import java.util.Locale;

/// One part that has no parts.
///
/// @param mediaType lower case, without parameters
/// @param charset as named; empty without
/// @param method `method` parameter of a calendar part; empty without
/// @param fileName decoded; empty without
/// @param attachment whether its disposition says so
/// @param octets content after transfer decoding
public record MimeLeaf(
    String mediaType,
    String charset,
    String method,
    String fileName,
    boolean attachment,
    byte[] octets) {

  /// The content as text.
  public String text() {
    return MimeReading.text(octets, charset);
  }

  /// Whether it may hold a calendar object: by type, else by name.
  public boolean calendar() {
    return mediaType.equals("text/calendar")
        || mediaType.equals("application/ics")
        || fileName.toLowerCase(Locale.ROOT).endsWith(".ics");
  }
}
