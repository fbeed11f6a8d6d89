package vn.giaoban.web.start;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The virtual machine's optimizing compiler works for seconds behind a start, and again when the
/// first crowd comes. On two cores it would take a third of the machine from voices just then. It
/// gets what the others leave, and never less than a tenth of a processor beside each of them.
///
/// `-XX:CompilerThreadPriority` would slow down the quick compiler too, whose code is needed at
/// once, and works for root alone.
final class CompilerThreads {
  /// Priority 10 of 19: a tenth of the weight of an ordinary thread.
  private static final int NICE = 10;

  private static final int PRIO_PROCESS = 0;
  private static final Path THREADS = Path.of("/proc/self/task");
  private static final String OPTIMIZING = "C2 CompilerThre";
  private static final Logger LOG = LoggerFactory.getLogger(CompilerThreads.class);

  private CompilerThreads() {}

  /// Lowers the priority of the optimizing compiler's threads; those that they start have it too.
  /// Linux only; elsewhere everything stays as it is.
  static int giveWay() {
    if (!Files.isDirectory(THREADS)) {
      return 0;
    }
    int lowered = 0;
    var linker = Linker.nativeLinker();
    try (var threads = Files.newDirectoryStream(THREADS)) {
      var setPriority =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("setpriority"),
              FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
      for (var thread : threads) {
        if (Files.readString(thread.resolve("comm")).startsWith(OPTIMIZING)) {
          int id = Integer.parseInt(thread.getFileName().toString());
          lowered += (int) setPriority.invokeExact(PRIO_PROCESS, id, NICE) == 0 ? 1 : 0;
        }
      }
    } catch (IOException e) {
      LOG.debug("The compiler's threads could not be looked at", e);
    } catch (Throwable e) {
      LOG.warn("The compiler's threads keep their priority: {}", e.toString());
    }
    return lowered;
  }
}
