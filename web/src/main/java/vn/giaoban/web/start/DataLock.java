package vn.giaoban.web.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.web.settings.SettingFault;
import vn.giaoban.web.settings.SettingsException;

/// One server to a data directory. The system takes the lock back from a process that dies, so
/// nothing is left to clean up.
record DataLock(FileChannel file, FileLock lock) implements AutoCloseable {
  /// Takes the directory, which is made when it is not there.
  ///
  /// @throws SettingsException when it cannot be used, or another server has it
  static DataLock take(Path data) {
    try {
      if (!Files.isDirectory(data)) {
        // Keys, mail and documents of the office: nobody else on the machine reads them.
        Files.createDirectories(data.toAbsolutePath().getParent());
        Files.createDirectory(
            data,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      var file =
          FileChannel.open(
              data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      var lock = tryLock(file);
      if (lock == null) {
        file.close();
        throw fault("data-in-use", data);
      }
      return new DataLock(file, lock);
    } catch (IOException e) {
      throw fault("data", data);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // taken by this very process
    }
  }

  private static SettingsException fault(String code, Path data) {
    return new SettingsException(
        List.of(new SettingFault("GIAOBAN_DATA", code, Map.of("directory", data.toString()))));
  }

  @Override
  public void close() {
    try {
      lock.close();
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
