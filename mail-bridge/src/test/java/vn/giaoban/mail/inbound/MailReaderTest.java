package vn.giaoban.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.giaoban.mail.Samples;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.itip.PartStat;
import vn.giaoban.mail.report.Action;
import vn.giaoban.mail.report.EnhancedStatus;

class MailReaderTest {
  private static IncomingMail read(String name) {
    return MailReader.read(Samples.read(name));
  }

  @Test
  void outlooksReplyWithoutOrganizerIsAReply() {
    var reply = (IncomingMail.Reply) read("outlook-reply-without-organizer.eml");

    assertThat(reply.answer().uid()).isEqualTo("u1");
    assertThat(reply.answer().organizer()).isNull();
    assertThat(reply.answer().stamp()).isEqualTo(Instant.parse("2026-11-22T01:00:03Z"));
    assertThat(reply.answer().answering(reply.head().from()).orElseThrow().status())
        .isEqualTo(PartStat.ACCEPTED);
    assertThat(reply.head().subject()).isEqualTo("Accepted: Giao ban tuần");
  }

  @Test
  void theBodyDecidesBetweenReplyAndCounter() {
    var counter = (IncomingMail.Counter) read("google-counter.eml");

    assertThat(counter.proposal().start()).isEqualTo(Instant.parse("2026-11-23T02:00:00Z"));
    assertThat(counter.proposal().comment()).isEqualTo("Xin lùi một giờ, cảm ơn");
  }

  @Test
  void aCounterWithoutAnybodyInItIsStillACounter() {
    var counter = (IncomingMail.Counter) read("exchange-counter-bare.eml");

    assertThat(counter.proposal().answering(counter.head().from())).isEmpty();
    assertThat(counter.proposal().end()).isEqualTo(Instant.parse("2026-11-23T03:00:00Z"));
  }

  @Test
  void aCalendarInsideAMailThatCameBackIsNoAnswer() {
    var report = (IncomingMail.DeliveryReport) read("dsn-with-invitation.eml");

    assertThat(report.originalMessageId()).isEqualTo("<inv-1@ninhbinh.example>");
    assertThat(report.recipients()).hasSize(1);
    assertThat(report.recipients().getFirst().action()).isEqualTo(Action.FAILED);
    assertThat(report.recipients().getFirst().status()).isEqualTo(new EnhancedStatus(5, 1, 1));
    assertThat(report.recipients().getFirst().diagnostic())
        .isEqualTo("550 5.1.1 no such user here");
  }

  @Test
  void aReadReceiptIsNoAcceptance() {
    var receipt = (IncomingMail.ReadReceipt) read("read-receipt.eml");

    assertThat(receipt.receipt().displayed()).isTrue();
    assertThat(receipt.receipt().originalMessageId()).isEqualTo("<inv-1@ninhbinh.example>");
  }

  @Test
  void anAbsenceNoticeIsKnownByItsVietnameseSubject() {
    assertThat(read("absence-vietnamese.eml")).isInstanceOf(IncomingMail.AutomaticReply.class);
  }

  @Test
  void aBounceWrittenForPeopleIsUnderstood() {
    var report = (IncomingMail.DeliveryReport) read("bounce-for-people.eml");

    assertThat(report.originalMessageId()).isEqualTo("<inv-2@ninhbinh.example>");
    assertThat(report.recipients().getFirst().recipient())
        .isEqualTo(MailAddress.of("day@xa.example"));
    assertThat(report.recipients().getFirst().status()).isEqualTo(new EnhancedStatus(5, 2, 2));
  }

  @Test
  void aCalendarInAHeaderIsNotAnAnswer() {
    assertThat(read("calendar-in-header.eml"))
        .isNotInstanceOfAny(IncomingMail.Reply.class, IncomingMail.Counter.class);
  }

  @Test
  void wordsOfAPersonAreReadFromHtml() {
    var letter = (IncomingMail.Letter) read("plain-letter.eml");

    assertThat(letter.text()).contains("Xin vắng.", "Cử đồng chí Nam & Hà dự thay");
    assertThat(letter.head().references()).containsExactly("<inv-1@ninhbinh.example>");
  }

  @Test
  void brokenMimeAndNothingAtAllAreShownNotThrown() {
    assertThat(read("old-code-page.eml")).isNotNull();
    assertThat(MailReader.read(new byte[0])).isInstanceOf(IncomingMail.Unclear.class);
    assertThat(MailReader.read("METHOD:REPLY".getBytes(StandardCharsets.US_ASCII))).isNotNull();
  }

  @Test
  void deepNestingAndManyPartsAreBounded() {
    var nested = new StringBuilder("Subject: x\r\nMIME-Version: 1.0\r\n");
    for (var i = 0; i < 500; i++) {
      nested
          .append("Content-Type: multipart/mixed; boundary=b")
          .append(i)
          .append("\r\n\r\n--b")
          .append(i)
          .append("\r\n");
    }
    assertThat(MailReader.read(nested.toString().getBytes(StandardCharsets.US_ASCII))).isNotNull();

    var many = new StringBuilder("Content-Type: multipart/mixed; boundary=b\r\n\r\n");
    for (var i = 0; i < 10_000; i++) {
      many.append("--b\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\n");
    }
    assertThat(MailReader.read(many.append("--b--").toString().getBytes(StandardCharsets.US_ASCII)))
        .isNotNull();
  }
}
