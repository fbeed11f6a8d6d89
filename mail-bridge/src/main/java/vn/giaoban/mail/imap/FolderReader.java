package vn.giaoban.mail.imap;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.TreeMap;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads one folder for ever: each message once, in order, by `UIDVALIDITY` and UID; waits for new
/// ones by IDLE where the server can, and looks every few seconds all the same (what a server tells
/// between a look and its IDLE is easily lost).
final class FolderReader extends Worker {
  private static final Logger LOG = LoggerFactory.getLogger(FolderReader.class);

  /// Messages kept at once, and their octets.
  private static final int AT_ONCE = 100;

  private static final long OCTETS_AT_ONCE = 8_000_000;

  /// Of a message that is too large, no more of the header is kept.
  private static final int LARGEST_HEADER = 1_000_000;

  private final ImapAccount account;
  private final String name;
  private final Inbox inbox;
  private final Duration poll;
  private final long largest;
  private final Runnable looked;

  FolderReader(
      ImapAccount account, String name, Inbox inbox, Duration poll, long largest, Runnable looked) {
    super("inbox-reader " + account.server() + "/" + name);
    this.account = account;
    this.name = name;
    this.inbox = inbox;
    this.poll = poll;
    this.largest = largest;
    this.looked = looked;
  }

  @Override
  synchronized void start() {
    super.start();
    Thread.ofVirtual().name("inbox-renewal").start(this::renew);
  }

  @Override
  void session() throws MessagingException, IOException, InterruptedException {
    try (var store = account.connect();
        var folder = open(ImapAccount.folder(store, name))) {
      connected();
      inbox.connection(name, true, "");
      var idle = store.hasCapability("IDLE");
      while (!stopped()) {
        var count = folder.getMessageCount();
        takeNew(folder);
        if (folder.getMessageCount() > count) {
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
      left();
    }
  }

  @Override
  void broken(String reason) {
    inbox.connection(name, false, reason);
  }

  private void takeNew(IMAPFolder folder) throws MessagingException, IOException {
    var validity = folder.getUIDValidity();
    var position = inbox.position(name);
    var last = position.uidValidity() == validity ? position.lastUid() : 0;
    if (position.uidValidity() != validity && position.uidValidity() != 0) {
      LOG.info("{} has been built anew (UIDVALIDITY {}): read from the start", name, validity);
    }
    var messages = folder.getMessagesByUID(last + 1, UIDFolder.LASTUID);
    var profile = new FetchProfile();
    profile.add(UIDFolder.FetchProfileItem.UID);
    profile.add(IMAPFolder.FetchProfileItem.SIZE);
    profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
    folder.fetch(messages, profile);
    var byUid = new TreeMap<Long, Message>();
    for (var message : messages) {
      // "n:*" always matches the newest message, also when its UID is below n (RFC 3501 section 9).
      if (message != null && folder.getUID(message) > last) {
        byUid.put(folder.getUID(message), message);
      }
    }
    var taken = new ArrayList<Message>();
    var arrived = new ArrayList<Arrived>();
    var octets = 0L;
    for (var entry : byUid.entrySet()) {
      if (stopped()) {
        return;
      }
      try {
        var one = arrived(entry.getKey(), entry.getValue());
        taken.add(entry.getValue());
        arrived.add(one);
        octets += one.raw().length;
      } catch (MessageRemovedException e) {
        // Somebody else took it away between our look and now.
        continue;
      }
      if (arrived.size() >= AT_ONCE || octets >= OCTETS_AT_ONCE) {
        keep(folder, validity, taken, arrived);
        octets = 0;
      }
    }
    keep(folder, validity, taken, arrived);
  }

  private void keep(
      IMAPFolder folder, long validity, ArrayList<Message> taken, ArrayList<Arrived> arrived)
      throws MessagingException {
    if (arrived.isEmpty()) {
      return;
    }
    inbox.keep(name, validity, arrived);
    folder.setFlags(taken.toArray(Message[]::new), new Flags(Flags.Flag.SEEN), true);
    taken.clear();
    arrived.clear();
    looked.run();
  }

  private Arrived arrived(long uid, Message message) throws MessagingException, IOException {
    var date = message.getReceivedDate();
    var size = Math.max(message.getSize(), 0L);
    var raw = size > largest ? header((IMAPMessage) message) : whole(message);
    return new Arrived(
        uid,
        date == null ? Instant.now() : date.toInstant(),
        size > largest ? size : raw.length,
        raw);
  }

  private static byte[] whole(Message message) throws MessagingException, IOException {
    var out = new ByteArrayOutputStream(Math.clamp(message.getSize(), 1024, 1_000_000));
    message.writeTo(out);
    return out.toByteArray();
  }

  private static byte[] header(IMAPMessage message) throws MessagingException {
    var out = new ByteArrayOutputStream();
    var lines = message.getAllHeaderLines();
    while (lines.hasMoreElements() && out.size() < LARGEST_HEADER) {
      out.writeBytes((lines.nextElement() + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
    out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  /// Any command ends a running IDLE; the reader then looks and idles anew.
  private void renew() {
    while (!pause(poll)) {
      var folder = opened();
      if (folder != null) {
        folder.isOpen();
      }
    }
  }
}
