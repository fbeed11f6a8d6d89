package vn.giaoban.mail.mime;

import jakarta.mail.internet.MimeUtility;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Octets as text, in the charset named or in the one they are really in.
///
/// Names of Western charsets are believed only as far as the words are right: mail programs put
/// them before text of any kind. Sound UTF-8 is UTF-8, for text in another encoding practically
/// never is. Else the reading in which most words are Vietnamese is taken if it is clearly that,
/// and what was named if none is.
final class TextDecoding {
  private static final Charset WINDOWS_1258 = Charset.forName("windows-1258");
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /// Names that people give to anything.
  private static final Set<Charset> DOUBTFUL =
      Set.of(
          StandardCharsets.US_ASCII,
          StandardCharsets.UTF_8,
          StandardCharsets.ISO_8859_1,
          Charset.forName("ISO-8859-15"),
          WINDOWS_1252,
          WINDOWS_1258);

  /// Share of Vietnamese words from which a reading is believed, and by how much it must surpass
  /// what was named.
  private static final double BELIEVED = 0.85;

  private static final double APART = 0.05;

  /// As much as is looked at to tell them apart.
  private static final int SAMPLE = 20_000;

  private static final List<Function<byte[], String>> VIETNAMESE =
      List.of(
          LegacyVietnamese::tcvn3,
          octets -> windows(octets, WINDOWS_1258),
          LegacyVietnamese::vni,
          LegacyVietnamese::viscii);

  private TextDecoding() {}

  /// @param charset as named; empty when nobody said
  static String decode(byte[] octets, String charset) {
    if (octets.length == 0) {
      return "";
    }
    var name = charset.strip().toLowerCase(Locale.ROOT).replaceAll("[\"']", "");
    var legacy = legacy(name);
    if (legacy != null) {
      return legacy.apply(octets);
    }
    var named = named(name);
    if (named != null && !DOUBTFUL.contains(named)) {
      return new String(octets, named);
    }
    var utf8 = strict(octets);
    return utf8 != null ? unmixed(utf8) : guessed(octets, named);
  }

  private static @Nullable Function<byte[], String> legacy(String name) {
    if (name.contains("viscii")) {
      return LegacyVietnamese::viscii;
    }
    if (name.contains("tcvn") || name.contains("5712")) {
      return LegacyVietnamese::tcvn3;
    }
    if (name.contains("vni")) {
      return LegacyVietnamese::vni;
    }
    return name.equals("utf-7") || name.equals("unicode-1-1-utf-7") ? Utf7::decode : null;
  }

  private static @Nullable Charset named(String name) {
    try {
      return name.isEmpty() ? null : Charset.forName(MimeUtility.javaCharset(name));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable String strict(byte[] octets) {
    try {
      var text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(octets))
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /// UTF-8 that somebody took for windows-1252 and encoded again (`Äá»“ng Ã½`).
  private static String unmixed(String text) {
    if (text.indexOf('Ã') < 0
        && text.indexOf('Ä') < 0
        && !text.contains("á»")
        && !text.contains("áº")) {
      return text;
    }
    var octets = new byte[text.length()];
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      var one = c < 0x100 ? null : String.valueOf(c).getBytes(WINDOWS_1252);
      if (one != null && one[0] == '?') {
        return text;
      }
      octets[i] = one == null ? (byte) c : one[0];
    }
    var inner = strict(octets);
    return inner != null && share(inner) >= BELIEVED && share(text) < BELIEVED ? inner : text;
  }

  private static String guessed(byte[] octets, @Nullable Charset named) {
    Function<byte[], String> reading =
        named == null
                || named.equals(StandardCharsets.US_ASCII)
                || named.equals(StandardCharsets.UTF_8)
            ? null
            : bytes -> windows(bytes, named);
    var sample = octets.length > SAMPLE ? Arrays.copyOf(octets, SAMPLE) : octets;
    var best = reading == null ? 0 : share(reading.apply(sample)) + APART;
    for (var candidate : VIETNAMESE) {
      var share = share(candidate.apply(sample));
      if (share >= BELIEVED && share > best) {
        best = share;
        reading = candidate;
      }
    }
    if (reading != null) {
      return reading.apply(octets);
    }
    // Nearly UTF-8 with a broken character (cut inside one, say) is UTF-8.
    var utf8 = new String(octets, StandardCharsets.UTF_8);
    var broken = utf8.chars().filter(c -> c == '\uFFFD').count();
    var marked = utf8.chars().filter(c -> c >= 0x80).count();
    return broken * 4 <= marked ? utf8 : windows(octets, WINDOWS_1258);
  }

  /// Marks that follow their letter (windows-1258) become one with it.
  private static String windows(byte[] octets, Charset charset) {
    return Normalizer.normalize(new String(octets, charset), Normalizer.Form.NFC);
  }

  private static double share(String text) {
    return Syllables.share(text);
  }
}
