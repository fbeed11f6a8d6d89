package vn.giaoban.mail.imip;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.itip.ITipMethod;

/// One mail to one recipient.
///
/// @param messageId with angle brackets; the same for every try, so that a retry is recognisable
/// @param date when it was written, UTC
/// @param from the office
/// @param subject one line
/// @param text the plain text, complete in itself
/// @param html the same as a whole HTML document; null: text only
/// @param calendar what the recipient's calendar is told; null without
/// @param automatic whether a machine wrote it: marked so that no machine answers (RFC 3834)
/// @param way where answers and bounces come, and which conversation it belongs to
public record OutgoingMail(
    String messageId,
    Instant date,
    MailAddress from,
    MailAddress to,
    String subject,
    String text,
    @Nullable String html,
    @Nullable CalendarPart calendar,
    List<FilePart> files,
    boolean automatic,
    Way way) {

  /// How a mail is answered.
  ///
  /// @param returnPath address that bounces come to; null: that of `from`
  /// @param replyTo where people's answers go; null: to `from`
  /// @param references `Message-ID`s of the first and the last mail before it in the conversation
  /// @param unsubscribe only on digests: where one takes oneself off the list (RFC 8058)
  public record Way(
      @Nullable String returnPath,
      @Nullable MailAddress replyTo,
      List<String> references,
      @Nullable URI unsubscribe) {
    /// Answers and bounces come to the office, nothing went before.
    public static final Way PLAIN = new Way(null, null, List.of(), null);

    public Way {
      references = List.copyOf(references);
    }
  }

  /// A mail whose answers and bounces come to the office.
  public OutgoingMail(
      String messageId,
      Instant date,
      MailAddress from,
      MailAddress to,
      String subject,
      String text,
      @Nullable String html,
      @Nullable CalendarPart calendar,
      List<FilePart> files,
      boolean automatic) {
    this(messageId, date, from, to, subject, text, html, calendar, files, automatic, Way.PLAIN);
  }

  /// The address that bounces come to.
  public String returnPath() {
    var path = way.returnPath();
    return path == null ? from.address() : path;
  }

  /// How many octets it will have, about.
  ///
  /// @throws IOException when an attached file is not there
  public long size() throws IOException {
    var octets = 2L * text.length();
    if (html != null) {
      octets += html.length() + html.length() / 4;
    }
    if (calendar != null) {
      octets += EncodedFiles.encodedSize(calendar.body().length());
    }
    for (var file : files) {
      octets += EncodedFiles.encodedSize(Files.size(file.content()));
    }
    return octets;
  }

  /// @param method equals the `METHOD` in `body`, else Outlook shows a dead file
  public record CalendarPart(ITipMethod method, String body) {}

  /// A file that is read while it is sent; never held in memory as a whole.
  public record FilePart(String fileName, String mediaType, Path content) {}

  public OutgoingMail {
    files = List.copyOf(files);
    if (!messageId.matches("<[^<>\\s@]+@[^<>\\s@]+>")) {
      throw new IllegalArgumentException("messageId: " + messageId + " (expected: <left@right>)");
    }
  }
}
