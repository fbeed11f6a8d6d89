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
import vn.giaoban.mail.report.ReadReceipts;

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

  private static IncomingMail readText(String mail) {
    return MailReader.read(
        mail.stripIndent().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theNewestVersionOfAnInvitationIsAskedFor() {
    var mail =
        readText(
            """
            From: xa@xa.example
            To: vanphong+rabc@tinh.example
            Content-Type: text/calendar; method=REFRESH

            BEGIN:VCALENDAR
            METHOD:REFRESH
            BEGIN:VEVENT
            UID:u1
            ATTENDEE:mailto:xa@xa.example
            END:VEVENT
            END:VCALENDAR
            """);

    assertThat(((IncomingMail.Refresh) mail).request().uid()).isEqualTo("u1");
  }

  @Test
  void everyAddressItWasSentToIsTold() {
    var head =
        readText(
                """
                Delivered-To: vanphong+rabc@tinh.example
                X-Original-To: VANPHONG+rabc@tinh.example
                From: xa@xa.example
                To: =?UTF-8?Q?V=C4=83n_ph=C3=B2ng?= <vanphong@tinh.example>, nhom: a@x.example,
                 b@x.example;, undisclosed-recipients:;
                Cc: "C, D" <c@x.example>
                Subject: x

                x
                """)
            .head();

    assertThat(head.recipients().stream().map(MailAddress::address).toList())
        .containsExactly(
            "vanphong+rabc@tinh.example",
            "vanphong@tinh.example",
            "a@x.example",
            "b@x.example",
            "c@x.example");
    assertThat(head.recipients().get(1).name()).isEqualTo("Văn phòng");
  }

  @Test
  void wordsOfAPersonComeWithASuggestionAndFiles() {
    var letter =
        (IncomingMail.Letter)
            readText(
                """
                From: xa@xa.example
                To: vanphong@tinh.example
                Subject: Re: Giấy mời
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: multipart/related; boundary=r

                --r
                Content-Type: text/html; charset=utf-8

                <table><tr><td>C&#7917; &#273;/c Nguy&#7877;n V&#259;n A, Ph&oacute; Ch&#7911; t&#7883;ch,
                d&#7921; thay.<img src="cid:logo"></td></tr></table>
                <blockquote>Đề nghị tham dự đầy đủ</blockquote>
                --r
                Content-Type: image/png; name=logo.png
                Content-ID: <logo>
                Content-Disposition: inline

                x
                --r--
                --b
                Content-Type: application/pdf; name*=UTF-8''B%C3%A1o%20c%C3%A1o.pdf
                Content-Disposition: attachment
                Content-Transfer-Encoding: base64

                JVBERi0=
                --b--
                """);

    assertThat(letter.suggestion().substitute().name()).isEqualTo("Nguyễn Văn A");
    assertThat(letter.suggestion().substitute().title()).isEqualTo("Phó Chủ tịch");
    assertThat(letter.said()).doesNotContain("Đề nghị");
    assertThat(letter.attachments())
        .containsExactly(new Attachment(2, "Báo cáo.pdf", "application/pdf", 5));
  }

  @Test
  void aReceiptForAMailThrownAwayIsNotSeen() {
    var receipt =
        (IncomingMail.ReadReceipt)
            readText(
                """
                From: xa@xa.example
                Subject: Not read
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=disposition-notification; boundary=b

                --b

                x
                --b
                Content-Type: message/disposition-notification

                Final-Recipient: rfc822;xa@xa.example
                Original-Message-ID: <inv-1@tinh.example>
                Disposition: automatic-action/MDN-sent-automatically; deleted
                --b--
                """);

    assertThat(receipt.receipt().displayed()).isFalse();
    assertThat(receipt.receipt().disposition()).isEqualTo(ReadReceipts.Disposition.DELETED);
  }

  @Test
  void whoPressedSpamHasTheMail() {
    var mail =
        readText(
            """
            From: fbl@xa.example
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=feedback-report; boundary=b

            --b

            This is spam
            --b
            Content-Type: message/feedback-report

            Feedback-Type: abuse
            --b--
            """);

    assertThat(((IncomingMail.Unclear) mail).reason()).isEqualTo("abuse-report");
  }

  @Test
  void whatIsWrittenBesideAnAnswerOfOutlookIsItsComment() {
    var mail =
        """
        From: xa@xa.example
        Subject: Declined: x
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary=b

        --b
        Content-Type: text/plain; charset=utf-8

        Tôi đi công tác.
        --b
        Content-Type: text/calendar; method=REPLY

        BEGIN:VCALENDAR
        PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
        METHOD:REPLY
        BEGIN:VEVENT
        UID:u1
        ATTENDEE;PARTSTAT=DECLINED:mailto:xa@xa.example
        END:VEVENT
        END:VCALENDAR
        --b--
        """;

    assertThat(((IncomingMail.Reply) readText(mail)).answer().comment())
        .isEqualTo("Tôi đi công tác.");
    assertThat(
            ((IncomingMail.Reply) readText(mail.replace("Microsoft", "Google"))).answer().comment())
        .isNull();
  }
}
