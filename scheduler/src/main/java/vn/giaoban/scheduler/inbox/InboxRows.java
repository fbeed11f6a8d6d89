package vn.giaoban.scheduler.inbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Where mail that came in is kept.
public interface InboxRows {
  /// How far a mailbox has been read.
  record Position(long uidValidity, long lastUid) {}

  /// A mail as it lay in its mailbox.
  ///
  /// @param uid in its mailbox
  /// @param receivedAt when its server took it
  /// @param octets its whole size; more than `raw` holds when it was too large to be loaded
  record Arrived(long uid, Instant receivedAt, long octets, byte[] raw) {}

  /// A mail not looked at yet.
  ///
  /// @param place in the order in which mails are looked at
  record Raw(UUID id, long place, byte[] content, long octets, Instant receivedAt) {
    /// Whether nothing of it is missing.
    boolean whole() {
      return content.length >= octets;
    }
  }

  /// What became of a mail.
  ///
  /// @param answeredAt when a machine's answer to it was put into the outbox; null: none was
  record Note(UUID id, Understood understood, Verdict verdict, @Nullable Instant answeredAt) {}

  /// Where a mail lies on its server.
  record Place(String mailbox, long uidValidity, long uid) {}

  /// A mail that lies in a place and belongs elsewhere.
  ///
  /// @param clear whether it was understood or dealt with; else somebody must look at it
  record Move(Place from, boolean clear) {}

  /// How far it has been read; zeros before the first.
  Mono<Position> position(String mailbox);

  /// Keeps mails, each once, in their order, and how far the mailbox has been read with them, in
  /// the caller's transaction.
  Mono<Void> keep(String mailbox, long uidValidity, List<Arrived> mails);

  /// Mails not looked at yet, after a place, in order; at least one when there is any, and no more
  /// than so many octets together.
  Mono<List<Raw>> next(long after, int most, long octets);

  /// Which of these are still to be looked at, locked until the transaction ends. One transaction
  /// of all nodes looks at mail at a time: the order of a unit's answers counts.
  Mono<Set<UUID>> claim(Collection<UUID> ids);

  /// Papers that are to be filed as the answer to a request.
  ///
  /// @param place in the order in which mails are looked at
  record Papers(
      UUID id, long place, byte[] content, UUID briefingId, String recipient, UUID request) {}

  /// The first papers to be filed after a place; empty when there are none.
  Mono<Papers> papers(long after);

  /// Notes what became of mails that were not settled yet.
  Mono<Void> note(List<Note> notes);

  /// The secretary's tray, newest first.
  Mono<List<InboxMail>> tray(int limit);

  /// What was dealt with, the latest first.
  Mono<List<InboxMail>> settled(int limit);

  /// How many are in the tray, and a word that changes whenever it does.
  record TrayState(long count, String stamp) {}

  /// How the tray stands.
  Mono<TrayState> trayState();

  /// One of the tray, or one that was there; empty when there is none.
  Mono<InboxMail> find(UUID id);

  /// The mail as it came.
  Mono<byte[]> raw(UUID id);

  /// Takes it out of the tray; false when it is not there (any more).
  Mono<Boolean> settle(UUID id, Settlement settlement);

  /// Puts it back into the tray; false when it was not settled.
  Mono<Boolean> reopen(UUID id);

  /// Mails that lie in one of these mailboxes and belong elsewhere, the oldest first, some of them.
  /// What somebody must look at is moved once; what was too large to be loaded stays.
  ///
  /// @param clear whether those that are clear are wanted
  /// @param unclear whether those that somebody must look at are wanted
  Mono<List<Move>> moves(Collection<String> mailboxes, boolean clear, boolean unclear, int limit);

  /// A mail was moved, or was gone.
  ///
  /// @param to where it is now; null: not told
  Mono<Void> moved(Move move, boolean found, @Nullable Place to);
}
