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
/// fault, whose input it prints.
public final class FuzzRun {
  private FuzzRun() {}

  public static void main(String[] arguments) throws IOException {
    var name = arguments[0];
    long count = Long.parseLong(arguments[1]);
    var parser = Parsers.valueOf(name).start();
    var seeds = new ArrayList<>(parser.seeds());
    seeds.addAll(files(Path.of(arguments[3])));
    var mutation = new Mutation(seeds, new Random(Long.parseLong(arguments[2])));
    long begun = System.nanoTime();
    for (long i = 0; i < count; i++) {
      byte[] input = mutation.next();
      byte[] kept = input.clone();
      try {
        parser.parse(input);
      } catch (Throwable e) {
        System.out.println(name + " " + i + " " + HexFormat.of().formatHex(kept));
        e.printStackTrace(System.out);
        System.exit(1);
      }
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
