package vn.giaoban.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.imip.CanonicalLines;
import vn.giaoban.mail.imip.MimeComposer;
import vn.giaoban.mail.imip.OutgoingMail;
import vn.giaoban.mail.itip.ITipMethod;

/// Invitations as they are sent, for tests.
public final class Mails {
  private Mails() {}

  /// An invitation with text, HTML, calendar and a letter of some octets.
  public static OutgoingMail invitation(Path directory, int octets) throws IOException {
    var letter = new byte[octets];
    new Random(7).nextBytes(letter);
    var file = Files.write(directory.resolve("letter-" + octets), letter);
    return new OutgoingMail(
        "<inv1@tinh.example>",
        Instant.parse("2026-11-22T01:00:00Z"),
        new MailAddress("vanphong@tinh.example", "Văn phòng UBND tỉnh"),
        new MailAddress("xa@tinh.example", "UBND xã Giao Thủy"),
        "Giấy mời: giao ban tuần  và những việc khác nữa, rất dài để phải gấp dòng",
        "Kính gửi\n.\n..Dấu chấm đầu dòng\t \n\nTrân trọng\n\n\n",
        "<p>Kính gửi</p>",
        new OutgoingMail.CalendarPart(
            ITipMethod.REQUEST, "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"),
        List.of(new OutgoingMail.FilePart("Giấy mời.pdf", "application/pdf", file)),
        true);
  }

  public static MimeMessage composed(OutgoingMail mail) throws MessagingException {
    return new MimeComposer(Session.getInstance(new Properties())).compose(mail);
  }

  /// As it leaves, without the dots of SMTP.
  public static byte[] bytes(MimeMessage message) throws MessagingException, IOException {
    var out = new ByteArrayOutputStream();
    var lines = new CanonicalLines(out);
    message.writeTo(lines);
    lines.flush();
    return out.toByteArray();
  }
}
