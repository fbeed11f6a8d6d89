package vn.giaoban.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.imip.OutgoingMail;

class SmtpSenderIT {
  private static OutgoingMail mail(int number) {
    return new OutgoingMail(
        "<m" + number + "@tinh.example>",
        Instant.EPOCH,
        MailAddress.of("vanphong@tinh.example"),
        MailAddress.of("xa@tinh.example"),
        "Thử",
        "Thử",
        null,
        null,
        List.of(),
        true);
  }

  private static DeliveryOutcome answer(Map<String, String> answers) throws Exception {
    try (var server = new ScriptedServer(answers);
        var sender = new SmtpSender(server.server(), "tinh.example", 1)) {
      return sender.send(mail(1));
    }
  }

  @Test
  void manyMailsGoOverOneConnection() throws Exception {
    try (var server = new ScriptedServer(Map.of());
        var sender = new SmtpSender(server.server(), "tinh.example", 1)) {
      for (var i = 0; i < 20; i++) {
        assertThat(sender.send(mail(i))).isInstanceOf(DeliveryOutcome.Delivered.class);
      }

      assertThat(server.messages).hasValue(20);
      assertThat(server.connections).hasValue(1);
    }
  }

  @Test
  void aRefusedRecipientIsFinalAndOnlyHis() throws Exception {
    var failed = (DeliveryOutcome.Failed) answer(Map.of("RCPT", "550 5.1.1 no such user"));

    assertThat(failed.status().toString()).isEqualTo("5.1.1");
    assertThat(failed.reason()).contains("no such user");
  }

  @Test
  void greylistingIsAboutThisMailOnly() throws Exception {
    var deferred = (DeliveryOutcome.Deferred) answer(Map.of("RCPT", "450 4.7.1 greylisted"));

    assertThat(deferred.serverDown()).isFalse();
    assertThat(deferred.status().toString()).isEqualTo("4.7.1");
  }

  @Test
  void aContentThatIsRefusedIsFinal() throws Exception {
    var failed = (DeliveryOutcome.Failed) answer(Map.of("DOT", "552 5.3.4 too big"));

    assertThat(failed.status().toString()).isEqualTo("5.3.4");
  }

  @Test
  void ourSenderRefusedIsOurTroubleNotTheRecipients() throws Exception {
    var deferred = (DeliveryOutcome.Deferred) answer(Map.of("MAIL", "553 5.7.1 not you"));

    assertThat(deferred.serverDown()).isTrue();
  }

  @Test
  void aServerThatHangsUpGreetsBadlyOrIsNotThereIsDown() throws Exception {
    for (var answers :
        List.of(
            Map.of("DOT", "drop"), Map.of("GREETING", "554 go away"), Map.of("MAIL", "421 bye"))) {
      var deferred = (DeliveryOutcome.Deferred) answer(answers);
      assertThat(deferred.serverDown()).as(answers.toString()).isTrue();
    }
    try (var sender = new SmtpSender(MailServer.parse("smtp://127.0.0.1:1"), "tinh.example", 1)) {
      assertThat(((DeliveryOutcome.Deferred) sender.send(mail(1))).serverDown()).isTrue();
    }
  }
}
