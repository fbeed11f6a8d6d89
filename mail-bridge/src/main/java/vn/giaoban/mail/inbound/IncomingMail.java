package vn.giaoban.mail.inbound;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.answer.PlainAnswer;
import vn.giaoban.mail.itip.ITipMessage;
import vn.giaoban.mail.report.ReadReceipts;
import vn.giaoban.mail.report.RecipientStatus;

/// A mail that came in, as what it is.
public sealed interface IncomingMail {
  /// Who wrote it.
  MailHead head();

  /// A calendar's `REPLY`.
  ///
  /// @param answers at least one; several for several dates of a series (`RECURRENCE-ID`)
  record Reply(MailHead head, List<ITipMessage> answers) implements IncomingMail {
    /// The first.
    public ITipMessage answer() {
      return answers.getFirst();
    }
  }

  /// A calendar's `COUNTER`: another time is proposed.
  record Counter(MailHead head, ITipMessage proposal) implements IncomingMail {}

  /// A calendar's `REFRESH`: the newest version of the invitation is asked for.
  record Refresh(MailHead head, ITipMessage request) implements IncomingMail {}

  /// A server tells what became of a mail of ours; `delayed` alone decides nothing.
  ///
  /// @param originalMessageId of our mail; null when not told
  /// @param envelopeId `ENVID` we gave the mail (RFC 3461 section 4.4); null when not told
  record DeliveryReport(
      MailHead head,
      List<RecipientStatus> recipients,
      @Nullable String originalMessageId,
      @Nullable String envelopeId)
      implements IncomingMail {}

  /// A mail program tells that our mail was opened, or thrown away.
  record ReadReceipt(MailHead head, ReadReceipts.Receipt receipt) implements IncomingMail {}

  /// A robot's answer.
  record AutomaticReply(MailHead head, Robot robot, String text) implements IncomingMail {}

  /// What robots write.
  enum Robot {
    /// Somebody is away, or thanks for every mail.
    ABSENCE,
    /// Asks a person to prove that he is one, before it delivers our mail: nobody has read it yet.
    CHALLENGE,
    /// A mailing list has something to tell about our mail, e.g. that it waits for a moderator.
    LIST
  }

  /// Words of a person.
  ///
  /// @param text all there is to read
  /// @param said the writer's own words: without quoted mail, signature and disclaimer
  /// @param attachments files, without pictures of the signature and calendar objects
  /// @param suggestion what it seems to answer; null when nothing is said plainly
  record Letter(
      MailHead head,
      String text,
      String said,
      List<Attachment> attachments,
      @Nullable PlainAnswer suggestion)
      implements IncomingMail {}

  /// Nothing we understand.
  ///
  /// @param reason stable word: `calendar-request`, `calendar-cancel`, … by method, `report`,
  ///   `abuse-report` (RFC 5965), `empty`
  record Unclear(MailHead head, String reason, String text, List<Attachment> attachments)
      implements IncomingMail {}
}
