package vn.giaoban.web.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.giaoban.conference.fuzz.FuzzRun;
import vn.giaoban.conference.fuzz.Parser;
import vn.giaoban.mail.fuzz.MailParsers;

/// What Jazzer calls: `--target_args` names the reader. As a program it writes the seeds of all
/// readers into a directory, or, with a reader's name, a count, a number to make mutations from and
/// a directory with more seeds, tries as many.
public final class MailFuzz {
  private static MailParsers reader = MailParsers.MAIL;

  private MailFuzz() {}

  public static void fuzzerInitialize(String[] arguments) {
    reader = MailParsers.valueOf(arguments[0]);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    reader.parse(input);
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 1) {
      for (var one : MailParsers.values()) {
        var directory = Files.createDirectories(Path.of(arguments[0], one.name()));
        var number = 0;
        for (var seed : one.seeds()) {
          Files.write(directory.resolve(String.valueOf(number++)), seed);
        }
      }
      return;
    }
    FuzzRun.run(
        arguments[0],
        parser(MailParsers.valueOf(arguments[0])),
        Long.parseLong(arguments[1]),
        Long.parseLong(arguments[2]),
        Path.of(arguments[3]));
  }

  private static Parser parser(MailParsers one) {
    return new Parser() {
      @Override
      public List<byte[]> seeds() {
        return one.seeds();
      }

      @Override
      public void parse(byte[] input) {
        one.parse(input);
      }
    };
  }
}
