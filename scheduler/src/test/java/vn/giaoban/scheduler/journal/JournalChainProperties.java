package vn.giaoban.scheduler.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

class JournalChainProperties {
  private static final UUID BRIEFING = new UUID(7, 11);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Property(tries = 100, seed = "2026")
  void aChainVerifies(@ForAll("payloads") List<Map<String, Object>> payloads) {
    assertThat(firstBroken(chain(payloads))).isZero();
  }

  @Property(tries = 100, seed = "2026")
  void anyChangedFieldIsFoundAtItsEntry(
      @ForAll("payloads") List<Map<String, Object>> payloads, @ForAll int where, @ForAll int what) {
    List<JournalEntry> chain = chain(payloads);
    int i = Math.floorMod(where, chain.size());
    JournalEntry e = chain.get(i);
    JournalEntry changed =
        switch (Math.floorMod(what, 5)) {
          case 0 -> {
            Map<String, Object> payload = new LinkedHashMap<>(e.payload());
            payload.merge("seconds", 1L, (a, b) -> a + "0");
            yield with(e, e.at(), e.actor(), e.kind(), payload, e.hash());
          }
          case 1 -> with(e, e.at().plusNanos(1000), e.actor(), e.kind(), e.payload(), e.hash());
          case 2 -> with(e, e.at(), e.actor() + "2", e.kind(), e.payload(), e.hash());
          case 3 -> with(e, e.at(), e.actor(), "Other" + e.kind(), e.payload(), e.hash());
          default -> with(e, e.at(), e.actor(), e.kind(), e.payload(), "f".repeat(64));
        };
    chain.set(i, changed);

    assertThat(firstBroken(chain)).isEqualTo(e.seq());
  }

  @Property(tries = 100, seed = "2026")
  void aMissingEntryIsFound(
      @ForAll("payloads") List<Map<String, Object>> payloads, @ForAll int where) {
    List<JournalEntry> chain = chain(payloads);
    if (chain.size() > 1) {
      int i = Math.floorMod(where, chain.size() - 1);
      chain.remove(i);

      assertThat(firstBroken(chain)).isEqualTo(i + 1L);
    }
  }

  @Property(tries = 100, seed = "2026")
  void swappedContentsAreFound(
      @ForAll("payloads") List<Map<String, Object>> payloads, @ForAll int where) {
    List<JournalEntry> chain = chain(payloads);
    if (chain.size() > 1) {
      int i = Math.floorMod(where, chain.size() - 1);
      JournalEntry a = chain.get(i);
      JournalEntry b = chain.get(i + 1);
      chain.set(i, renumbered(b, a.seq()));
      chain.set(i + 1, renumbered(a, b.seq()));

      assertThat(firstBroken(chain)).isEqualTo(i + 1L);
    }
  }

  @Property(tries = 100, seed = "2026")
  void theHashSurvivesAnyJsonLibrary(@ForAll("payloads") List<Map<String, Object>> payloads) {
    for (Map<String, Object> payload : payloads) {
      Map<String, Object> plain = CanonicalJson.plainMap(payload);

      Object reread = JSON.readValue(JSON.writeValueAsString(plain), Object.class);

      assertThat(CanonicalJson.write(reread)).isEqualTo(CanonicalJson.write(plain));
    }
  }

  @Provide
  Arbitrary<List<Map<String, Object>>> payloads() {
    Arbitrary<Object> scalar =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(12).map(Object.class::cast),
            Arbitraries.of("Xã Hải Hậu", "Đông\u0000", "\uD83D\uDE00", "\uD83D", "\"\\/\n\u0007"),
            Arbitraries.longs().map(Object.class::cast),
            Arbitraries.of(true, false));
    Arbitrary<Object> value =
        Arbitraries.oneOf(scalar, scalar.list().ofMaxSize(3).map(Object.class::cast));
    return Arbitraries.maps(Arbitraries.strings().ofMinLength(1).ofMaxLength(6), value)
        .ofMaxSize(4)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  private static List<JournalEntry> chain(List<Map<String, Object>> payloads) {
    List<JournalEntry> entries = new ArrayList<>();
    String prev = HashChain.GENESIS;
    Instant at = Instant.parse("2026-11-23T01:00:00.120Z");
    for (Map<String, Object> payload : payloads) {
      long seq = entries.size() + 1L;
      Map<String, Object> plain = CanonicalJson.plainMap(payload);
      plain.put("n", seq);
      String hash = HashChain.hash(prev, BRIEFING, seq, at, "account:thuky", "NoteSent", plain);
      entries.add(
          new JournalEntry(BRIEFING, seq, at, "account:thuky", "NoteSent", plain, prev, hash));
      prev = hash;
    }
    return entries;
  }

  private static long firstBroken(List<JournalEntry> chain) {
    long seq = 0;
    String hash = HashChain.GENESIS;
    for (JournalEntry entry : chain) {
      if (!HashChain.follows(seq, hash, entry)) {
        return seq + 1;
      }
      seq = entry.seq();
      hash = entry.hash();
    }
    return 0;
  }

  private static JournalEntry with(
      JournalEntry e,
      Instant at,
      String actor,
      String kind,
      Map<String, Object> payload,
      String hash) {
    return new JournalEntry(BRIEFING, e.seq(), at, actor, kind, payload, e.prevHash(), hash);
  }

  private static JournalEntry renumbered(JournalEntry e, long seq) {
    return new JournalEntry(
        BRIEFING, seq, e.at(), e.actor(), e.kind(), e.payload(), e.prevHash(), e.hash());
  }
}
