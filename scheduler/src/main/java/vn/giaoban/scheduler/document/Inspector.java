package vn.giaoban.scheduler.document;

import java.nio.file.Path;

/// Looks into a file. Blocks.
public interface Inspector {
  /// What `file` is and what its first page says. Never fails on bad content: that is an answer.
  ///
  /// @throws java.io.UncheckedIOException when the file itself cannot be read
  Inspection inspect(Path file);
}
