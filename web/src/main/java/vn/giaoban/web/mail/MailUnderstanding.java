package vn.giaoban.web.mail;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.answer.PlainAnswer;
import vn.giaoban.mail.authentication.SenderCheck;
import vn.giaoban.mail.inbound.IncomingMail;
import vn.giaoban.mail.inbound.MailHead;
import vn.giaoban.mail.inbound.MailReader;
import vn.giaoban.mail.itip.ITipMessage;
import vn.giaoban.mail.report.Action;
import vn.giaoban.mail.report.RecipientStatus;
import vn.giaoban.mail.token.ReplyTokens;
import vn.giaoban.scheduler.inbox.Attachment;
import vn.giaoban.scheduler.inbox.MailReading;
import vn.giaoban.scheduler.inbox.Suggestion;
import vn.giaoban.scheduler.inbox.Understood;
import vn.giaoban.scheduler.inbox.Verified;
import vn.giaoban.scheduler.invitation.PartStat;
import vn.giaoban.web.settings.Settings;

/// Tells the office in its own words what the mail bridge has read.
@Component
public final class MailUnderstanding implements MailReading {
  private final Set<String> relays;
  private final String domain;

  @Autowired
  MailUnderstanding(Settings settings, OfficeAddresses addresses) {
    this(settings.mail().inbound().relays(), addresses.office().domain());
  }

  /// @param relays names under which the office's own relays tell what they found out about senders
  /// @param domain of our own `Message-ID`s
  public MailUnderstanding(Set<String> relays, String domain) {
    this.relays = Set.copyOf(relays);
    this.domain = domain;
  }

  @Override
  public Understood read(byte[] raw) {
    var mail = MailReader.read(raw, relays);
    var head = head(mail.head());
    return switch (mail) {
      case IncomingMail.Reply reply ->
          new Understood.Answer(
              head, reply.answers().stream().map(one -> said(one, reply.head().from())).toList());
      case IncomingMail.Counter counter -> proposal(head, counter);
      case IncomingMail.Refresh refresh ->
          new Understood.Refresh(
              head, meeting(refresh.request()), attendee(refresh.request(), refresh.head().from()));
      case IncomingMail.DeliveryReport report ->
          new Understood.Report(
              head,
              report.recipients().stream().map(MailUnderstanding::fate).toList(),
              messageId(report),
              diagnostics(report.recipients()));
      case IncomingMail.ReadReceipt receipt ->
          new Understood.Receipt(
              head,
              receipt.receipt().recipient().address(),
              receipt.receipt().originalMessageId(),
              receipt.receipt().displayed());
      case IncomingMail.AutomaticReply automatic ->
          new Understood.Automatic(head, reason(automatic.robot()), automatic.text());
      case IncomingMail.Letter letter ->
          new Understood.Letter(
              head, letter.text(), suggestion(letter.suggestion()), files(letter.attachments()));
      case IncomingMail.Unclear unclear ->
          new Understood.Unclear(
              head, unclear.reason(), unclear.text(), files(unclear.attachments()));
    };
  }

  private static Understood.Head head(MailHead head) {
    var from = head.from();
    return new Understood.Head(
        head.messageId(),
        from == null ? null : from.address(),
        from == null ? null : from.name(),
        head.subject(),
        head.references(),
        head.recipients().stream().map(MailAddress::address).toList(),
        head.recipients().stream()
            .flatMap(address -> ReplyTokens.find(address).stream())
            .map(ReplyTokens.Found::token)
            .distinct()
            .toList(),
        verified(head.authentication()),
        head.automatic());
  }

  private static Verified verified(SenderCheck check) {
    return switch (check.verdict()) {
      case PASSED -> Verified.PASSED;
      case FAILED -> Verified.FAILED;
      case UNKNOWN -> Verified.UNKNOWN;
    };
  }

