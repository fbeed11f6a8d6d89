package vn.giaoban.mail.imap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the folders of an account for ever, each by a connection of its own, and moves what was
/// looked at to where it belongs.
public final class InboxReader implements AutoCloseable {
  /// Larger messages are kept by their headers only, unless told otherwise.
  public static final long USUAL_LARGEST = 50_000_000;

  private final List<FolderReader> readers = new ArrayList<>();
  private final @Nullable MailMover mover;

  /// @param poll how often to look without being told; at most 2 minutes
  /// @param largest octets of a message that is loaded whole
  public InboxReader(
      ImapAccount account, Folders folders, Inbox inbox, Duration poll, long largest) {
    mover = folders.moving() ? new MailMover(account, folders, inbox, poll) : null;
    Runnable looked = mover == null ? () -> {} : mover::wake;
    for (var folder : folders.read()) {
      readers.add(new FolderReader(account, folder, inbox, poll, largest, looked));
    }
  }

  /// Reads one folder and moves nothing.
  public InboxReader(ImapAccount account, String folder, Inbox inbox, Duration poll) {
    this(account, Folders.only(folder), inbox, poll, USUAL_LARGEST);
  }

  /// Starts reading, on virtual threads of its own.
  public void start() {
    readers.forEach(FolderReader::start);
    if (mover != null) {
      mover.start();
    }
  }

  /// Somebody has dealt with a message: it may be moved now.
  public void dealtWith() {
    if (mover != null) {
      mover.wake();
    }
  }

  /// Stops; returns when no message is being taken any more, at most 5 seconds later.
  @Override
  public void close() {
    readers.forEach(FolderReader::stop);
    if (mover != null) {
      mover.stop();
    }
    readers.forEach(FolderReader::join);
    if (mover != null) {
      mover.join();
    }
  }
}
