package vn.giaoban.mail.imap;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.mail.smtp.MailServer;

/// Reads one folder for ever: each message once, in order, by `UIDVALIDITY` and UID; waits for new
/// ones by IDLE where the server can, and looks every few seconds all the same (what a server tells
/// between a look and its IDLE is easily lost); connects again when the connection breaks.
public final class InboxReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InboxReader.class);

  /// Larger messages are kept by their headers only.
  private static final int MAX_OCTETS = 40_000_000;

  /// Silence after which a connection is given up; far longer than any poll.
  private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(5);

  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_RETRY = Duration.ofMinutes(1);

  private final MailServer server;
  private final Inbox inbox;
  private final Duration poll;
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile @Nullable IMAPFolder open;
  private @Nullable Thread thread;

  /// @param server where; its path is the folder, empty: `INBOX`
  /// @param poll how often to look without being told; at most 2 minutes
  public InboxReader(MailServer server, Inbox inbox, Duration poll) {
    this.server = server;
    this.inbox = inbox;
    this.poll = poll;
  }

  /// Starts reading on a virtual thread of its own.
  public synchronized void start() {
    if (thread == null) {
      thread = Thread.ofVirtual().name("inbox-reader").start(this::run);
      Thread.ofVirtual().name("inbox-renewal").start(this::renew);
    }
  }

  private void run() {
    var retry = FIRST_RETRY;
    while (!stopped()) {
      try {
        session();
        retry = FIRST_RETRY;
      } catch (MessagingException | IOException | RuntimeException e) {
        if (stopped()) {
          return;
        }
        LOG.info("Mailbox {} cannot be read for now: {}", server, e.getMessage());
        inbox.connection(false, e.getMessage() == null ? e.toString() : e.getMessage());
        if (pause(retry)) {
          return;
        }
        retry =
            retry.multipliedBy(2).compareTo(LAST_RETRY) > 0 ? LAST_RETRY : retry.multipliedBy(2);
      }
    }
  }

  private void session() throws MessagingException, IOException {
    var tls = server.security() == MailServer.Security.TLS;
    var session = Session.getInstance(properties(tls ? "imaps" : "imap"));
    try (var store = (IMAPStore) session.getStore(tls ? "imaps" : "imap")) {
      store.connect(server.host(), server.port(), server.user(), server.password());
      try (var folder =
          (IMAPFolder) store.getFolder(server.path().isEmpty() ? "INBOX" : server.path())) {
        folder.open(Folder.READ_WRITE);
        open = folder;
        inbox.connection(true, "");
        var idle = store.hasCapability("IDLE");
        while (!stopped()) {
          var seen = folder.getMessageCount();
          takeNew(folder);
          if (folder.getMessageCount() != seen) {
            continue;
          }
          if (idle) {
            folder.idle(true);
          } else if (pause(poll)) {
            return;
          }
        }
      } catch (FolderClosedException e) {
        throw new MessagingException("connection lost", e);
      } finally {
        open = null;
      }
    }
  }

  private Properties properties(String protocol) {
    var p = new Properties();
    var prefix = "mail." + protocol + ".";
    p.setProperty(prefix + "connectiontimeout", "10000");
    p.setProperty(prefix + "timeout", Long.toString(ANSWER_TIMEOUT.toMillis()));
    p.setProperty(prefix + "starttls.enable", "true");
    p.setProperty(
        prefix + "starttls.required",
        Boolean.toString(server.security() == MailServer.Security.STARTTLS_REQUIRED));
    p.setProperty(prefix + "ssl.checkserveridentity", "true");
    p.setProperty(prefix + "partialfetch", "false");
    p.setProperty(prefix + "peek", "true");
    return p;
  }

  private void takeNew(IMAPFolder folder) throws MessagingException, IOException {
    var validity = folder.getUIDValidity();
    var position = inbox.position();
    var last = position.uidValidity() == validity ? position.lastUid() : 0;
    var messages = folder.getMessagesByUID(last + 1, UIDFolder.LASTUID);
    var byUid = new java.util.TreeMap<Long, Message>();
    for (var message : messages) {
      // "n:*" always matches the newest message, also when its UID is below n (RFC 3501 section 9).
      if (message != null && folder.getUID(message) > last) {
        byUid.put(folder.getUID(message), message);
      }
    }
    for (var entry : byUid.entrySet()) {
      if (stopped()) {
        return;
      }
      inbox.keep(new InboxPosition(validity, entry.getKey()), raw(entry.getValue()));
      entry.getValue().setFlag(Flags.Flag.SEEN, true);
    }
  }

  private static byte[] raw(Message message) throws MessagingException, IOException {
    var out = new ByteArrayOutputStream(Math.clamp(message.getSize(), 1024, 1_000_000));
    if (message.getSize() > MAX_OCTETS && message instanceof IMAPMessage large) {
      for (var lines = large.getAllHeaderLines(); lines.hasMoreElements(); ) {
        out.writeBytes(
            (lines.nextElement() + "\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
      out.writeBytes("\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    } else {
      message.writeTo(out);
    }
    var bytes = out.toByteArray();
    return bytes.length > MAX_OCTETS ? Arrays.copyOf(bytes, MAX_OCTETS) : bytes;
  }

  /// Any command ends a running IDLE; the reader then looks and idles anew.
  private void renew() {
    while (!pause(poll)) {
      var folder = open;
      if (folder != null) {
        folder.isOpen();
      }
    }
  }

  private boolean stopped() {
    return stop.getCount() == 0;
  }

  /// Waits; true when stopped meanwhile.
  private boolean pause(Duration time) {
    try {
      return stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// Stops reading; returns when no message is being taken any more, at most 5 seconds later.
  @Override
  public void close() {
    stop.countDown();
    var folder = open;
    if (folder != null) {
      try {
        folder.forceClose();
      } catch (MessagingException e) {
        LOG.debug("The mailbox was closed already", e);
      }
    }
    var running = thread;
    if (running != null) {
      try {
        running.join(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
