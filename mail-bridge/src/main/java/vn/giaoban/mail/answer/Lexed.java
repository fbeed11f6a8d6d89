package vn.giaoban.mail.answer;

import java.util.ArrayList;
import java.util.List;
import vn.giaoban.mail.answer.Lexicon.Phrase;

/// The phrases of a sentence, looked up once.
///
/// @param phrases which phrase begins at each word
record Lexed(Lexicon lexicon, List<Phrase> phrases) {
  static Lexed of(List<Word> words, Lexicon lexicon) {
    var phrases = new ArrayList<Phrase>(words.size());
    for (var i = 0; i < words.size(); i++) {
      phrases.add(lexicon.at(words, i));
    }
    return new Lexed(lexicon, phrases);
  }

  Phrase at(int word) {
    return phrases.get(word);
  }

  /// How many words belong to phrases of the language.
  int known() {
    var known = 0;
    for (var i = 0; i < phrases.size(); i += phrases.get(i).words()) {
      known += phrases.get(i).kinds().isEmpty() ? 0 : phrases.get(i).words();
    }
    return known;
  }
}
