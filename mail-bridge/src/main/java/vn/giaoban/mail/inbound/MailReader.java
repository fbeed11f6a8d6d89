package vn.giaoban.mail.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.itip.ITipMessage;
import vn.giaoban.mail.itip.ITipMethod;
import vn.giaoban.mail.itip.ITipParser;
import vn.giaoban.mail.mime.MimeContent;
import vn.giaoban.mail.mime.MimeLeaf;
import vn.giaoban.mail.mime.MimeReading;
import vn.giaoban.mail.report.Bounces;
import vn.giaoban.mail.report.DeliveryReports;
import vn.giaoban.mail.report.ReadReceipts;

/// Tells what a raw message is. Pure; never throws.
public final class MailReader {
  private MailReader() {}

  /// Reads one message as it came over the wire.
  public static IncomingMail read(byte[] raw) {
    var content = MimeReading.read(raw);
    var head = head(content);
    return report(head, content)
        .or(() -> calendar(head, content))
        .or(() -> automatic(head, content))
        .orElseGet(() -> letter(head, content));
  }

  private static MailHead head(MimeContent content) {
    var references = new ArrayList<String>();
    for (var name : List.of("In-Reply-To", "References")) {
      Stream.of(content.header(name).orElse("").split("[\\s,]+"))
          .filter(id -> id.startsWith("<") && id.endsWith(">") && id.length() < 500)
          .limit(50)
          .forEach(references::add);
    }
    return new MailHead(
        content.header("Message-ID").filter(id -> id.length() < 1000).orElse(null),
        content.header("From").flatMap(MailAddress::read).orElse(null),
        content.header("Subject").orElse(""),
        List.copyOf(references));
  }

  private static Optional<IncomingMail> report(MailHead head, MimeContent content) {
    var receipt = ReadReceipts.read(content);
    if (receipt.isPresent()) {
      return Optional.of(new IncomingMail.ReadReceipt(head, receipt.get()));
    }
    var delivery = DeliveryReports.read(content);
    if (delivery.isPresent() && !delivery.get().isEmpty()) {
      return Optional.of(
          new IncomingMail.DeliveryReport(
              head, delivery.get(), DeliveryReports.originalMessageId(content).orElse(null)));
    }
    var bounce = Bounces.read(content);
    if (bounce.isPresent()) {
      var original =
          DeliveryReports.originalMessageId(content)
              .or(() -> Bounces.originalMessageId(content))
              .orElse(null);
      return Optional.of(new IncomingMail.DeliveryReport(head, bounce.get(), original));
    }
    return content.root().mediaType().equals("multipart/report")
        ? Optional.of(new IncomingMail.Unclear(head, "report", content.readableText()))
        : Optional.empty();
  }

  /// The same object often comes twice (inline and as a file): the first that answers counts.
  private static Optional<IncomingMail> calendar(MailHead head, MimeContent content) {
    @Nullable ITipMessage other = null;
    for (var leaf : content.leaves()) {
      if (!leaf.calendar()) {
        continue;
      }
      var message = ITipParser.parse(leaf.text()).orElse(null);
      if (message == null) {
        continue;
      }
      var method = method(message, leaf);
      if (method == ITipMethod.REPLY) {
        return Optional.of(new IncomingMail.Reply(head, message));
      }
      if (method == ITipMethod.COUNTER) {
        return Optional.of(new IncomingMail.Counter(head, message));
      }
      other = other == null ? message : other;
    }
    if (other == null) {
      return Optional.empty();
    }
    var word = other.method() == null ? "object" : other.method().name().toLowerCase(Locale.ROOT);
    return Optional.of(new IncomingMail.Unclear(head, "calendar-" + word, content.readableText()));
  }

  /// The body decides (Google sends `COUNTER` under `method=REPLY`); the parameter only when the
  /// body is silent.
  private static @Nullable ITipMethod method(ITipMessage message, MimeLeaf leaf) {
    var said = message.method();
    return said != null ? said : ITipMethod.read(leaf.method()).orElse(null);
  }

  private static Optional<IncomingMail> automatic(MailHead head, MimeContent content) {
    return AutomaticReplies.recognise(content)
        ? Optional.of(new IncomingMail.AutomaticReply(head, content.readableText()))
        : Optional.empty();
  }

  private static IncomingMail letter(MailHead head, MimeContent content) {
    var text = content.readableText();
    var attachments = content.leaves().stream().anyMatch(MimeLeaf::attachment);
    return text.isBlank() && !attachments && head.subject().isBlank()
        ? new IncomingMail.Unclear(head, "empty", "")
        : new IncomingMail.Letter(head, text, attachments);
  }
}
