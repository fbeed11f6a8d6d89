package vn.giaoban.conference.fuzz;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParsersTest {
  @ParameterizedTest
  @EnumSource
  void noInputIsAFault(Parsers parsers) throws Exception {
    var parser = parsers.start();
    var seeds = parser.seeds();
    for (byte[] seed : seeds) {
      parser.parse(seed.clone());
    }
    var mutation = new Mutation(seeds, new Random(2026));
    for (int i = 0; i < mutations(parsers); i++) {
      byte[] input = mutation.next();
      byte[] kept = input.clone();
      try {
        parser.parse(input);
      } catch (Exception e) {
        throw new AssertionError(parsers + " " + HexFormat.of().formatHex(kept), e);
      }
    }
  }

  /// As many as take a second or less.
  private static int mutations(Parsers parsers) {
    return switch (parsers) {
      case STUN, RTP, RTCP, FRAGMENT, TCP -> 20_000;
      case DATAGRAM, SESSION -> 3000;
      case SDP -> 1000;
      case DTLS -> 200;
    };
  }
}
