package vn.giaoban.scheduler.outbox;

import java.nio.file.Path;
import java.util.Optional;

/// Where the content of attached files is kept, by its hash. The store of documents is one.
public interface AttachedFiles {
  /// The file with this content.
  ///
  /// @param sha256 lower-case hex
  /// @return empty when it is not there (any more); may look at the disk
  Optional<Path> find(String sha256);
}
