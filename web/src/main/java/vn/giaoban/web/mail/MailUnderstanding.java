package vn.giaoban.web.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.inbound.IncomingMail;
import vn.giaoban.mail.inbound.MailHead;
import vn.giaoban.mail.inbound.MailReader;
import vn.giaoban.mail.itip.ITipMessage;
import vn.giaoban.mail.report.Action;
import vn.giaoban.mail.report.RecipientStatus;
import vn.giaoban.scheduler.inbox.MailReading;
import vn.giaoban.scheduler.inbox.Understood;
import vn.giaoban.scheduler.invitation.PartStat;

/// Tells the office in its own words what the mail bridge has read.
@Component
class MailUnderstanding implements MailReading {
  @Override
  public Understood read(byte[] raw) {
    var mail = MailReader.read(raw);
    var head = head(mail.head());
    return switch (mail) {
      case IncomingMail.Reply reply -> answer(head, reply);
      case IncomingMail.Counter counter -> proposal(head, counter);
      case IncomingMail.Refresh refresh ->
          new Understood.Refresh(
              head,
              new Understood.Meeting(refresh.request().uid(), refresh.request().recurrence()),
              refresh
                  .request()
                  .answering(refresh.head().from())
                  .map(p -> p.address().address())
                  .orElse(null));
      case IncomingMail.DeliveryReport report ->
          new Understood.Report(
              head,
              report.recipients().stream().map(MailUnderstanding::fate).toList(),
              report.originalMessageId(),
              diagnostics(report.recipients()));
      case IncomingMail.ReadReceipt receipt ->
          new Understood.Receipt(
              head,
              receipt.receipt().recipient().address(),
              receipt.receipt().originalMessageId(),
              receipt.receipt().displayed());
      case IncomingMail.AutomaticReply automatic ->
          new Understood.Automatic(head, automatic.text());
      case IncomingMail.Letter letter ->
          new Understood.Letter(head, letter.text(), null, List.of());
      case IncomingMail.Unclear unclear ->
          new Understood.Unclear(head, unclear.reason(), unclear.text(), List.of());
    };
  }

  private static Understood.Head head(MailHead head) {
    var from = head.from();
    return new Understood.Head(
        from == null ? null : from.address(),
        from == null ? null : from.name(),
        head.subject(),
        head.references());
  }

  private static Understood answer(Understood.Head head, IncomingMail.Reply reply) {
    var answer = reply.answer();
    var who = answer.answering(reply.head().from());
    return new Understood.Answer(
        head,
        new Understood.Meeting(answer.uid(), null),
        answer.sequence(),
        answer.stamp(),
        who.map(p -> p.address().address()).orElse(null),
        partStat(who.map(ITipMessage.Participant::status).orElse(null)),
        delegate(who.map(ITipMessage.Participant::delegatedTo).orElse(null)),
        words(answer));
  }

  private static Understood proposal(Understood.Head head, IncomingMail.Counter counter) {
    var proposal = counter.proposal();
    return new Understood.Proposal(
        head,
        new Understood.Meeting(proposal.uid(), null),
        proposal.answering(counter.head().from()).map(p -> p.address().address()).orElse(null),
        proposal.start(),
        proposal.end(),
        words(proposal));
  }

  private static String words(ITipMessage message) {
    return message.comment() == null ? "" : message.comment();
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
