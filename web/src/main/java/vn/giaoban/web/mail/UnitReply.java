package vn.giaoban.web.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.embedded.StoredMail;
import vn.giaoban.mail.imip.OutgoingMail;
import vn.giaoban.mail.itip.ITipMessage;
import vn.giaoban.mail.itip.ITipMethod;
import vn.giaoban.mail.itip.ITipWriter;
import vn.giaoban.mail.itip.PartStat;
import vn.giaoban.mail.mime.MimeReading;
import vn.giaoban.mail.smtp.DeliveryOutcome;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.web.language.Texts;

/// Answers an invitation in a mailbox the way its owner's mail program does.
@Component
class UnitReply {
  private static final int COMMENT = 1000;

  private final PostOffice post;
  private final Texts texts;
  private final InstantSource clock;

  UnitReply(PostOffice post, Texts texts, InstantSource clock) {
    this.post = post;
    this.texts = texts;
    this.clock = clock;
  }

  /// Sends the answer. Blocks.
  ///
  /// @param answer `ACCEPTED`, `TENTATIVE` or `DECLINED`
  void send(StoredMail mail, @Nullable String answer, @Nullable String comment)
      throws IOException, InterruptedException {
    var status =
        PartStat.read(answer)
            .filter(
                s -> s == PartStat.ACCEPTED || s == PartStat.TENTATIVE || s == PartStat.DECLINED)
            .orElseThrow(() -> fault("partStat", "part-stat"));
    if (comment != null && comment.length() > COMMENT) {
      throw fault("comment", "size");
    }
    var content = MimeReading.read(Files.readAllBytes(mail.file()));
    var invitation =
        MailboxReading.calendar(content)
            .filter(message -> message.method() == ITipMethod.REQUEST)
            .orElseThrow(() -> refused(Refusal.Kind.CONFLICT, "no-invitation-in-mail"));
    var organizer = invitation.organizer();
    if (organizer == null) {
      throw refused(Refusal.Kind.CONFLICT, "no-invitation-in-mail");
    }
    var outcome = post.send(reply(mail, invitation, organizer, status, comment));
    if (!(outcome instanceof DeliveryOutcome.Delivered)) {
      throw refused(Refusal.Kind.UNAVAILABLE, "mail-down");
    }
  }

  private OutgoingMail reply(
      StoredMail mail,
      ITipMessage invitation,
      MailAddress organizer,
      PartStat status,
      @Nullable String comment) {
    var self =
        invitation
            .answering(MailAddress.of(mail.box()))
            .map(ITipMessage.Participant::address)
            .orElse(MailAddress.of(mail.box()));
    var calendar =
        ITipWriter.reply(
            invitation.uid(),
            invitation.sequence(),
            clock.instant(),
            organizer,
            self,
            status,
            comment);
    var word = texts.text(Texts.VIETNAMESE, "mail.reply." + status.name());
    var title = invitation.summary() == null ? "" : invitation.summary();
    return new OutgoingMail(
        "<" + UUID.randomUUID() + "@" + self.domain() + ">",
        clock.instant(),
        self,
        organizer,
        word + ": " + title,
        comment == null || comment.isBlank() ? word : word + "\n\n" + comment,
        null,
        new OutgoingMail.CalendarPart(ITipMethod.REPLY, calendar),
        List.of(),
        false);
  }

  private static RefusedException refused(Refusal.Kind kind, String code) {
    return new RefusedException(Refusal.of(kind, code));
  }

  private static RefusedException fault(String field, String code) {
    return new RefusedException(Refusal.invalid(List.of(Refusal.FieldFault.of(field, code))));
  }
}
