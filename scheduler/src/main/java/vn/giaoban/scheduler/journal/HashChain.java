package vn.giaoban.scheduler.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How entries are chained: `hash = SHA-256(prevHash LF canonical(entry))`, all UTF-8, where
/// `canonical(entry)` is the [CanonicalJson] of the members `actor`, `at` (UTC, six digits of a
/// second), `briefing`, `kind`, `payload`, `seq`. Anybody can recompute it from the journal as
/// JSON.
final class HashChain {
  /// What stands before the first entry.
  static final String GENESIS = "0".repeat(64);

  /// Always six digits: the spelling must not depend on whether the microseconds end in zeros.
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private HashChain() {}

  /// The hash of an entry that follows `prevHash`.
  ///
  /// @param payload plain JSON, see [CanonicalJson#plainMap]
  static String hash(
      String prevHash,
      UUID briefingId,
      long seq,
      Instant at,
      String actor,
      String kind,
      Map<String, ? extends @Nullable Object> payload) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("actor", actor);
    entry.put("at", AT.format(at));
    entry.put("briefing", briefingId.toString());
    entry.put("kind", kind);
    entry.put("payload", payload);
    entry.put("seq", seq);
    byte[] text = (prevHash + "\n" + CanonicalJson.write(entry)).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(sha256().digest(text));
  }

  /// Whether the entry is what follows the link (`seq`, `hash`).
  static boolean follows(long seq, String hash, JournalEntry entry) {
    if (entry.seq() != seq + 1 || !entry.prevHash().equals(hash)) {
      return false;
    }
    try {
      return entry
          .hash()
          .equals(
              hash(
                  hash,
                  entry.briefingId(),
                  entry.seq(),
                  entry.at(),
                  entry.actor(),
                  entry.kind(),
                  entry.payload()));
    } catch (IllegalArgumentException floatsWereNeverWritten) {
      return false;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
