package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class PacketTraceTest {
  private final PacketTrace trace = new PacketTrace(3, 1_000_000_000L);

  private void packet(boolean in, String hex, int length, long micros) {
    var head = HexFormat.of().parseHex(hex.replace(" ", ""));
    var packet = new byte[length + 5];
    System.arraycopy(head, 0, packet, 5, Math.min(head.length, length));
    trace.packet(in, packet, 5, length, 1_000_000_000L + micros * 1000);
  }

  @Test
  void headersAreReadAndNothingElse() {
    packet(true, "80 e0 0102 00000a00 deadbeef", 1200, 1500);
    packet(false, "8f cd 0005 00000001 00000002", 24, 2000);
    packet(true, "0001 0000 2112a442 000000000000000000000000", 20, 2500);

    assertThat(trace.lines())
        .containsExactly(
            "{\"t\":0.001500,\"dir\":\"in\",\"size\":1200,\"kind\":\"rtp\",\"ssrc\":3735928559,"
                + "\"pt\":96,\"seq\":258,\"ts\":2560,\"marker\":true}",
            "{\"t\":0.002000,\"dir\":\"out\",\"size\":24,\"kind\":\"rtcp\",\"type\":205,\"fmt\":15,"
                + "\"ssrc\":1}",
            "{\"t\":0.002500,\"dir\":\"in\",\"size\":20,\"kind\":\"stun\",\"type\":1}");
  }

  @Test
  void theOldestMakeRoom() {
    for (int n = 0; n < 5; n++) {
      packet(true, "80600000000000000000000%d".formatted(n), 12, n);
    }
    assertThat(trace.count()).isEqualTo(5);
    assertThat(trace.lines()).hasSize(3).first().asString().contains("\"ssrc\":2,");
  }

  @Test
  void whatIsTooShortIsNothing() {
    packet(true, "80", 1, 0);
    packet(true, "", 0, 1);
    assertThat(trace.lines()).hasSize(2).allMatch(line -> line.endsWith("\"kind\":\"other\"}"));
  }
}
