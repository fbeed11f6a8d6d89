package vn.giaoban.conference.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/// Feeds one parser with many mutations: its name, how many, the number from which they are made, a
/// directory with more seeds (what a run led by coverage has found). Ends with 1 at the first
/// fault, and prints the last inputs, which led to it.
public final class FuzzRun {
  /// As a read brings datagrams.
  private static final int TOGETHER = 20;

  private static final long PROGRESS = 1_000_000;

  private FuzzRun() {}

  /// The inputs of one turn, as they were before they were parsed.
  private static final class Tried {
    private final byte[][] inputs = new byte[TOGETHER][];
    private int next;

    void keep(byte[] input) {
      inputs[next++ % TOGETHER] = input.clone();
    }

    @Override
    public String toString() {
      var text = new StringBuilder();
      for (int i = 0; i < TOGETHER; i++) {
        byte[] input = inputs[(next + i) % TOGETHER];
        text.append(input == null ? "" : System.lineSeparator() + HexFormat.of().formatHex(input));
      }
      return text.toString();
    }
  }

  public static void main(String[] arguments) throws IOException {
    run(
        arguments[0],
        Parsers.valueOf(arguments[0]).start(),
        Long.parseLong(arguments[1]),
        Long.parseLong(arguments[2]),
        Path.of(arguments[3]));
  }

  /// Tries `count` mutations of the seeds and of the files in `more`; ends the program.
  public static void run(String name, Parser parser, long count, long number, Path more)
      throws IOException {
    var seeds = new ArrayList<>(parser.seeds());
    seeds.addAll(files(more));
    var mutation = new Mutation(seeds, new Random(number));
    long begun = System.nanoTime();
    long done = 0;
    var tried = new Tried();
    try {
      while (done < count) {
        int together = (int) Math.min(TOGETHER, count - done);
        parser.within(() -> {
          for (int i = 0; i < together; i++) {
            byte[] input = mutation.next();
            tried.keep(input);
            parser.parse(input);
          }
          return true;
        });
        done += together;
        if (done % PROGRESS == 0) {
          System.out.printf(
              "%s: %d inputs in %d s%n", name, done, (System.nanoTime() - begun) / 1_000_000_000);
        }
      }
    } catch (Throwable e) {
      System.out.println(name + " behind " + done + ": " + tried);
      e.printStackTrace(System.out);
      System.exit(1);
    }
    System.out.printf(
        "%s: %d inputs from %d seeds in %d s without a fault%n",
        name, count, seeds.size(), (System.nanoTime() - begun) / 1_000_000_000);
    System.exit(0);
  }

  private static List<byte[]> files(Path directory) throws IOException {
    var contents = new ArrayList<byte[]>();
    if (Files.isDirectory(directory)) {
      try (var files = Files.list(directory)) {
        for (var file : files.sorted().toList()) {
          contents.add(Files.readAllBytes(file));
        }
      }
    }
    return contents;
  }
}