  private static Understood.Said said(ITipMessage answer, @Nullable MailAddress from) {
    var who = answer.answering(from);
    return new Understood.Said(
        meeting(answer),
        answer.sequence(),
        answer.stamp(),
        who.map(p -> p.address().address()).orElse(null),
        partStat(who.map(ITipMessage.Participant::status).orElse(null)),
        delegate(who.map(ITipMessage.Participant::delegatedTo).orElse(null)),
        words(answer));
  }

  private static Understood.Meeting meeting(ITipMessage message) {
    return new Understood.Meeting(message.uid(), message.recurrence());
  }

  private static @Nullable String attendee(ITipMessage message, @Nullable MailAddress from) {
    return message.answering(from).map(p -> p.address().address()).orElse(null);
  }

  private static Understood proposal(Understood.Head head, IncomingMail.Counter counter) {
    var proposal = counter.proposal();
    return new Understood.Proposal(
        head,
        meeting(proposal),
        attendee(proposal, counter.head().from()),
        proposal.start(),
        proposal.end(),
        words(proposal));
  }

  private static String words(ITipMessage message) {
    return message.comment() == null ? "" : message.comment();
  }

  private static String reason(IncomingMail.Robot robot) {
    return switch (robot) {
      case ABSENCE -> "automatic-reply";
      case CHALLENGE -> "challenge";
      case LIST -> "list-notice";
    };
  }

  private static @Nullable Suggestion suggestion(@Nullable PlainAnswer answer) {
    if (answer == null) {
      return null;
    }
    var substitute = answer.substitute();
    return new Suggestion(
        switch (answer.kind()) {
          case ACCEPT -> PartStat.ACCEPTED;
          case DECLINE -> PartStat.DECLINED;
          case TENTATIVE -> PartStat.TENTATIVE;
          case SUBSTITUTE -> PartStat.DELEGATED;
        },
        substitute == null ? null : substitute.name(),
        substitute == null || substitute.title() == null ? "" : substitute.title(),
        answer.reason() == null ? answer.comment() : answer.reason(),
        answer.evidence(),
        answer.certainty() == PlainAnswer.Certainty.CLEAR);
  }

  private static List<Attachment> files(List<vn.giaoban.mail.inbound.Attachment> files) {
    return files.stream()
        .map(file -> new Attachment(file.index(), file.name(), file.mediaType(), file.size()))
        .toList();
  }

  /// The copy that came back tells its `Message-ID`; else the `ENVID` does, which is the part of it
  /// before the domain.
  private @Nullable String messageId(IncomingMail.DeliveryReport report) {
    var envelope = report.envelopeId();
    return report.originalMessageId() != null || envelope == null
        ? report.originalMessageId()
        : "<" + envelope + "@" + domain + ">";
  }

  private static @Nullable PartStat partStat(vn.giaoban.mail.itip.@Nullable PartStat status) {
    return status == null
        ? null
        : switch (status) {
          case NEEDS_ACTION -> PartStat.NEEDS_ACTION;
          case ACCEPTED -> PartStat.ACCEPTED;
          case DECLINED -> PartStat.DECLINED;
          case TENTATIVE -> PartStat.TENTATIVE;
          case DELEGATED -> PartStat.DELEGATED;
        };
  }

  private static @Nullable String delegate(@Nullable MailAddress substitute) {
    if (substitute == null) {
      return null;
    }
    return substitute.name() == null
        ? substitute.address()
        : substitute.name() + " <" + substitute.address() + ">";
  }

  private static Understood.Fate fate(RecipientStatus status) {
    return new Understood.Fate(
        status.recipient().address(),
        status.action() == Action.FAILED,
        status.action() == Action.DELIVERED || status.action() == Action.RELAYED,
        status.status().toString(),
        status.diagnostic());
  }

  private static String diagnostics(List<RecipientStatus> recipients) {
    var text = new StringBuilder();
    for (var recipient : recipients) {
      text.append(recipient.recipient().address())
          .append(": ")
          .append(recipient.status())
          .append(' ')
          .append(recipient.diagnostic())
          .append('\n');
    }
    return text.toString().strip();
  }
}
