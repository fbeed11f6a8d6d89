package vn.giaoban.web.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Processor time that processes have used, user and system together, in seconds; as Linux counts
/// it (proc(5)), in hundredths.
final class CpuTime {
  private static final double TICKS = 100;
  private static final int USER = 11;
  private static final int CHILDREN_USER = 13;

  private CpuTime() {}

  /// Of one process.
  static double of(long pid) {
    return sum(pid, USER);
  }

  /// Of one process and of those it has started and that still run.
  static double withChildren(long pid) {
    return of(pid)
        + ProcessHandle.of(pid).stream()
            .flatMap(ProcessHandle::children)
            .mapToDouble(child -> of(child.pid()))
            .sum();
  }

  /// Of those that this process has started and that have ended.
  static double ofEnded() {
    return sum(ProcessHandle.current().pid(), CHILDREN_USER);
  }

  private static double sum(long pid, int first) {
    try {
      var line = Files.readString(Path.of("/proc/" + pid + "/stat"));
      // The name, in brackets, may hold blanks.
      var fields = List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
      return (Long.parseLong(fields.get(first)) + Long.parseLong(fields.get(first + 1))) / TICKS;
    } catch (java.nio.file.NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
