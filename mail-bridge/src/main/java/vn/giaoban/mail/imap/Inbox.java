package vn.giaoban.mail.imap;

/// Where a reader puts what it reads. Called from the reader's thread; may block.
public interface Inbox {
  /// How far the folder has been read, as kept with the messages.
  InboxPosition position();

  /// Keeps one message together with the new position, for good: when this returns, the message
  /// will not be offered again. An exception makes the reader try again later. The same content may
  /// be offered twice when `UIDVALIDITY` has changed: it is to be kept once.
  void keep(InboxPosition position, byte[] raw);

  /// The connection is up, or down with a reason for people; told on every change.
  void connection(boolean up, String reason);
}
