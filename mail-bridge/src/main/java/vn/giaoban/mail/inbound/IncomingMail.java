package vn.giaoban.mail.inbound;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.itip.ITipMessage;
import vn.giaoban.mail.report.ReadReceipts;
import vn.giaoban.mail.report.RecipientStatus;

/// A mail that came in, as what it is.
public sealed interface IncomingMail {
  /// Who wrote it.
  MailHead head();

  /// A calendar's `REPLY`.
  record Reply(MailHead head, ITipMessage answer) implements IncomingMail {}

  /// A calendar's `COUNTER`: another time is proposed.
  record Counter(MailHead head, ITipMessage proposal) implements IncomingMail {}

  /// A server tells what became of a mail of ours; `delayed` alone decides nothing.
  ///
  /// @param originalMessageId of our mail; null when not told
  record DeliveryReport(
      MailHead head, List<RecipientStatus> recipients, @Nullable String originalMessageId)
      implements IncomingMail {}

  /// A mail program tells that our mail was opened, or thrown away.
  record ReadReceipt(MailHead head, ReadReceipts.Receipt receipt) implements IncomingMail {}

  /// An absence notice or another robot's answer.
  record AutomaticReply(MailHead head, String text) implements IncomingMail {}

  /// Words of a person.
  record Letter(MailHead head, String text, boolean attachments) implements IncomingMail {}

  /// Nothing we understand.
  ///
  /// @param reason stable word, e.g. `calendar-request`, `report`, `empty`
  record Unclear(MailHead head, String reason, String text) implements IncomingMail {}
}
