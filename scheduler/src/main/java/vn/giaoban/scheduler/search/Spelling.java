package vn.giaoban.scheduler.search;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// How words are spelt in the index; the same as the functions `fold` and `spelt` of the database.
final class Spelling {
  /// U+0300 … U+036F, what NFD makes of diacritics.
  private static final Pattern MARKS = Pattern.compile("[\u0300-\u036f]");

  /// The five tones in their NFD form, and the digit each has in the index (as in VNI typing).
  private static final String TONES = "\u0301\u0300\u0309\u0303\u0323";

  private static final String VOWEL_MARKS = "\u0302\u0306\u031b";

  private Spelling() {}

  /// Lower case without diacritics: `Đê điều` is `de dieu`.
  static String folded(String text) {
    return MARKS.matcher(decomposed(text)).replaceAll("").replace('đ', 'd');
  }

  /// Lower case with diacritics, the tone as a digit at the end of its syllable: `Hoà` and `Hòa`
  /// are `hoa2`, `điều` is `điêu2`.
  static String spelt(String text) {
    var nfd = decomposed(text);
    var out = new StringBuilder(nfd.length());
    int tone = 0;
    for (int i = 0; i < nfd.length(); i++) {
      char c = nfd.charAt(i);
      int found = TONES.indexOf(c) + 1;
      if (found > 0) {
        // A second tone in one syllable is no Vietnamese; it ends the first.
        if (tone > 0) {
          out.append(tone);
        }
        tone = found;
        continue;
      }
      if (tone > 0 && !(c >= 'a' && c <= 'z') && c != 'đ' && VOWEL_MARKS.indexOf(c) < 0) {
        out.append(tone);
        tone = 0;
      }
      out.append(c);
    }
    if (tone > 0) {
      out.append(tone);
    }
    return Normalizer.normalize(out, Normalizer.Form.NFC);
  }

  private static String decomposed(String text) {
    return Normalizer.normalize(text.replace('Đ', 'đ').replace('Ð', 'đ'), Normalizer.Form.NFD)
        .toLowerCase(Locale.ROOT);
  }
}
