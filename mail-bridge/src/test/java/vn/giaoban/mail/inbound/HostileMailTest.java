package vn.giaoban.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.mail.answer.PlainAnswer;
import vn.giaoban.mail.itip.ITipParser;

/// Mails that were made to hurt, or by programs that did not know better: each has an outcome, and
/// costs little. The time allowed is many times what it takes.
class HostileMailTest {
  private static final Duration LITTLE = Duration.ofSeconds(20);
  private static final String HEAD =
      "From: A <a@xa.example>\r\nSubject: x\r\nMIME-Version: 1.0\r\n";

  private static IncomingMail read(String mail) {
    return read(mail.getBytes(StandardCharsets.UTF_8));
  }

  private static IncomingMail read(byte[] mail) {
    return Assertions.assertTimeout(LITTLE, () -> MailReader.read(mail));
  }

  private static IncomingMail.Letter letter(String mail) {
    return (IncomingMail.Letter) read(mail);
  }

  @Test
  void aThousandMailsInsideEachOtherAreOneAttachment() {
    var mail = HEAD + "Content-Type: message/rfc822\r\n\r\n".repeat(1_000) + "\r\nĐồng ý";

    assertThat(letter(mail).attachments()).hasSize(1);
    assertThat(letter(mail).suggestion()).isNull();
  }

  @Test
  void multipartsAreEnteredOnlySoDeep() {
    var mail = new StringBuilder(HEAD);
    for (var i = 0; i < 1_000; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\r\n\r\n");
      mail.append("--b").append(i).append("\r\n");
    }

    assertThat(read(mail + "Content-Type: text/plain\r\n\r\nĐồng ý")).isNotNull();
    // As deep as honest mails are, and deeper.
    var inner = "Content-Type: text/plain; charset=utf-8\r\n\r\nĐồng ý\r\n";
    for (var i = 0; i < 10; i++) {
      inner =
          "Content-Type: multipart/mixed; boundary=n"
              + i
              + "\r\n\r\n--n"
              + i
              + "\r\n"
              + inner
              + "\r\n--n"
              + i
              + "--\r\n";
    }
    assertThat(letter(HEAD + inner).text()).isEqualTo("Đồng ý");
  }

  @Test
  void ofTenThousandPartsTheFirstAreRead() {
    var mail = new StringBuilder(HEAD + "Content-Type: multipart/mixed; boundary=b\r\n\r\n");
    for (var i = 0; i < 10_000; i++) {
      mail.append("--b\r\nContent-Disposition: attachment; filename=f")
          .append(i)
          .append("\r\n\r\nx\r\n");
    }

    assertThat(letter(mail + "--b--").attachments()).hasSize(500);
  }

  @Test
  void aMailOfNothingButBoundariesIsRead() {
    var mail =
        HEAD + "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n".repeat(4_000_000);

    assertThat(read(mail)).isNotNull();
  }

  @Test
  void hundredMegabytesAreNeitherCopiedNorDecodedWhole() {
    var head =
        (HEAD
                + "Content-Type: application/pdf; name=a.pdf\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    var mail = Arrays.copyOf(head, 100_000_000);
    Arrays.fill(mail, head.length, mail.length, (byte) 'A');

    var before = allocated();
    var read = (IncomingMail.Letter) read(mail);

    assertThat(read.attachments().getFirst().size()).isBetween(74_000_000L, 75_000_000L);
    assertThat(allocated() - before).isLessThan(20_000_000);
  }

  @Test
  void aText100MegabytesLongIsCut() {
    var head = (HEAD + "\r\nXin vắng.\r\n").getBytes(StandardCharsets.UTF_8);
    var mail = Arrays.copyOf(head, 100_000_000);
    Arrays.fill(mail, head.length, mail.length, (byte) 'x');

    var before = allocated();
    var read = (IncomingMail.Letter) read(mail);

    assertThat(read.suggestion().kind()).isEqualTo(PlainAnswer.Kind.DECLINE);
    assertThat(allocated() - before).isLessThan(200_000_000);
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean)
            java.lang.management.ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  @Test
  void aHeaderOfTenMegabytesIsPassedOver() {
    var one = letter("X-Long: " + "x".repeat(10_000_000) + "\r\n" + HEAD + "\r\nĐồng ý");
    var many = letter(HEAD + "X: y\r\n".repeat(1_000_000) + "\r\nĐồng ý");
    var folded = letter(HEAD + "X: y\r\n" + " y\r\n".repeat(2_000_000) + "\r\nĐồng ý");

    assertThat(one.text()).isEqualTo("Đồng ý");
    assertThat(many.head().subject()).isEqualTo("x");
    assertThat(folded.text()).isEqualTo("Đồng ý");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: ",
        "From: ",
        "To: ",
        "References: ",
        "Content-Type: ",
        "Content-Disposition: ",
        "Authentication-Results: "
      })
  void fieldsOfAnyContentCostLittle(String name) {
    for (var piece :
        new String[] {
          "=?UTF-8?Q?", "\"", "(", "<a@b>,", "<", ";a*0=b", ", ", "=?x?B?", "\\", " "
        }) {
      assertThat(read(name + piece.repeat(280_000 / piece.length()) + "\r\n\r\nx")).isNotNull();
    }
  }

  @Test
  void brokenTransferEncodingsGiveWhatIsWhole() {
    var base64 =
        letter(
            HEAD
                + "Content-Type: text/plain; charset=utf-8\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getEncoder()
                    .encodeToString("Đồng ý tham dự".getBytes(StandardCharsets.UTF_8))
                + "!!!%%%");
    var quoted =
        letter(
            HEAD
                + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding:"
                + " quoted-printable\r\n\r\nXin v=E1=BA=AFng =ZZ =");
    var unknown = letter(HEAD + "Content-Transfer-Encoding: x-nobody-knows\r\n\r\nĐồng ý");

    assertThat(base64.text()).startsWith("Đồng ý tham dự");
    assertThat(quoted.text()).startsWith("Xin vắng");
    assertThat(unknown.text()).isEqualTo("Đồng ý");
  }

