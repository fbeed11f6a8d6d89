package vn.giaoban.conference.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import vn.giaoban.conference.sdp.Agreement;
import vn.giaoban.conference.sdp.AnswerWriter;
import vn.giaoban.conference.sdp.SentSource;
import vn.giaoban.conference.transport.Fingerprint;
import vn.giaoban.conference.transport.IceCredentials;

final class SdpParser implements Parser {
  private static final Fingerprint FINGERPRINT =
      Fingerprint.parse("sha-256 " + "AB:".repeat(31) + "CD").orElseThrow();

  @Override
  public List<byte[]> seeds() {
    return Stream.of("chromium", "firefox", "gstreamer").map(SdpParser::offer).toList();
  }

  static byte[] offer(String client) {
    try (var in = SdpParser.class.getResourceAsStream("/sdp/" + client + ".sdp")) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void parse(byte[] input) {
    var agreement = Agreement.on(new String(input, StandardCharsets.UTF_8), true, true, 40);
    switch (agreement) {
      case Agreement.Agreed(var sections, var _, var _) -> {
        Map<String, SentSource> sent = new HashMap<>();
        for (var section : sections) {
          if (section.send() && !section.isRejected()) {
            sent.put(section.mid(), new SentSource(1, 2, "stream", "track"));
          }
        }
        new AnswerWriter(
                new IceCredentials("u", "p"),
                FINGERPRINT,
                List.of(InetAddress.getLoopbackAddress()),
                10_000)
            .answer(sections, sent, 1);
      }
      case Agreement.Disagreed _ -> {}
    }
  }
}
