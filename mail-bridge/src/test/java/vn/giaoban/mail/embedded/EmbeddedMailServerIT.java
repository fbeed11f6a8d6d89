package vn.giaoban.mail.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.imap.Arrived;
import vn.giaoban.mail.imap.ImapAccount;
import vn.giaoban.mail.imap.Inbox;
import vn.giaoban.mail.imap.InboxPosition;
import vn.giaoban.mail.imap.InboxReader;
import vn.giaoban.mail.imip.OutgoingMail;
import vn.giaoban.mail.inbound.IncomingMail;
import vn.giaoban.mail.inbound.MailReader;
import vn.giaoban.mail.itip.ITipMethod;
import vn.giaoban.mail.itip.ITipWriter;
import vn.giaoban.mail.itip.PartStat;
import vn.giaoban.mail.smtp.DeliveryOutcome;
import vn.giaoban.mail.smtp.SmtpSender;

class EmbeddedMailServerIT {
  private static final MailAddress OFFICE = new MailAddress("vanphong@tinh.example", "Văn phòng");
  private static final MailAddress UNIT = MailAddress.of("xa@tinh.example");

  @TempDir Path directory;

  /// Keeps what is read, in memory.
  private static final class Kept implements Inbox {
    final BlockingQueue<byte[]> mails = new LinkedBlockingQueue<>();
    volatile InboxPosition position = InboxPosition.START;

    @Override
    public InboxPosition position(String folder) {
      return position;
    }

    @Override
    public void keep(String folder, long uidValidity, List<Arrived> messages) {
      position = new InboxPosition(uidValidity, messages.getLast().uid());
      messages.forEach(message -> mails.add(message.raw()));
    }

    @Override
    public void connection(String folder, boolean up, String reason) {}
  }

  private EmbeddedMailServer server() throws Exception {
    return new EmbeddedMailServer(new MailFiles(directory, 1000), OFFICE, 0, 0);
  }

  private static OutgoingMail mail(String id, MailAddress from, MailAddress to) {
    var reply = ITipWriter.reply("u", 0, Instant.EPOCH, OFFICE, UNIT, PartStat.ACCEPTED, "Sẽ dự");
    return new OutgoingMail(
        "<" + id + "@tinh.example>",
        Instant.EPOCH,
        from,
        to,
        "Đồng ý: giao ban",
        ".\n..\nĐồng ý",
        null,
        new OutgoingMail.CalendarPart(ITipMethod.REPLY, reply),
        List.of(),
        false);
  }

  private static void send(EmbeddedMailServer server, OutgoingMail mail) throws Exception {
    try (var sender = new SmtpSender(server.smtp(), "tinh.example", 1)) {
      assertThat(sender.send(mail)).isInstanceOf(DeliveryOutcome.Delivered.class);
    }
  }

  /// A message is marked as read after it was kept; only then a restart leaves it out.
  private static void untilRead(EmbeddedMailServer server) {
    var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!server.files().messages(OFFICE.address()).stream().allMatch(StoredMail::seen)) {
      assertThat(System.nanoTime()).as("marked as read in time").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  @Test
  void aReplySentBySmtpIsReadByImapOnceAndInOrder() throws Exception {
    var kept = new Kept();
    try (var server = server();
        var reader =
            new InboxReader(new ImapAccount(server.imap()), "INBOX", kept, Duration.ofSeconds(1))) {
      send(server, mail("before", UNIT, OFFICE));
      reader.start();

      var first = kept.mails.poll(10, TimeUnit.SECONDS);
      assertThat(((IncomingMail.Reply) MailReader.read(first)).answer().comment())
          .isEqualTo("Sẽ dự");

      send(server, mail("while-idle", UNIT, MailAddress.of("vanphong+t1@tinh.example")));
      assertThat(MailReader.read(kept.mails.poll(10, TimeUnit.SECONDS)).head().messageId())
          .isEqualTo("<while-idle@tinh.example>");
      assertThat(kept.mails).isEmpty();
      untilRead(server);
    }
    try (var server = server();
        var reader =
            new InboxReader(new ImapAccount(server.imap()), "INBOX", kept, Duration.ofSeconds(1))) {
      reader.start();
      send(server, mail("after-restart", UNIT, OFFICE));

      assertThat(MailReader.read(kept.mails.poll(10, TimeUnit.SECONDS)).head().messageId())
          .isEqualTo("<after-restart@tinh.example>");
      assertThat(kept.mails).isEmpty();
    }
  }

  @Test
  void unreadMailOfTheOfficeSurvivesARestart() throws Exception {
    try (var server = server()) {
      send(server, mail("one", UNIT, OFFICE));
    }
    var kept = new Kept();
    try (var server = server();
        var reader =
            new InboxReader(new ImapAccount(server.imap()), "INBOX", kept, Duration.ofSeconds(1))) {
      reader.start();

      assertThat(MailReader.read(kept.mails.poll(10, TimeUnit.SECONDS)).head().messageId())
          .isEqualTo("<one@tinh.example>");
    }
  }

  @Test
  void everyAddressHasABoxAndTakesEachMessageOnce() throws Exception {
    var mail = mail("same", OFFICE, UNIT);
    try (var server = server()) {
      send(server, mail);
      send(server, mail);
    }
    try (var server = server()) {
      send(server, mail);
      send(server, mail("other", OFFICE, MailAddress.of("Xa2@Tinh.example")));

      assertThat(server.files().boxes())
          .containsExactly(
              new MailFiles.Mailbox("xa2@tinh.example", 1, 1),
              new MailFiles.Mailbox("xa@tinh.example", 1, 1));
    }
  }

  @Test
  void theOldestMailGoesWhenThereIsTooMuch() throws Exception {
    var files = new MailFiles(directory, 3);
    for (var i = 0; i < 5; i++) {
      files.keep("xa@tinh.example", "<" + i + ">", out -> out.write('x'));
    }

    assertThat(files.messages("xa@tinh.example"))
        .extracting(StoredMail::id)
        .containsExactly(5L, 4L, 3L);
    assertThat(new MailFiles(directory, 3).messages("xa@tinh.example")).hasSize(3);
  }

  @Test
  void theReaderComesBackAfterTheServerWasAway() throws Exception {
    var kept = new Kept();
    var server = server();
    var imap = server.imap();
    var smtpPort = server.smtp().port();
    var reader = new InboxReader(new ImapAccount(imap), "INBOX", kept, Duration.ofSeconds(1));
    reader.start();
    send(server, mail("first", UNIT, OFFICE));
    assertThat(kept.mails.poll(10, TimeUnit.SECONDS)).isNotNull();
    untilRead(server);
    server.close();

    // A new process has a new password: another reader takes over, the position stays.
    try (var again =
            new EmbeddedMailServer(new MailFiles(directory, 1000), OFFICE, smtpPort, imap.port());
        var second =
            new InboxReader(new ImapAccount(again.imap()), "INBOX", kept, Duration.ofSeconds(1))) {
      reader.close();
      second.start();
      send(again, mail("second", UNIT, OFFICE));

      assertThat(MailReader.read(kept.mails.poll(10, TimeUnit.SECONDS)).head().messageId())
          .isEqualTo("<second@tinh.example>");
    }
  }
}