  @Test
  void missingBoundariesAreFoundOrDoneWithout() {
    var unnamed =
        letter(
            HEAD
                + "Content-Type: multipart/mixed\r\n\r\n--x\r\n\r\nĐồng ý\r\n--x\r\nContent-Type:"
                + " application/pdf; name=a.pdf\r\n\r\nx\r\n--x--");
    var unended =
        letter(HEAD + "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nĐồng ý");
    var longer =
        letter(
            HEAD
                + "Content-Type: multipart/mixed; boundary=x\r\n\r\n"
                + "--x\r\n\r\n"
                + "--xy\r\n"
                + "Đồng ý\r\n"
                + "--x--");
    var bare = letter((HEAD + "\r\nĐồng ý\r\n").replace("\r\n", "\n"));

    assertThat(unnamed.attachments()).hasSize(1);
    assertThat(unnamed.text()).isEqualTo("Đồng ý");
    assertThat(unended.text()).isEqualTo("Đồng ý");
    assertThat(longer.text()).contains("--xy", "Đồng ý");
    assertThat(bare.text()).isEqualTo("Đồng ý");
  }

  @Test
  void oddLinesInAHeaderAndForgottenEmptyLinesAreLivedWith() {
    var odd =
        letter(
            "From a@xa.example Sat Nov 28 20:00:00 2026\r\n"
                + HEAD
                + "what is this\r\nSubject : y\r\n\r\nĐồng ý");
    var forgotten = letter(HEAD + "Đồng ý tham dự.\r\nTrân trọng: A");

    assertThat(odd.text()).isEqualTo("Đồng ý");
    assertThat(odd.head().from().address()).isEqualTo("a@xa.example");
    assertThat(forgotten.text()).startsWith("Đồng ý tham dự.");
    assertThat(forgotten.head().subject()).isEqualTo("x");
  }

  @Test
  void aHeaderCannotBeSmuggledInByALineBreak() {
    var mail =
        letter(
            "From: A <a@xa.example>\r\nSubject: =?UTF-8?Q?x=0D=0ABcc:_evil@x.example?=\r\n"
                + "X-Name: a\rBcc: b@x.example\r\n\r\nx");

    assertThat(mail.head().subject()).isEqualTo("x Bcc: evil@x.example");
    assertThat(mail.head().recipients()).isEmpty();
  }

  @Test
  void namesOfFilesAreOnlyNames() {
    var names = new ByteArrayOutputStream();
    names.writeBytes(
        (HEAD + "Content-Type: multipart/mixed; boundary=b\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    for (var name :
        new String[] {
          "../../etc/passwd",
          "C:\\\\Users\\\\a.exe",
          "bao\u202Ecao.pdf.exe",
          "..",
          "a\tb.pdf",
          "x".repeat(400) + ".pdf",
          "=?UTF-8?B?QsOhbyBjw6FvLnBkZg==?="
        }) {
      names.writeBytes(
          ("--b\r\nContent-Disposition: attachment; filename=\"" + name + "\"\r\n\r\nx\r\n")
              .getBytes(StandardCharsets.UTF_8));
    }

    var found = ((IncomingMail.Letter) read(names.toByteArray())).attachments();

    assertThat(found.stream().map(Attachment::name).toList())
        .containsExactly(
            "passwd",
            "a.exe",
            "bao cao.pdf.exe",
            "part-4.txt",
            "a b.pdf",
            "x".repeat(146) + ".pdf",
            "Báo cáo.pdf");
  }

  @Test
  void calendarsOfThousandsOfComponentsAreReadInPart() {
    var event = "BEGIN:VEVENT\r\nUID:u\r\nRECURRENCE-ID:20261123T010000Z\r\nEND:VEVENT\r\n";
    var many = "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n" + event.repeat(9_000) + "END:VCALENDAR";
    var deep = "BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n".repeat(60_000);
    var properties = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:u\r\n" + "X-A:b\r\n".repeat(100_000);
    var rule =
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:u\r\nRRULE:FREQ=SECONDLY;BYSECOND="
            + "1,".repeat(400_000)
            + "1\r\nEND:VEVENT\r\nEND:VCALENDAR";
    var folded = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:u\r\nSUMMARY:a" + "\r\n b".repeat(200_000);

    Assertions.assertTimeout(
        LITTLE,
        () -> {
          assertThat(ITipParser.parseAll(many)).hasSize(500);
          assertThat(ITipParser.parseAll(deep)).isEmpty();
          assertThat(ITipParser.parseAll(properties)).hasSize(1);
          assertThat(ITipParser.parseAll(rule)).hasSize(1);
          assertThat(ITipParser.parseAll(folded)).hasSize(1);
          assertThat(ITipParser.parseAll("x".repeat(1_000_001))).isEmpty();
        });
  }

  @Test
  void everyKindOfZipIsLeftClosed() {
    var bomb = new byte[1_000_000];
    bomb[0] = 'P';
    bomb[1] = 'K';
    var mail =
        HEAD
            + "Content-Type: application/zip; name=bomb.zip\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getMimeEncoder().encodeToString(bomb);

    var attachment = letter(mail).attachments().getFirst();

    assertThat(attachment.size()).isEqualTo(1_000_000);
    assertThat(Attachments.open(mail.getBytes(StandardCharsets.US_ASCII), attachment.index()))
        .isPresent();
    assertThat(Attachments.open(mail.getBytes(StandardCharsets.US_ASCII), 7)).isEmpty();
  }
}
