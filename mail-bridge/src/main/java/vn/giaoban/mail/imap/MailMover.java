package vn.giaoban.mail.imap;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.AppendUID;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;

/// Moves messages that were looked at to where they belong, over a connection of its own that is
/// open only while there is something to move.
///
/// By `MOVE` (RFC 6851) where the server can; else by `COPY`, `\Deleted`, and `UID EXPUNGE` of that
/// message alone (RFC 4315). A server that has neither keeps the original, marked as deleted: a
/// plain `EXPUNGE` would take other people's with it.
final class MailMover extends Worker {
  private final ImapAccount account;
  private final Folders folders;
  private final Inbox inbox;
  private final Duration poll;
  private final Semaphore wakes = new Semaphore(1);

  MailMover(ImapAccount account, Folders folders, Inbox inbox, Duration poll) {
    super("mail-mover " + account.server());
    this.account = account;
    this.folders = folders;
    this.inbox = inbox;
    this.poll = poll;
  }

  /// There may be something to move.
  void wake() {
    wakes.release();
  }

  @Override
  void session() throws MessagingException, IOException, InterruptedException {
    // Woken or not: what was missed is found all the same.
    var _ = wakes.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
    wakes.drainPermits();
    if (stopped()) {
      return;
    }
    var moves = inbox.moves(from());
    if (moves.isEmpty()) {
      return;
    }
    try (var store = account.connect()) {
      connected();
      while (!moves.isEmpty() && !stopped()) {
        move(store, moves);
        moves = inbox.moves(from());
      }
    }
  }

  private List<String> from() {
    var from = new ArrayList<>(folders.read());
    if (folders.unclear() != null) {
      from.add(folders.unclear());
    }
    return from;
  }

  @Override
  void broken(String reason) {}

  @Override
  void stop() {
    super.stop();
    wake();
  }

  private void move(IMAPStore store, List<Inbox.Move> moves) throws MessagingException {
    record Way(String folder, Inbox.Target target) {}
    var ways = new LinkedHashMap<Way, List<Inbox.Move>>();
    for (var move : moves) {
      ways.computeIfAbsent(new Way(move.from().folder(), move.target()), _ -> new ArrayList<>())
          .add(move);
    }
    for (var way : ways.entrySet()) {
      var name = Objects.requireNonNull(folders.of(way.getKey().target()), "target");
      var to = ImapAccount.made(store, name);
      var from = ImapAccount.folder(store, way.getKey().folder());
      if (!from.exists()) {
        way.getValue().forEach(gone -> inbox.moved(gone, false, null));
        continue;
      }
      try (var folder = open(from)) {
        move(store, folder, to, name, way.getValue());
      } finally {
        left();
      }
    }
  }

  private void move(
      IMAPStore store, IMAPFolder from, Folder to, String name, List<Inbox.Move> moves)
      throws MessagingException {
    var validity = from.getUIDValidity();
    var there = new ArrayList<Inbox.Move>();
    var messages = new ArrayList<Message>();
    for (var move : moves) {
      var message =
          move.from().uidValidity() == validity ? from.getMessageByUID(move.from().uid()) : null;
      if (message == null) {
        inbox.moved(move, false, null);
      } else {
        there.add(move);
        messages.add(message);
      }
    }
    if (messages.isEmpty()) {
      return;
    }
    var places = carry(store, from, to, messages.toArray(Message[]::new));
    for (var i = 0; i < there.size(); i++) {
      var place = places == null ? null : places[i];
      inbox.moved(
          there.get(i),
          true,
          place == null ? null : new Inbox.Place(name, place.uidvalidity, place.uid));
    }
  }

  private static @Nullable AppendUID @Nullable [] carry(
      IMAPStore store, IMAPFolder from, Folder to, Message[] messages) throws MessagingException {
    var uids = store.hasCapability("UIDPLUS");
    if (store.hasCapability("MOVE")) {
      if (uids) {
        return from.moveUIDMessages(messages, to);
      }
      from.moveMessages(messages, to);
      return null;
    }
    @Nullable AppendUID @Nullable [] places = null;
    if (uids) {
      places = from.copyUIDMessages(messages, to);
    } else {
      from.copyMessages(messages, to);
    }
    from.setFlags(messages, new Flags(Flags.Flag.DELETED), true);
    if (uids) {
      from.expunge(messages);
    }
    return places;
  }
}
