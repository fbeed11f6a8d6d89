package vn.giaoban.scheduler.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What somebody typed, as words to look for. Pure; anything that can be typed can be read: what is
/// no word is passed over.
///
/// - A word typed without diacritics finds all its spellings, one typed with them only its own.
/// - Words in quotation marks stand beside each other.
/// - A word with a minus before it must not be there.
///
/// @param parts all of which must be there, or not
/// @param cut whether there were more words than are looked for
public record SearchWords(List<Part> parts, boolean cut) {
  /// A query of more words than this is no query any more but a pasted text.
  public static final int MOST = 24;

  /// What is read of a query at all, in characters.
  private static final int LONGEST = 2000;

  private static final int LONGEST_WORD = 60;
  private static final Pattern PIECE = Pattern.compile("(-?)\"([^\"]*)\"?|(-?)([^\\s\"]+)");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  /// One word, or several that stand beside each other.
  ///
  /// @param words as typed, letters and digits only
  /// @param excluded must not be there
  record Part(List<String> words, boolean excluded) {
    Part {
      words = List.copyOf(words);
    }
  }

  public SearchWords {
    parts = List.copyOf(parts);
  }

  /// Reads what was typed.
  public static SearchWords of(String typed) {
    var text = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
    List<Part> parts = new ArrayList<>();
    int count = 0;
    var pieces = PIECE.matcher(text);
    while (pieces.find()) {
      var quoted = pieces.group(2) != null;
      var words = words(quoted ? pieces.group(2) : pieces.group(4));
      var excluded = !(quoted ? pieces.group(1) : pieces.group(3)).isEmpty();
      if (words.isEmpty()) {
        continue;
      }
      if (count + words.size() > MOST) {
        return new SearchWords(parts, true);
      }
      count += words.size();
      if (quoted) {
        parts.add(new Part(words, excluded));
      } else {
        // "45/2018/QĐ-TTg" is four words; a minus means the first.
        for (int i = 0; i < words.size(); i++) {
          parts.add(new Part(List.of(words.get(i)), excluded && i == 0));
        }
      }
    }
    return new SearchWords(parts, typed.length() > LONGEST);
  }

  private static List<String> words(String text) {
    return WORD.matcher(text)
        .results()
        .map(java.util.regex.MatchResult::group)
        .map(word -> word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word)
        .toList();
  }

  /// Whether there is nothing to look for: no word, or only such as must not be there.
  public boolean isEmpty() {
    return parts.stream().allMatch(Part::excluded);
  }

  /// Whether a word was typed with diacritics.
  public boolean hasMarks() {
    return parts.stream().flatMap(part -> part.words().stream()).anyMatch(SearchWords::marked);
  }

  /// The same words without diacritics.
  public SearchWords withoutMarks() {
    return new SearchWords(
        parts.stream()
            .map(part ->
                new Part(part.words().stream().map(Spelling::folded).toList(), part.excluded()))
            .toList(),
        cut);
  }

  /// As PostgreSQL's `tsquery`: `giao & ban & bao4`. Only letters, digits and our own operators get
  /// into it, whatever was typed.
  String tsquery() {
    return parts.stream()
        .map(part -> (part.excluded() ? "!" : "") + beside(part))
        .collect(Collectors.joining(" & "));
  }

  private static String beside(Part part) {
    boolean marks = part.words().stream().anyMatch(SearchWords::marked);
    return part.words().stream()
        .map(word -> "'" + (marks ? Spelling.spelt(word) : Spelling.folded(word)) + "'")
        .collect(Collectors.joining(" <-> ", "(", ")"));
  }

  static boolean marked(String word) {
    return !Spelling.spelt(word).equals(Spelling.folded(word));
  }
}
