package vn.giaoban.mail.answer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A sentence of a mail, cut into words.
///
/// @param text as written, on one line
/// @param lexed what its words do
record Sentence(String text, List<Word> words, boolean question, Lexed lexed) {
  private static final int MAX_SENTENCES = 200;
  private static final int MAX_WORDS = 200;

  /// Abbreviated forms of address and titles: their points end no sentence.
  private static final Pattern ABBREVIATED =
      Pattern.compile(
          "(?iu)(?<![\\p{L}\\d.])(đ\\.c|d\\.c|đ/c|d/c|đ|d|t|p|q|x|tp|tx|tt|kt|tm|tl|ths|ts|pgs|gs|bs|ks|cn|mr|mrs|ms|dr|st|đc|dc|ubnd|vp|"
              + "a|b|c)\\.(?=\\s*\\p{L})");

  /// Stands for the point of an abbreviation while sentences are told apart.
  private static final char HIDDEN = '\u2024';

  private static final Pattern SALUTATION =
      Pattern.compile(
          "(?iuU)^\\W*(kính (gửi|thưa|chào)|thưa|chào|gửi|xin chào|dear|hi|hello|anh|chị|em)\\b");

  /// A line that goes on with what somebody is.
  private static final Pattern OFFICE =
      Pattern.compile("(?iuU)^(chức (vụ|danh)|title|position)\\b");

  private static final Pattern PIECE =
      Pattern.compile(
          "[\\p{L}\\p{M}\\d]+(?:['’/&.\u2024][\\p{L}\\p{M}\\d]+)*|[^\\s\\p{L}\\p{M}\\d\u2024]");

  Sentence {
    words = List.copyOf(words);
  }

  /// Cuts a text into sentences.
  static List<Sentence> of(String text) {
    var found = new ArrayList<Sentence>();
    for (var paragraph : joined(Normalizer.normalize(text, Normalizer.Form.NFC)).split("\n")) {
      var hidden = ABBREVIATED.matcher(paragraph).replaceAll("$1" + HIDDEN);
      for (var piece : hidden.split("(?<=[.!?;…])\\s+|(?<=[!?;])")) {
        if (!piece.isBlank() && found.size() < MAX_SENTENCES) {
          found.add(sentence(piece.strip()));
        }
      }
    }
    return found;
  }

  /// Lines that a mail program has wrapped become one again; others end a sentence.
  private static String joined(String text) {
    var out = new StringBuilder(text.length());
    String before = "";
    for (var line : text.split("\n")) {
      var bare = line.strip();
      var wrapped =
          !before.isEmpty()
              && !bare.isEmpty()
              && !before.matches(".*[.!?;:]$")
              && (Character.isLowerCase(bare.codePointAt(0))
                  || before.length() >= 60
                  || OFFICE.matcher(bare).find()
                  || (before.endsWith(",") && !SALUTATION.matcher(before).find()))
              && !bare.matches("^[-+*•].*");
      var join = OFFICE.matcher(bare).find() ? ", " : " ";
      out.append(out.isEmpty() ? "" : wrapped ? join : "\n").append(bare);
      before = bare;
    }
    return out.toString();
  }

  private static Sentence sentence(String hidden) {
    var text = hidden.replace(HIDDEN, '.');
    var words = new ArrayList<Word>();
    var piece = PIECE.matcher(hidden);
    while (piece.find() && words.size() < MAX_WORDS) {
      words.add(Word.of(text.substring(piece.start(), piece.end()), piece.start()));
    }
    return new Sentence(
        text, words, text.endsWith("?") || text.endsWith("?!"), Lexicon.lexed(words));
  }

  /// What words from one index up to another say, as written.
  String between(int from, int to) {
    return from >= to ? "" : text.substring(words.get(from).from(), words.get(to - 1).to());
  }
}
