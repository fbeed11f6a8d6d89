package vn.giaoban.scheduler.tray;

import java.io.InputStream;
import java.util.Optional;

/// Opens the files of a raw mail.
public interface MailParts {
  /// The content of a file, decoded while it is read.
  ///
  /// @param index as in [vn.giaoban.scheduler.inbox.Attachment#index]
  /// @return empty when there is no such part
  Optional<InputStream> open(byte[] raw, int index);
}
