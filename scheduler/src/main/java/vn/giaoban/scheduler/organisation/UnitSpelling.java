package vn.giaoban.scheduler.organisation;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.giaoban.scheduler.writing.Written;

/// Whether two spellings are one name: "Hòa" and "Hoà" differ only in where the tone is written.
final class UnitSpelling {
  private static final Pattern TONE = Pattern.compile("[\u0300\u0301\u0303\u0309\u0323]");

  private UnitSpelling() {}

  static boolean same(String one, String other) {
    return key(one).equals(key(other));
  }

  /// Small, each syllable's tone at its end.
  static String key(String name) {
    return Arrays.stream(Written.line(name).toLowerCase(Locale.ROOT).split(" "))
        .map(syllable -> {
          var parts = Normalizer.normalize(syllable, Normalizer.Form.NFD);
          var tones =
              TONE.matcher(parts).results().map(m -> m.group()).collect(Collectors.joining());
          return Normalizer.normalize(
              TONE.matcher(parts).replaceAll("") + tones, Normalizer.Form.NFD);
        })
        .collect(Collectors.joining(" "));
  }
}
