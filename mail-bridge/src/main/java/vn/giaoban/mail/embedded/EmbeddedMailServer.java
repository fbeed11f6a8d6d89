package vn.giaoban.mail.embedded;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.smtp.MailServer;

/// SMTP and IMAP on loopback over [MailFiles]. The protocols are GreenMail's; what it would keep in
/// memory is on disk here, except the office's unread messages.
public final class EmbeddedMailServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMailServer.class);
  private static final String LOOPBACK = "127.0.0.1";

  private final MailFiles files;
  private final MailAddress office;
  private final String password;
  private final GreenMail protocols;
  private final MailFolder inbox;
  private final Map<Long, Long> idByUid = new ConcurrentHashMap<>();

  /// Starts serving.
  ///
  /// @param office whose mailbox can be read by IMAP; mail to `office+anything@` reaches it too
  /// @param smtpPort 0: any free one
  /// @param imapPort 0: any free one
  public EmbeddedMailServer(MailFiles files, MailAddress office, int smtpPort, int imapPort) {
    this.files = files;
    this.office = office;
    var secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    this.password = HexFormat.of().formatHex(secret);
    this.protocols =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(smtpPort, LOOPBACK, ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(imapPort, LOOPBACK, ServerSetup.PROTOCOL_IMAP)
            });
    protocols.start();
    outliveValidity(files.uidValidity());
    var user = protocols.setUser(office.address(), office.address(), password);
    try {
      inbox = protocols.getManagers().getImapHostManager().getInbox(user);
      files.uidValidity(inbox.getUidValidity());
    } catch (FolderException | IOException e) {
      throw new IllegalStateException("the office's mailbox cannot be opened", e);
    }
    inbox.addListener(new SeenListener(this::seen));
    protocols
        .getUserManager()
        .setMessageDeliveryHandler((message, to) -> new Box(this, to.getEmail()));
    load();
    LOG.info("Embedded mail: SMTP on port {}, IMAP on port {}", smtp().port(), imap().port());
  }

  /// GreenMail's `UIDVALIDITY` is the clock's second, and its UIDs begin anew at each start: a
  /// second start within the same second would give other messages the UIDs a reader has already
  /// passed.
  private static void outliveValidity(long last) {
    while (System.currentTimeMillis() / 1000 == last) {
      LockSupport.parkUntil((last + 1) * 1000);
    }
  }

  /// The office's unread messages, as they were left.
  private void load() {
    var unread = files.messages(office.address()).stream().filter(mail -> !mail.seen()).toList();
    for (var mail : unread.reversed()) {
      try {
        offer(mail.id(), Files.readAllBytes(mail.file()));
      } catch (IOException | MessagingException e) {
        LOG.warn("Message {} cannot be read and is left out", mail.id(), e);
      }
    }
  }

  private synchronized void offer(long id, byte[] raw) throws MessagingException {
    var message =
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
    idByUid.put(inbox.getUIDNext(), id);
    inbox.appendMessage(message, new Flags(), new Date());
  }

  /// Takes a message for one address.
  void deliver(String address, MimeMessage message) {
    try {
      var to = MailAddress.of(address);
      var mine =
          to.domain().equals(office.domain())
              && to.local().replaceFirst("\\+.*", "").equals(office.local());
      var box = mine ? office.address() : address;
      var kept =
          files.keep(
              box,
              message.getHeader("Message-ID", null),
              out -> {
                try {
                  message.writeTo(out);
                } catch (MessagingException e) {
                  throw new IOException(e);
                }
              });
      if (mine && kept.isPresent()) {
        offer(kept.get().id(), Files.readAllBytes(kept.get().file()));
      }
    } catch (IOException | MessagingException e) {
      // GreenMail answers 451: the sender keeps the mail and tries again.
      throw new IllegalStateException("message not kept", e);
    }
  }

  private void seen(int number) {
    var uids = inbox.getMessageUids();
    var id = number >= 1 && number <= uids.length ? idByUid.get(uids[number - 1]) : null;
    if (id != null) {
      try {
        files.markSeen(id);
      } catch (IOException e) {
        LOG.warn("Message {} cannot be marked as read", id, e);
      }
    }
  }

  /// Where to hand mail in.
  public MailServer smtp() {
    return server(protocols.getSmtp().getPort(), false);
  }

  /// Where the office reads its mail.
  public MailServer imap() {
    return server(protocols.getImap().getPort(), true);
  }

  private MailServer server(int port, boolean login) {
    return new MailServer(
        LOOPBACK,
        port,
        MailServer.Security.STARTTLS_IF_OFFERED,
        login ? office.address() : null,
        login ? password : null,
        login ? "INBOX" : "");
  }

  /// The mailboxes behind it.
  public MailFiles files() {
    return files;
  }

  @Override
  public void close() {
    protocols.stop();
  }
}
