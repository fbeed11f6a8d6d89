package vn.giaoban.scheduler.inbox;

import java.io.InputStream;
import java.util.Optional;

/// Opens the files of a raw mail.
public interface MailParts {
  /// The content of a file, decoded while it is read.
  ///
  /// @param index as in [Attachment#index]
  /// @return empty when there is no such part
  Optional<InputStream> open(byte[] raw, int index);
}
