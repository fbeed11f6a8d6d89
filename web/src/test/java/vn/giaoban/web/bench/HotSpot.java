package vn.giaoban.web.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// What a running Java virtual machine tells about itself by `jcmd`.
final class HotSpot {
  private static final Pattern USED = Pattern.compile("used (\\d+)K");
  private static final Pattern TOTAL = Pattern.compile("Total: +(\\d+) ns");

  private HotSpot() {}

  /// Heap in use behind a full collection.
  static double usedHeapMegabytes(long pid) {
    jcmd(pid, "GC.run");
    var used = USED.matcher(jcmd(pid, "GC.heap_info"));
    return used.find() ? Long.parseLong(used.group(1)) / 1024.0 : Double.NaN;
  }

  /// Begins to log how long the program stands still, for collections or anything else.
  static Pauses pauses(long pid, Path log) {
    jcmd(pid, "VM.log", "output=" + log.toAbsolutePath(), "what=safepoint=info");
    return new Pauses(log);
  }

  /// Times at which nothing ran.
  static final class Pauses {
    private final Path log;
    private int seen;

    private Pauses(Path log) {
      this.log = log;
    }

    /// Forgets what was.
    void begin() {
      seen = lines().size();
    }

    /// The longest since.
    double longestMillis() {
      long longest = 0;
      var lines = lines();
      for (var line : lines.subList(Math.min(seen, lines.size()), lines.size())) {
        var total = TOTAL.matcher(line);
        if (total.find()) {
          longest = Math.max(longest, Long.parseLong(total.group(1)));
        }
      }
      return longest / 1e6;
    }

    private java.util.List<String> lines() {
      try {
        return Files.exists(log) ? Files.readAllLines(log) : java.util.List.of();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String jcmd(long pid, String... words) {
    try {
      var command = new java.util.ArrayList<String>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
      command.add(Long.toString(pid));
      command.addAll(java.util.List.of(words));
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(text);
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
