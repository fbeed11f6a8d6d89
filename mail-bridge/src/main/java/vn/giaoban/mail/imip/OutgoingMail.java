package vn.giaoban.mail.imip;

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
/// @param from the office; also the envelope sender, so bounces come back to it
/// @param subject one line
/// @param text the plain text, complete in itself
/// @param html the same as a whole HTML document; null: text only
/// @param calendar what the recipient's calendar is told; null without
/// @param automatic whether a machine wrote it: marked so that no machine answers (RFC 3834)
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
    boolean automatic) {

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
