package vn.giaoban.mail.imip;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.itip.ITipMethod;
import vn.giaoban.mail.mime.MimeReading;

class MimeComposerTest {
  @TempDir Path directory;

  private OutgoingMail invitation() throws Exception {
    var pdf = Files.write(directory.resolve("x"), new byte[] {'%', 'P', 'D', 'F', 0, 1, 2});
    return new OutgoingMail(
        "<inv.1@ninhbinh.example>",
        Instant.parse("2026-11-22T01:00:00Z"),
        new MailAddress("vanphong@ninhbinh.example", "Văn phòng\r\nBcc: evil@example.org"),
        new MailAddress("giaothuy@ninhbinh.example", "UBND xã Giao Thủy"),
        "Giấy mời: giao ban\r\nBcc: evil@example.org",
        "Kính gửi\n",
        "<p>Kính gửi</p>",
        new OutgoingMail.CalendarPart(ITipMethod.REQUEST, "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n"),
        List.of(new OutgoingMail.FilePart("Báo cáo \"tuần\".pdf", "application/pdf", pdf)),
        true);
  }

  private byte[] bytes(OutgoingMail mail) throws Exception {
    var out = new ByteArrayOutputStream();
    new MimeComposer(Session.getInstance(new Properties())).compose(mail).writeTo(out);
    return out.toByteArray();
  }

  @Test
  void anInvitationHasTheStructureThatShowsButtons() throws Exception {
    var message = new MimeComposer(Session.getInstance(new Properties())).compose(invitation());
    var mixed = (jakarta.mail.Multipart) message.getContent();
    var alternative = (jakarta.mail.Multipart) mixed.getBodyPart(0).getContent();

    assertThat(message.getContentType()).startsWith("multipart/mixed");
    assertThat(alternative.getContentType()).startsWith("multipart/alternative");
    assertThat(alternative.getBodyPart(0).isMimeType("text/plain")).isTrue();
    assertThat(alternative.getBodyPart(1).isMimeType("text/html")).isTrue();
    assertThat(alternative.getBodyPart(2).getContentType())
        .isEqualTo("text/calendar; method=REQUEST; charset=UTF-8");
    assertThat(alternative.getBodyPart(2).getDisposition()).isNull();
  }

  @Test
  void itIsReadBackAsWritten() throws Exception {
    var content = MimeReading.read(bytes(invitation()));

    assertThat(content.header("Message-ID")).contains("<inv.1@ninhbinh.example>");
    assertThat(content.header("Auto-Submitted")).contains("auto-generated");
    assertThat(content.header("Subject")).contains("Giấy mời: giao ban Bcc: evil@example.org");
    assertThat(content.leaves()).hasSize(4);
    assertThat(content.leaves().get(0).text()).startsWith("Kính gửi");
    assertThat(content.leaves().get(2).text()).contains("METHOD:REQUEST");
    assertThat(content.leaves().get(3).fileName()).isEqualTo("Báo cáo 'tuần'.pdf");
    assertThat(content.leaves().get(3).octets()).hasSize(7);
    assertThat(content.leaves().get(3).attachment()).isTrue();
  }

  @Test
  void nothingSmugglesAHeaderAndEveryLineIsPlainAscii() throws Exception {
    var text = new String(bytes(invitation()), StandardCharsets.ISO_8859_1);

    assertThat(MimeReading.read(bytes(invitation())).header("Bcc")).isEmpty();
    assertThat(text.chars().allMatch(c -> c < 0x7f)).isTrue();
  }
}
