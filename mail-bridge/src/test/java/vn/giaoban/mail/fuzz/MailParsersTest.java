package vn.giaoban.mail.fuzz;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailParsersTest {
  @ParameterizedTest
  @EnumSource
  void noInputIsAFault(MailParsers parser) {
    var seeds = parser.seeds();
    seeds.forEach(parser::parse);
    var random = new Random(2026);
    for (var i = 0; i < 3_000; i++) {
      var input = damaged(seeds, random);
      try {
        parser.parse(input);
      } catch (RuntimeException e) {
        throw new AssertionError(parser + " " + HexFormat.of().formatHex(input), e);
      }
    }
  }

  /// The beginning of one with the end of another, some octets changed.
  private static byte[] damaged(List<byte[]> seeds, Random random) {
    var head = seeds.get(random.nextInt(seeds.size()));
    var tail = seeds.get(random.nextInt(seeds.size()));
    var to = random.nextInt(head.length + 1);
    var from = random.nextInt(tail.length + 1);
    var input = Arrays.copyOf(head, to + tail.length - from);
    System.arraycopy(tail, from, input, to, tail.length - from);
    for (var changes = random.nextInt(8); changes > 0 && input.length > 0; changes--) {
      input[random.nextInt(input.length)] = (byte) random.nextInt(256);
    }
    return input;
  }
}
