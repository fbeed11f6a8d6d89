package vn.giaoban.mail.answer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A word or a mark of punctuation.
///
/// @param text as written
/// @param key lower case, the mark of tone behind its letters, so that `hoà` and `hòa` are the same
/// @param from index of its first character in the text
/// @param to index behind its last character
record Word(String text, String key, int from, int to) {
  static Word of(String text, int from) {
    return new Word(text, key(text), from, from + text.length());
  }

  static String key(String word) {
    var tone = new StringBuilder();
    var letters = new StringBuilder();
    var parts = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    for (var i = 0; i < parts.length(); i++) {
      var c = parts.charAt(i);
      var mark = c == '\u0300' || c == '\u0301' || c == '\u0303' || c == '\u0309' || c == '\u0323';
      (mark ? tone : letters).append(c);
    }
    return Normalizer.normalize(letters, Normalizer.Form.NFC) + tone;
  }

  /// The keys of words with blanks between them.
  static String phrase(String words) {
    return Stream.of(words.split(" ")).map(Word::key).collect(Collectors.joining(" "));
  }

  /// The key without any marks.
  static String folded(String key) {
    return Normalizer.normalize(key, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .replace('đ', 'd');
  }

  boolean isWord() {
    return Character.isLetterOrDigit(text.codePointAt(0));
  }

  boolean isPlain() {
    return text.chars().allMatch(c -> c < 0x80);
  }

  /// Begins with a capital letter.
  boolean isCapital() {
    return Character.isUpperCase(text.codePointAt(0));
  }

  /// Nothing but capital letters.
  boolean isUpper() {
    return isCapital() && text.equals(text.toUpperCase(Locale.ROOT));
  }

  /// Nothing but capital letters, more than one.
  boolean isShouted() {
    return text.length() > 1 && isUpper();
  }
}
