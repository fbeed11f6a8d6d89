package vn.giaoban.mail.inbound;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.answer.PlainAnswers;
import vn.giaoban.mail.answer.WrittenWords;
import vn.giaoban.mail.itip.ITipMessage;
import vn.giaoban.mail.itip.ITipMethod;
import vn.giaoban.mail.itip.ITipParser;
import vn.giaoban.mail.mime.MimeContent;
import vn.giaoban.mail.mime.MimeLeaf;
import vn.giaoban.mail.mime.MimeReading;
import vn.giaoban.mail.report.Bounces;
import vn.giaoban.mail.report.DeliveryReports;
import vn.giaoban.mail.report.ReadReceipts;

/// Tells what a raw message is. Pure; never throws; time and memory are bounded by the length of
/// the message.
public final class MailReader {
  /// Calendar objects looked at in one mail.
  private static final int MAX_CALENDARS = 10;

  /// Longer text beside an answer is no comment.
  private static final int MAX_COMMENT = 2_000;

  private MailReader() {}

  /// Reads one message as it came over the wire; nobody is trusted to have checked its sender.
  public static IncomingMail read(byte[] raw) {
    return read(raw, Set.of());
  }

  /// Reads one message as it came over the wire.
  ///
  /// @param relays names (`authserv-id`) under which the office's own relays tell what they found
  ///   out about senders
  public static IncomingMail read(byte[] raw, Set<String> relays) {
    var content = MimeReading.read(raw);
    var head = MailHeads.read(content, relays);
    return report(head, content)
        .or(() -> calendar(head, content))
        .or(() -> automatic(head, content))
        .orElseGet(() -> letter(head, content));
  }

  private static Optional<IncomingMail> report(MailHead head, MimeContent content) {
    var receipt = ReadReceipts.read(content);
    if (receipt.isPresent()) {
      return Optional.of(new IncomingMail.ReadReceipt(head, receipt.get()));
    }
    if (abuse(content)) {
      return Optional.of(
          new IncomingMail.Unclear(head, "abuse-report", content.readableText(), List.of()));
    }
    var delivery = DeliveryReports.read(content).filter(found -> !found.isEmpty());
    var told = delivery.or(() -> Bounces.read(content));
    if (told.isPresent()) {
      var original =
          DeliveryReports.originalMessageId(content)
              .or(() -> Bounces.originalMessageId(content))
              .orElse(null);
      return Optional.of(
          new IncomingMail.DeliveryReport(
              head, told.get(), original, DeliveryReports.envelopeId(content).orElse(null)));
    }
    return content.root().mediaType().equals("multipart/report")
        ? Optional.of(new IncomingMail.Unclear(head, "report", content.readableText(), List.of()))
        : Optional.empty();
  }

  /// Somebody pressed "this is spam" (RFC 5965): our mail arrived, and is not wanted.
  private static boolean abuse(MimeContent content) {
    return content.root().reportType().equals("feedback-report")
        || content.leaf("message/feedback-report").isPresent();
  }

  /// The same object often comes twice (inline and as a file): the first that answers counts.
  private static Optional<IncomingMail> calendar(MailHead head, MimeContent content) {
    @Nullable ITipMessage other = null;
    for (var leaf :
        content.leaves().stream().filter(MimeLeaf::calendar).limit(MAX_CALENDARS).toList()) {
      var messages = ITipParser.parseAll(leaf.text());
      if (messages.isEmpty()) {
        continue;
      }
      var first = messages.getFirst();
      var method = method(first, leaf);
      if (method == ITipMethod.REPLY) {
        return Optional.of(new IncomingMail.Reply(head, withWords(messages, leaf, content)));
      }
      if (method == ITipMethod.COUNTER) {
        return Optional.of(
            new IncomingMail.Counter(head, withWords(messages, leaf, content).getFirst()));
      }
      if (method == ITipMethod.REFRESH) {
        return Optional.of(new IncomingMail.Refresh(head, first));
      }
      other = other == null ? first : other;
    }
    if (other == null) {
      return Optional.empty();
    }
    var word = other.method() == null ? "object" : other.method().name().toLowerCase(Locale.ROOT);
    return Optional.of(unclear(head, "calendar-" + word, content));
  }

  /// Outlook puts what people write to their answer into the text beside the calendar and nowhere
  /// else; what others put there are sentences of their own.
  private static List<ITipMessage> withWords(
      List<ITipMessage> messages, MimeLeaf leaf, MimeContent content) {
    if (!leaf.text().contains("PRODID:-//Microsoft")) {
      return messages;
    }
    var words = WrittenWords.of(content.readableText());
    return words.isBlank() || words.length() > MAX_COMMENT
        ? messages
        : messages.stream().map(message -> message.withComment(words)).toList();
  }

  /// The body decides (Google sends `COUNTER` under `method=REPLY`); the parameter only when the
  /// body is silent.
  private static @Nullable ITipMethod method(ITipMessage message, MimeLeaf leaf) {
    var said = message.method();
    return said != null ? said : ITipMethod.read(leaf.method()).orElse(null);
  }

  private static Optional<IncomingMail> automatic(MailHead head, MimeContent content) {
    return Robots.recognise(content)
        .map(robot -> new IncomingMail.AutomaticReply(head, robot, content.readableText()));
  }

  private static IncomingMail letter(MailHead head, MimeContent content) {
    var text = content.readableText();
    var attachments = Attachments.of(content);
    if (text.isBlank() && attachments.isEmpty() && head.subject().isBlank()) {
      return new IncomingMail.Unclear(head, "empty", "", List.of());
    }
    var said = WrittenWords.of(text);
    return new IncomingMail.Letter(
        head, text, said, attachments, PlainAnswers.read(said).orElse(null));
  }

  private static IncomingMail unclear(MailHead head, String reason, MimeContent content) {
    return new IncomingMail.Unclear(head, reason, content.readableText(), Attachments.of(content));
  }
}
