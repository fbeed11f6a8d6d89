package vn.giaoban.web.mail;

import jakarta.mail.internet.MailDateFormat;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.itip.ITipMessage;
import vn.giaoban.mail.itip.ITipParser;
import vn.giaoban.mail.mime.MimeContent;
import vn.giaoban.mail.mime.MimeLeaf;
import vn.giaoban.mail.mime.MimeReading;
import vn.giaoban.web.language.Times;

/// Opens messages for the mailbox page.
final class MailboxReading {
  private static final int RAW = 65_536;

  private MailboxReading() {}

  static MailboxMessage open(long id, byte[] raw, boolean seen) {
    var content = MimeReading.read(raw);
    return new MailboxMessage(
        Long.toString(id),
        content.header("From").orElse(""),
        content.header("To").orElse(""),
        content.header("Subject").orElse(""),
        date(content),
        seen,
        headers(content),
        content.leaf("text/plain").map(MimeLeaf::text).orElse(null),
        content.leaf("text/html").map(MimeLeaf::text).orElse(null),
        calendar(content).map(MailboxReading::view).orElse(null),
        attachments(id, content),
        new String(raw, 0, Math.min(raw.length, RAW), StandardCharsets.UTF_8));
  }

  /// The first calendar object of a message.
  static Optional<ITipMessage> calendar(MimeContent content) {
    return content.leaves().stream()
        .filter(MimeLeaf::calendar)
        .map(leaf -> ITipParser.parse(leaf.text()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static MailboxMessage.Calendar view(ITipMessage message) {
    return new MailboxMessage.Calendar(
        message.method() == null ? "" : message.method().name(),
        message.uid(),
        message.sequence(),
        message.summary(),
        Times.local(message.start()),
        Times.local(message.end()),
        message.location());
  }

  static @Nullable OffsetDateTime date(MimeContent content) {
    try {
      var text = content.header("Date").orElse(null);
      return text == null ? null : Times.local(new MailDateFormat().parse(text).toInstant());
    } catch (ParseException e) {
      return null;
    }
  }

  private static Map<String, String> headers(MimeContent content) {
    var headers = new TreeMap<String, String>();
    content.headers().forEach((name, values) -> headers.put(name, String.join("\n", values)));
    return headers;
  }

  private static List<MailboxMessage.Attachment> attachments(long id, MimeContent content) {
    var found = new ArrayList<MailboxMessage.Attachment>();
    for (var i = 0; i < content.leaves().size(); i++) {
      var leaf = content.leaves().get(i);
      if (leaf.attachment()) {
        found.add(
            new MailboxMessage.Attachment(
                leaf.fileName(),
                leaf.mediaType(),
                Math.toIntExact(leaf.size()),
                "/api/mail/messages/" + id + "/parts/" + i));
      }
    }
    return found;
  }
}
