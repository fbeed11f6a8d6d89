package vn.giaoban.mail.imap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which folders are read, and where messages go afterwards. Levels are parted by `/`, whatever the
/// server uses.
///
/// @param read at least one
/// @param processed null: what was understood stays where it is
/// @param unclear null: what was not understood stays where it is
public record Folders(List<String> read, @Nullable String processed, @Nullable String unclear) {
  /// One folder is read, nothing is moved.
  public static Folders only(String folder) {
    return new Folders(List.of(folder), null, null);
  }

  public Folders {
    read = List.copyOf(read);
  }

  /// Whether anything is moved at all.
  boolean moving() {
    return processed != null || unclear != null;
  }

  /// Where messages of a kind go; null: nowhere.
  @Nullable String of(Inbox.Target target) {
    return switch (target) {
      case PROCESSED -> processed;
      case UNCLEAR -> unclear;
    };
  }
}
