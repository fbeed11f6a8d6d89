package vn.giaoban.mail.mime;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Tells how Vietnamese a text looks: which share of its words with marks are syllables of the
/// language. A text read in the wrong encoding has hardly any.
final class Syllables {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\x{FFFD}]+");
  private static final Pattern TONE = Pattern.compile("[\u0300\u0301\u0303\u0309\u0323]");

  /// Onset, rhyme, ending; without tone. NFC otherwise.
  private static final Pattern SYLLABLE =
      Pattern.compile(
          "(?:ngh|ng|nh|ph|th|tr|ch|kh|gh|gi|qu|kr|br|dr|pl|kl|[bcdđghklmnpqrstvx])?"
              + "(?:uyê|iêu|yêu|oai|oay|oeo|uây|uôi|ươi|ươu|uya|uyu|iê|yê|uô|ươ|oa|oă|oe|uâ|uê|uơ|uy|"
              + "ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oi|ôi|ơi|ua|ui|ưa|ưi|ưu|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y)"
              + "(?:ng|nh|ch|[ckmnpt])?");

  private Syllables() {}

  /// @return 0..1; 1 when there is no word with marks at all
  static double share(String text) {
    int marked = 0;
    int right = 0;
    var words = WORD.matcher(text);
    while (words.find() && marked < 4000) {
      var word = words.group();
      if (word.chars().allMatch(c -> c < 0x80)) {
        continue;
      }
      marked++;
      if (isSyllable(word)) {
        right++;
      }
    }
    return marked == 0 ? 1 : (double) right / marked;
  }

  static boolean isSyllable(String word) {
    var parts = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    var tones = TONE.matcher(parts).results().count();
    var bare = Normalizer.normalize(TONE.matcher(parts).replaceAll(""), Normalizer.Form.NFC);
    return tones <= 1 && SYLLABLE.matcher(bare).matches();
  }
}
