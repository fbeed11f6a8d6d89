package vn.giaoban.mail.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.mail.Mails;
import vn.giaoban.mail.TestKeys;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.imip.OutgoingMail;
import vn.giaoban.mail.mime.MimeReading;
import vn.giaoban.mail.smime.SigningKey;
import vn.giaoban.mail.smtp.DeliveryOutcome;
import vn.giaoban.mail.smtp.MailServer;
import vn.giaoban.mail.smtp.SmtpOptions;
import vn.giaoban.mail.smtp.SmtpSender;
import vn.giaoban.mail.smtp.testing.FullMailbox;
import vn.giaoban.mail.token.ReplyTokens;

/// What we send, through a real Postfix.
@Timeout(90)
class PostfixIT {
  private static final MailAddress OFFICE =
      new MailAddress("vanphong@tinh.example", "Văn phòng UBND tỉnh");

  @TempDir static Path directory;

  private static PostfixServer postfix;
  private static FullMailbox full;
  private static SigningKey key;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(PostfixServer.canRun(), "needs Postfix and the superuser");
    key = TestKeys.selfSigned("localhost", "RSA");
    full = new FullMailbox();
    postfix =
        PostfixServer.start(
            directory, List.of("vanphong", "xa"), Map.of("day.example", full.port()), key);
  }

  @AfterAll
  static void stop() throws Exception {
    if (postfix != null) {
      postfix.close();
      full.close();
    }
  }

  private static SSLSocketFactory trusting(SigningKey key) throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("server", key.certificate());
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context.getSocketFactory();
  }

  private static SmtpSender sender(SSLSocketFactory trust) {
    var usual = SmtpOptions.usual("tinh.example", 2);
    var url = "smtp://localhost:" + postfix.port() + "?starttls=required";
    return new SmtpSender(
        MailServer.parse(url),
        new SmtpOptions(
            usual.helo(), 2, null, List.of(), trust, usual.answerTimeout(), usual.mailTimeout()));
  }

  private static OutgoingMail mail(String to, OutgoingMail.Way way) throws Exception {
    var sample = Mails.invitation(directory, 200_000);
    return new OutgoingMail(
        "<real1@tinh.example>",
        Instant.parse("2026-11-22T01:00:00Z"),
        OFFICE,
        MailAddress.of(to),
        sample.subject(),
        sample.text(),
        sample.html(),
        sample.calendar(),
        sample.files(),
        true,
        way);
  }

  @Test
  void anInvitationArrivesOverVerifiedTlsAsItWasWritten() throws Exception {
    try (var sender = sender(trusting(key))) {
      assertThat(sender.send(mail("xa@tinh.example", OutgoingMail.Way.PLAIN)))
          .isInstanceOf(DeliveryOutcome.Delivered.class);
    }

    var raw = postfix.box("xa", 1).getFirst();
    var content = MimeReading.read(raw.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(raw).contains("with ESMTPS", "Return-Path: <vanphong@tinh.example>");
    assertThat(content.leaves().get(0).text()).contains("\n.\n..Dấu chấm đầu dòng");
    assertThat(content.leaves().get(2).text()).contains("METHOD:REQUEST");
    assertThat(content.leaves().get(3).octets()).hasSize(200_000);
  }

  @Test
  void aCertificateNobodyVouchesForIsNotTrusted() throws Exception {
    try (var sender = sender((SSLSocketFactory) SSLSocketFactory.getDefault())) {
      assertThat(sender.send(mail("xa@tinh.example", OutgoingMail.Way.PLAIN)))
          .isInstanceOfSatisfying(
              DeliveryOutcome.Deferred.class,
              deferred -> assertThat(deferred.status().toString()).isEqualTo("4.7.5"));
    }
  }

  @Test
  void anUnknownMailboxIsRefusedForGood() throws Exception {
    try (var sender = sender(trusting(key))) {
      assertThat(sender.send(mail("nobody@tinh.example", OutgoingMail.Way.PLAIN)))
          .isInstanceOfSatisfying(
              DeliveryOutcome.Failed.class,
              failed -> assertThat(failed.status().toString()).isEqualTo("5.1.1"));
      assertThat(sender.send(mail("xa@tinh.example", OutgoingMail.Way.PLAIN)))
          .isInstanceOf(DeliveryOutcome.Delivered.class);
    }
  }

  @Test
  void aBounceFindsItsRecipientByItsReturnPath() throws Exception {
    var tokens = new ReplyTokens("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    var meeting = UUID.randomUUID();
    var path =
        ReplyTokens.tagged(OFFICE, ReplyTokens.Purpose.BOUNCE, tokens.token(meeting, "14215"));
    var way = new OutgoingMail.Way(path.address(), null, List.of(), null);
    try (var sender = sender(trusting(key))) {
      assertThat(sender.send(mail("xa@day.example", way)))
          .isInstanceOf(DeliveryOutcome.Delivered.class);
    }

    var bounce = postfix.box("vanphong", 1).getFirst();
    assertThat(bounce).contains("5.2.2", "Original-Envelope-Id: real1");
    var delivered =
        bounce
            .lines()
            .filter(line -> line.startsWith("Delivered-To: "))
            .map(line -> MailAddress.of(line.substring(14).strip()))
            .findFirst()
            .orElseThrow();
    var found = ReplyTokens.find(delivered).orElseThrow();
    assertThat(found.purpose()).isEqualTo(ReplyTokens.Purpose.BOUNCE);
    assertThat(tokens.is(found.token(), meeting, "14215")).isTrue();
  }
}
