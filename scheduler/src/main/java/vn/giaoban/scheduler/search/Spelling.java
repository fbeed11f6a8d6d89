package vn.giaoban.scheduler.search;

import java.text.Normalizer;
import java.util.Locale;

/// How words are spelt in the index; the same as the functions `spelt` and `searched` of the
/// database (`V60__search.sql`).
final class Spelling {
  private static final String MARKED =
      "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịó" + "òỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ";
  private static final String PLAIN =
      "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiio" + "oooooooooooooooouuuuuuuuuuuyyyyyd";

  /// A tone on the first of two vowels at the end of a syllable, and the place where it is looked
  /// for.
  private static final String[][] TONES = {
    {"óa", "oá"}, {"òa", "oà"}, {"ỏa", "oả"}, {"õa", "oã"}, {"ọa", "oạ"},
    {"óe", "oé"}, {"òe", "oè"}, {"ỏe", "oẻ"}, {"õe", "oẽ"}, {"ọe", "oẹ"},
    {"úy", "uý"}, {"ùy", "uỳ"}, {"ủy", "uỷ"}, {"ũy", "uỹ"}, {"ụy", "uỵ"},
  };

  private Spelling() {}

  /// Lower case, NFC, one place for the tone: `Hòa` and `hoà` are `hoà`.
  static String spelt(String text) {
    var spelt = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    for (var tone : TONES) {
      spelt = spelt.replace(tone[0], tone[1]);
    }
    return spelt;
  }

  /// [#spelt] without diacritics: `Đê điều` is `de dieu`.
  static String folded(String text) {
    var folded = new StringBuilder(spelt(text));
    for (int i = 0; i < folded.length(); i++) {
      int place = folded.charAt(i) < 128 ? -1 : MARKED.indexOf(folded.charAt(i));
      if (place >= 0) {
        folded.setCharAt(i, PLAIN.charAt(place));
      }
    }
    return folded.toString();
  }
}
