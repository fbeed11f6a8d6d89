package vn.giaoban.web.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompilerThreadsTest {
  private static final Path THREADS = Path.of("/proc/self/task");

  @Test
  void theOptimizingCompilerAloneGivesWay() throws IOException {
    assumeTrue(Files.isDirectory(THREADS), "not a Linux");
    var before = niceness();
    int lowered = CompilerThreads.giveWay();
    var after = niceness();
    assertThat(lowered)
        .isEqualTo((int) after.keySet().stream().filter(CompilerThreadsTest::optimizes).count());
    after.forEach((thread, nice) -> {
      if (optimizes(thread)) {
        assertThat(nice).as(thread).isEqualTo(10);
      } else if (before.containsKey(thread)) {
        assertThat(nice).as(thread).isEqualTo(before.get(thread));
      }
    });
    // a virtual machine that has such a compiler has a thread for it from the start
    var options = ManagementFactory.getRuntimeMXBean().getInputArguments();
    if (options.stream().noneMatch(option -> option.contains("TieredStopAtLevel=1"))) {
      assertThat(lowered).isPositive();
    }
  }

  private static boolean optimizes(String thread) {
    return thread.contains("C2 CompilerThre");
  }

  private static Map<String, Integer> niceness() throws IOException {
    var found = new HashMap<String, Integer>();
    try (var threads = Files.newDirectoryStream(THREADS)) {
      for (var thread : threads) {
        var text = Files.readString(thread.resolve("stat"));
        // proc(5): the name in brackets, then the state; the nice value is the 19th field
        int behind = text.lastIndexOf(')') + 2;
        found.put(
            text.substring(0, behind - 1),
            Integer.parseInt(text.substring(behind).split(" ", -1)[16]));
      }
    }
    return found;
  }
}
