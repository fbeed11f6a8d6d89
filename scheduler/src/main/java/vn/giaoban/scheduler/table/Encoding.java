package vn.giaoban.scheduler.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;

/// Recognises how a text file is written.
///
/// Unicode is recognised by its byte order mark, by the zeros of UTF-16, or by being sound UTF-8,
/// which text in another encoding practically never is. Of the older encodings of Vietnamese the
/// one is taken in which the words are Vietnamese; if none is clearly that, the file is refused.
final class Encoding {
  /// @param name as people call it
  record Decoded(String text, String name) {}

  /// Shares of Vietnamese words: below it a reading is not believed; two that are closer than the
  /// second figure are not told apart.
  private static final double BELIEVED = 0.85;

  private static final double APART = 0.05;

  private Encoding() {}

  static Decision<Decoded> decode(byte[] octets) {
    if (starts(octets, 0xEF, 0xBB, 0xBF)) {
      return strict(octets, 3, StandardCharsets.UTF_8, "UTF-8");
    }
    if (starts(octets, 0xFF, 0xFE)) {
      return strict(octets, 2, StandardCharsets.UTF_16LE, "UTF-16");
    }
    if (starts(octets, 0xFE, 0xFF)) {
      return strict(octets, 2, StandardCharsets.UTF_16BE, "UTF-16");
    }
    var silent = utf16WithoutMark(octets);
    if (silent != null) {
      return strict(octets, 0, silent, "UTF-16");
    }
    var utf8 = read(octets, 0, StandardCharsets.UTF_8);
    if (utf8 != null) {
      return utf8.indexOf('\0') >= 0 ? refused() : Decision.accepted(new Decoded(utf8, "UTF-8"));
    }
    return legacy(octets);
  }

  private static Decision<Decoded> legacy(byte[] octets) {
    Map<String, Function<byte[], String>> readings =
        Map.of(
            "windows-1258",
            Encoding::windows1258,
            "TCVN3",
            LegacyLetters::tcvn3,
            "VNI",
            LegacyLetters::vni);
    var shares =
        readings.entrySet().stream()
            .map(reading -> Map.entry(reading.getKey(), reading.getValue().apply(octets)))
            .map(read -> Map.entry(read, Syllables.share(read.getValue())))
            .sorted((a, b) -> Double.compare(b.getValue(), a.getValue()))
            .toList();
    var best = shares.getFirst();
    return best.getValue() < BELIEVED || best.getValue() - shares.get(1).getValue() < APART
        ? refused()
        : Decision.accepted(new Decoded(best.getKey().getValue(), best.getKey().getKey()));
  }

  private static String windows1258(byte[] octets) {
    return Normalizer.normalize(
        new String(octets, Charset.forName("windows-1258")), Normalizer.Form.NFC);
  }

  /// Text of Latin letters has a zero in every other octet.
  private static @Nullable Charset utf16WithoutMark(byte[] octets) {
    int n = Math.min(octets.length, 400) / 2 * 2;
    int even = 0;
    int odd = 0;
    for (int i = 0; i < n; i += 2) {
      even += octets[i] == 0 ? 1 : 0;
      odd += octets[i + 1] == 0 ? 1 : 0;
    }
    if (n < 8) {
      return null;
    }
    if (odd > n / 6 && even == 0) {
      return StandardCharsets.UTF_16LE;
    }
    return even > n / 6 && odd == 0 ? StandardCharsets.UTF_16BE : null;
  }

  private static Decision<Decoded> strict(byte[] octets, int from, Charset charset, String name) {
    var text = read(octets, from, charset);
    return text == null ? refused() : Decision.accepted(new Decoded(text, name));
  }

  private static @Nullable String read(byte[] octets, int from, Charset charset) {
    try {
      var text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(octets, from, octets.length - from));
      return Normalizer.normalize(text, Normalizer.Form.NFC);
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static Decision<Decoded> refused() {
    return Decision.refused(
        new Refusal(
            Refusal.Kind.INVALID,
            "table-encoding",
            Map.of("known", "UTF-8, UTF-16, windows-1258, TCVN3, VNI"),
            List.of()));
  }

  private static boolean starts(byte[] octets, int... with) {
    if (octets.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((octets[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
