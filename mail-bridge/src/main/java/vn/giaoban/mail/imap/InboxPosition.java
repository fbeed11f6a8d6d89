package vn.giaoban.mail.imap;

/// How far a folder has been read.
///
/// @param uidValidity when it changes, the folder's UIDs mean something else: read from the start
/// @param lastUid highest UID taken; 0: none
public record InboxPosition(long uidValidity, long lastUid) {
  /// Before the first message ever.
  public static final InboxPosition START = new InboxPosition(0, 0);
}
