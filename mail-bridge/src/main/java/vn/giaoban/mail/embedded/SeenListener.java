package vn.giaoban.mail.embedded;

import com.icegreen.greenmail.store.FolderListener;
import jakarta.mail.Flags;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Hears when a message of the office's mailbox is marked as read.
final class SeenListener implements FolderListener {
  private final IntConsumer seen;

  /// @param seen told the message's number in the folder, from 1
  SeenListener(IntConsumer seen) {
    this.seen = seen;
  }

  @Override
  public void flagsUpdated(int number, Flags flags, @Nullable Long uid) {
    if (flags.contains(Flags.Flag.SEEN)) {
      seen.accept(number);
    }
  }

  @Override
  public void expunged(int number) {}

  @Override
  public void added(int number) {}

  @Override
  public void mailboxDeleted() {}
}
