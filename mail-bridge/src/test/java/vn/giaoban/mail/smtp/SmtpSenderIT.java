package vn.giaoban.mail.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.giaoban.mail.TestKeys;
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
    for (var answers : List.of(Map.of("GREETING", "554 go away"), Map.of("MAIL", "421 bye"))) {
      var deferred = (DeliveryOutcome.Deferred) answer(answers);
      assertThat(deferred.serverDown()).as(answers.toString()).isTrue();
    }
    try (var sender = new SmtpSender(MailServer.parse("smtp://127.0.0.1:1"), "tinh.example", 1)) {
      assertThat(((DeliveryOutcome.Deferred) sender.send(mail(1))).serverDown()).isTrue();
    }
  }

  private static final String MODERN =
      "250-hi\r\n250-PIPELINING\r\n250-SIZE 20000000\r\n250-DSN\r\n250 ENHANCEDSTATUSCODES";

  @Test
  void theEnvelopeGoesInOnePieceWhereTheServerAllowsIt() throws Exception {
    try (var server = new ScriptedServer(Map.of("EHLO", MODERN));
        var sender = new SmtpSender(server.server(), "tinh.example", 1)) {
      for (var i = 0; i < 3; i++) {
        assertThat(sender.send(mail(i))).isInstanceOf(DeliveryOutcome.Delivered.class);
      }

      assertThat(server.messages).hasValue(3);
      assertThat(server.lines)
          .filteredOn(line -> line.startsWith("MAIL"))
          .allSatisfy(line ->
              assertThat(line)
                  .matches("MAIL FROM:<vanphong@tinh.example> SIZE=\\d+ RET=HDRS ENVID=m[0-2]"));
      assertThat(server.lines).contains("RCPT TO:<xa@tinh.example> NOTIFY=FAILURE,DELAY");
      assertThat(server.lines).doesNotContain("NOOP");
    }
  }

  @Test
  void aRecipientRefusedInAPipelineLeavesTheConnectionInOrder() throws Exception {
    try (var server =
            new ScriptedServer(Map.of("EHLO", MODERN, "RCPT", "550 5.1.1 nobody|250 ok"));
        var sender = new SmtpSender(server.server(), "tinh.example", 1)) {
      assertThat(sender.send(mail(1))).isInstanceOf(DeliveryOutcome.Failed.class);
      assertThat(sender.send(mail(2))).isInstanceOf(DeliveryOutcome.Delivered.class);
      assertThat(server.connections).hasValue(1);
    }
  }

  @Test
  void whatAServerSaysOfAFullMailboxOrALargeMailIsAboutThatMail() throws Exception {
    assertThat(answer(Map.of("RCPT", "452 4.2.2 mailbox full")))
        .isInstanceOfSatisfying(
            DeliveryOutcome.Deferred.class, d -> assertThat(d.serverDown()).isFalse());
    assertThat(answer(Map.of("RCPT", "552 5.2.2 mailbox full")))
        .isInstanceOf(DeliveryOutcome.Failed.class);
    assertThat(answer(Map.of("MAIL", "552 5.3.4 too large")))
        .isInstanceOf(DeliveryOutcome.Failed.class);
  }

  @Test
  void aMailThatBreaksOffIsNotYetTheServersFault() throws Exception {
    var deferred = (DeliveryOutcome.Deferred) answer(Map.of("DOT", "drop"));

    assertThat(deferred.serverDown()).isFalse();
    assertThat(deferred.status().toString()).isEqualTo("4.4.2");
  }

  @Test
  void aServerThatAcceptsAndStallsIsLeft() throws Exception {
    for (var stage : List.of("MAIL", "DOT", "EHLO")) {
      var usual = SmtpOptions.usual("tinh.example", 1);
      var impatient =
          new SmtpOptions(
              "tinh.example",
              1,
              null,
              List.of(),
              usual.trust(),
              Duration.ofMillis(200),
              Duration.ofSeconds(5));
      try (var server = new ScriptedServer(Map.of(stage, "stall"));
          var sender = new SmtpSender(server.server(), impatient)) {
        assertThat(sender.send(mail(1)))
            .as(stage)
            .isInstanceOfSatisfying(
                DeliveryOutcome.Deferred.class,
                d -> assertThat(d.serverDown()).isEqualTo(stage.equals("EHLO")));
      }
    }
  }

  @Test
  void aConnectionThatTheServerClosedMeanwhileIsReplaced() throws Exception {
    try (var server = new ScriptedServer(Map.of("MAIL", "250 ok|drop|250 ok"));
        var sender = new SmtpSender(server.server(), "tinh.example", 1)) {
      assertThat(sender.send(mail(1))).isInstanceOf(DeliveryOutcome.Delivered.class);
      assertThat(sender.send(mail(2))).isInstanceOf(DeliveryOutcome.Delivered.class);
      assertThat(server.connections).hasValue(2);
      assertThat(server.messages).hasValue(2);
    }
  }

  @Test
  void aCertificateThatIsNotTrustedStopsEverythingBeforeTheLogin() throws Exception {
    var key = TestKeys.selfSigned("vanphong@tinh.example", "RSA");
    try (var server = new ScriptedServer(Map.of(), TestKeys.tls(key));
        var sender =
            new SmtpSender(
                MailServer.parse("smtps://u:geheim@localhost:" + server.port()),
                "tinh.example",
                1)) {
      var deferred = (DeliveryOutcome.Deferred) sender.send(mail(1));

      assertThat(deferred.serverDown()).isTrue();
      assertThat(deferred.status().toString()).isEqualTo("4.7.5");
      assertThat(deferred.reason()).doesNotContain("geheim");
      assertThat(server.lines).isEmpty();
    }
  }

  @Test
  void aPasswordIsNeverSentWithoutTlsWhereThatIsRequired() throws Exception {
    try (var server = new ScriptedServer(Map.of("EHLO", "250-hi\r\n250 AUTH PLAIN LOGIN NTLM"))) {
      var url = "smtp://u:geheim@127.0.0.1:" + server.port() + "?starttls=required";
      try (var sender = new SmtpSender(MailServer.parse(url), "tinh.example", 1)) {
        assertThat(sender.send(mail(1))).isInstanceOf(DeliveryOutcome.Deferred.class);
        assertThat(server.lines).noneMatch(line -> line.startsWith("AUTH"));
      }
    }
  }

  @Test
  void aTokenThatTheServerRefusesIsFetchedAnew() throws Exception {
    var fetched = new AtomicInteger();
    var tokens =
        new AccessTokens() {
          private String current = "";

          @Override
          public String token() {
            current = "token" + fetched.incrementAndGet();
            return current;
          }

          @Override
          public void refused(String token) {
            assertThat(token).isEqualTo(current);
          }
        };
    try (var server =
        new ScriptedServer(
            Map.of("EHLO", "250-hi\r\n250 AUTH XOAUTH2", "AUTH", "535 5.7.8 expired|235 ok"))) {
      var url = MailServer.parse("smtp://thu%40tinh.example@127.0.0.1:" + server.port());
      try (var sender =
          new SmtpSender(url, SmtpOptions.usual("tinh.example", 1).with(tokens, List.of()))) {
        assertThat(sender.send(mail(1))).isInstanceOf(DeliveryOutcome.Delivered.class);
      }
      var auth = server.lines.stream().filter(line -> line.startsWith("AUTH XOAUTH2 ")).toList();
      assertThat(auth).hasSize(2);
      assertThat(new String(Base64.getDecoder().decode(auth.getLast().substring(13)), UTF_8))
          .isEqualTo("user=thu@tinh.example\u0001auth=Bearer token2\u0001\u0001");
    }
  }
}
