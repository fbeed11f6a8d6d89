package vn.giaoban.conference.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What Jazzer calls: `--target_args` names the parser. As a program it writes the seeds of all
/// parsers into a directory.
public final class FuzzEntry {
  private static Parser parser = Parsers.RTP.start();

  private FuzzEntry() {}

  public static void fuzzerInitialize(String[] arguments) {
    parser = Parsers.valueOf(arguments[0]).start();
  }

  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    parser.parse(input);
  }

  public static void main(String[] arguments) throws IOException {
    for (var parsers : Parsers.values()) {
      var directory = Files.createDirectories(Path.of(arguments[0], parsers.name()));
      int number = 0;
      for (byte[] seed : parsers.start().seeds()) {
        Files.write(directory.resolve(String.valueOf(number++)), seed);
      }
    }
    System.exit(0);
  }
}
