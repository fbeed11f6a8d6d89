package vn.giaoban.scheduler.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What is shown of a text: the stretch where most of the words looked for stand close together,
/// with those words told apart. Pure. The database could do it (`ts_headline`), but its parser
/// knows nothing of a word that was typed without its diacritics.
public final class Snippets {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  /// Longest stretch, in characters.
  private static final int LENGTH = 220;

  /// More words than this are not looked at; what is found beyond is shown by the text's beginning.
  private static final int MOST_WORDS = 40_000;

  private final Set<String> folded = new HashSet<>();
  private final Set<String> spelt = new HashSet<>();

  /// @param words looked for
  public Snippets(SearchWords words) {
    for (var part : words.parts()) {
      if (!part.excluded()) {
        // In a phrase with marks, a word without any has to be spelt so, too.
        boolean marks = part.words().stream().anyMatch(SearchWords::marked);
        for (var word : part.words()) {
          if (marks) {
            spelt.add(Spelling.spelt(word));
          } else {
            folded.add(Spelling.folded(word));
          }
        }
      }
    }
  }

  /// A piece of text.
  ///
  /// @param hit whether it is a word that was looked for
  public record Piece(String text, boolean hit) {}

  private record Hit(int from, int to, String word) {}

  /// The whole line, with the words told apart.
  public List<Piece> line(String text) {
    return pieces(text, 0, text.length(), hits(text));
  }

  /// The best stretch of a text; empty when no word of it was looked for.
  public List<Piece> stretch(String text) {
    var hits = hits(text);
    if (hits.isEmpty()) {
      return List.of();
    }
    int best = 0;
    int most = 0;
    for (int i = 0; i < hits.size(); i++) {
      Set<String> different = new HashSet<>();
      for (int j = i;
          j < hits.size() && hits.get(j).to() - hits.get(i).from() <= LENGTH * 2 / 3;
          j++) {
        different.add(hits.get(j).word());
      }
      if (different.size() > most) {
        most = different.size();
        best = i;
      }
    }
    int from = blank(text, Math.max(0, hits.get(best).from() - LENGTH / 4), hits.get(best).from());
    int to = Math.min(text.length(), from + LENGTH);
    int end = to == text.length() ? to : text.lastIndexOf(' ', to);
    return cut(text, from, end > hits.get(best).to() ? end : to, hits);
  }

  private static List<Piece> cut(String text, int from, int to, List<Hit> hits) {
    List<Piece> pieces = new ArrayList<>(pieces(text, from, to, hits));
    if (from > 0) {
      pieces.addFirst(new Piece("… ", false));
    }
    if (to < text.length()) {
      pieces.add(new Piece(" …", false));
    }
    return pieces;
  }

  private static List<Piece> pieces(String text, int from, int to, List<Hit> hits) {
    List<Piece> pieces = new ArrayList<>();
    int at = from;
    for (var hit : hits) {
      if (hit.from() >= at && hit.to() <= to) {
        add(pieces, text.substring(at, hit.from()), false);
        add(pieces, text.substring(hit.from(), hit.to()), true);
        at = hit.to();
      }
    }
    add(pieces, text.substring(at, Math.max(at, to)), false);
    return pieces;
  }

  private static void add(List<Piece> pieces, String text, boolean hit) {
    var line = text.replaceAll("\\s+", " ");
    if (!line.isEmpty()) {
      pieces.add(new Piece(line, hit));
    }
  }

  /// The start of the word at or after `from`, before `limit`.
  private static int blank(String text, int from, int limit) {
    if (from == 0) {
      return 0;
    }
    for (int i = from; i < limit; i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i + 1;
      }
    }
    return limit;
  }

  private List<Hit> hits(String text) {
    List<Hit> hits = new ArrayList<>();
    var words = WORD.matcher(text);
    for (int n = 0; n < MOST_WORDS && words.find(); n++) {
      var word = words.group();
      var plain = Spelling.folded(word);
      if (folded.contains(plain) || (!spelt.isEmpty() && spelt.contains(Spelling.spelt(word)))) {
        hits.add(new Hit(words.start(), words.end(), plain));
      }
    }
    return hits;
  }
}
