package vn.giaoban.mail.answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Words and what they do, in one language (`words_*.txt`); the longest phrase wins.
final class Lexicon {
  /// Words of the longest phrase.
  private static final int LONGEST = 6;

  static final Lexicon VIETNAMESE = new Lexicon(read("words_vi.txt"));

  /// The same for letters without marks (`khong the tham du`).
  static final Lexicon UNMARKED = unmarked();

  static final Lexicon ENGLISH = new Lexicon(read("words_en.txt"));

  private final Map<String, Set<WordClass>> phrases = new HashMap<>();

  /// First words of phrases: most words begin none.
  private final Set<String> begins = new HashSet<>();

  /// A phrase found: what it does and how many words it has.
  record Phrase(Set<WordClass> kinds, int words) {}

  private static final Phrase UNKNOWN = new Phrase(Set.of(), 1);

  private Lexicon(Map<String, List<String>> classes) {
    classes.forEach((name, list) -> list.forEach(phrase -> add(WordClass.valueOf(name), phrase)));
  }

  /// A sentence in the language most of its words belong to.
  static Lexed lexed(List<Word> words) {
    var plain = words.stream().allMatch(Word::isPlain);
    var vietnamese = Lexed.of(words, plain ? UNMARKED : VIETNAMESE);
    var english = Lexed.of(words, ENGLISH);
    return english.known() > vietnamese.known() ? english : vietnamese;
  }

  /// The phrase that begins at a word; of one word and without a class when it is in no phrase.
  Phrase at(List<Word> words, int index) {
    if (!begins.contains(words.get(index).key())) {
      return UNKNOWN;
    }
    var key = new StringBuilder();
    var longest = UNKNOWN;
    for (var count = 1; count <= LONGEST && index + count <= words.size(); count++) {
      key.append(count == 1 ? "" : " ").append(words.get(index + count - 1).key());
      var kinds = phrases.get(key.toString());
      if (kinds != null) {
        longest = new Phrase(kinds, count);
      }
    }
    return longest;
  }

  private static Lexicon unmarked() {
    var more = read("words_unmarked.txt");
    var dropped = Set.copyOf(more.getOrDefault("-", List.of()));
    more.remove("-");
    var lexicon = new Lexicon(more);
    VIETNAMESE.phrases.forEach((phrase, kinds) -> {
      var folded = Word.folded(phrase);
      if (!dropped.contains(folded)) {
        kinds.forEach(kind -> lexicon.add(kind, folded));
      }
    });
    return lexicon;
  }

  private void add(WordClass kind, String phrase) {
    var key = Word.phrase(phrase);
    begins.add(key.split(" ", 2)[0]);
    phrases.computeIfAbsent(key, _ -> EnumSet.noneOf(WordClass.class)).add(kind);
  }

  /// `CLASS: phrase, phrase`, with lines that begin with a blank going on.
  private static Map<String, List<String>> read(String file) {
    try (var in = Objects.requireNonNull(Lexicon.class.getResourceAsStream(file), file)) {
      var classes = new LinkedHashMap<String, List<String>>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replaceAll("(?m)^#.*$", "")
          .replaceAll("\\n\\s+", " ")
          .lines()
          .filter(line -> line.contains(":"))
          .forEach(line ->
              classes.put(
                  line.substring(0, line.indexOf(':')).strip(),
                  Stream.of(line.substring(line.indexOf(':') + 1).split(","))
                      .map(String::strip)
                      .filter(phrase -> !phrase.isEmpty())
                      .toList()));
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
