package vn.giaoban.scheduler.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
  @Test
  void membersAreSortedAndEscapesAreTheShortest() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("ten", List.of(1, 2L, "Hải \"Hậu\"\n\u0001"));
    value.put("a", true);
    value.put("b", null);

    assertThat(CanonicalJson.write(CanonicalJson.plain(value)))
        .isEqualTo("{\"a\":true,\"b\":null,\"ten\":[1,2,\"Hải \\\"Hậu\\\"\\n\\u0001\"]}");
  }

  @Test
  void numbersWithAFractionAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.plain(List.of(1.5)));
  }

  /// A fixed value, computed outside: the spelling must never change, old journals depend on it.
  @Test
  void theHashOfAnEntryIsFixedForEver() throws Exception {
    String text =
        "0".repeat(64)
            + "\n{\"actor\":\"account:thuky\",\"at\":\"2026-11-23T01:00:00.120000Z\","
            + "\"briefing\":\"00000000-0000-0007-0000-00000000000b\",\"kind\":\"RoomOpened\","
            + "\"payload\":{\"by\":\"thuky\"},\"seq\":1}";
    byte[] digest =
        java.security.MessageDigest.getInstance("SHA-256")
            .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThat(
            HashChain.hash(
                HashChain.GENESIS,
                new UUID(7, 11),
                1,
                Instant.parse("2026-11-23T01:00:00.120Z"),
                "account:thuky",
                "RoomOpened",
                Map.of("by", "thuky")))
        .isEqualTo(java.util.HexFormat.of().formatHex(digest));
  }
}
