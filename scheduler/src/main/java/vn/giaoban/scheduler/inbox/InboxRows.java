package vn.giaoban.scheduler.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Where mail that came in is kept.
public interface InboxRows {
  /// How far a mailbox has been read.
  record Position(long uidValidity, long lastUid) {}

  /// A mail not looked at yet.
  record Raw(UUID id, byte[] content, Instant receivedAt) {}

  /// How far it has been read; zeros before the first.
  Mono<Position> position(String mailbox);

  /// Keeps a mail, once, and the new position, in one transaction.
  Mono<Void> keep(String mailbox, Position position, byte[] raw, Instant now);

  /// The oldest mail not looked at yet, locked until the transaction ends; others skip it.
  Mono<Raw> next();

  /// Notes what became of it.
  Mono<Void> note(UUID id, Understood understood, Verdict verdict);

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
}
