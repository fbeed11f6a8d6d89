package vn.giaoban.web.invitation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import vn.giaoban.web.lettertemplate.LetterPart;
import vn.giaoban.web.lettertemplate.TemplateEngine;

/// What a letter is filled with, and the letter made of it.
public final class LetterValues {
  private final Map<String, String> words;
  private final Set<String> flags = new HashSet<>();
  private final Map<String, Consumer<LetterText.Builder>> blocks = new HashMap<>();

  /// A letter, ready.
  public record Written(String subject, LetterText text) {}

  public LetterValues(Map<String, String> words) {
    this.words = new HashMap<>(words);
  }

  public void word(String name, String value) {
    words.put(name, value);
  }

  public void flag(String name, boolean holds) {
    if (holds) {
      flags.add(name);
    }
  }

  /// @param writes nothing, or the block
  void block(String name, Consumer<LetterText.Builder> writes) {
    blocks.put(name, writes);
  }

  TemplateEngine.Values values() {
    return new TemplateEngine.Values(words, flags, blocks.keySet());
  }

  /// @param office whose name stands above the heading
  Written written(TemplateEngine.Filled filled, String office, Locale language) {
    var heading = filled.heading() == null ? filled.subject() : filled.heading();
    var letter = new LetterText.Builder(heading).language(language.getLanguage()).office(office);
    for (var part : filled.parts()) {
      switch (part) {
        case LetterPart.Paragraph(var text) -> letter.paragraph(text);
        case LetterPart.Title(var text) -> letter.title(text);
        case LetterPart.Notice(var text) -> letter.notice(text);
        case LetterPart.Small(var text) -> letter.small(text);
        case LetterPart.Block(var name) -> blocks.getOrDefault(name, _ -> {}).accept(letter);
      }
    }
    return new Written(filled.subject(), letter.build());
  }
}
