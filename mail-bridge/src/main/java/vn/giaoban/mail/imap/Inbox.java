package vn.giaoban.mail.imap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a reader puts what it reads, and what tells it where things belong. Called from the
/// reader's threads, one for each folder; may block.
public interface Inbox {
  /// How far a folder has been read, as kept with the messages.
  InboxPosition position(String folder);

  /// Keeps messages of a folder, in the order of their UIDs, together with the new position, for
  /// good: when this returns, none of them will be offered again. An exception makes the reader try
  /// again later. The same content may be offered twice when `UIDVALIDITY` has changed: it is to be
  /// kept once.
  void keep(String folder, long uidValidity, List<Arrived> messages);

  /// The connection is up, or down with a reason for people; told on every change.
  void connection(String folder, boolean up, String reason);

  /// Messages that lie in one of these folders and belong elsewhere, some of them, the oldest
  /// first; none when all are in their places.
  default List<Move> moves(List<String> folders) {
    return List.of();
  }

  /// A message was moved.
  ///
  /// @param to where it is now; null when the server does not tell, or when it was gone
  default void moved(Move move, boolean found, @Nullable Place to) {}

  /// Which message, and where it belongs.
  record Move(Place from, Target target) {}

  /// Where a message lies.
  record Place(String folder, long uidValidity, long uid) {}

  /// Where messages go that were looked at.
  enum Target {
    /// It was understood, or somebody has dealt with it.
    PROCESSED,
    /// Somebody must look at it.
    UNCLEAR
  }
}
