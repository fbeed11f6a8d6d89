package vn.giaoban.mail.answer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.answer.Persons.Person;
import vn.giaoban.mail.answer.PlainAnswer.Certainty;
import vn.giaoban.mail.answer.PlainAnswer.Kind;
import vn.giaoban.mail.answer.PlainAnswer.Substitute;

/// Reads answers in plain Vietnamese (with and without marks) and English.
public final class PlainAnswers {
  /// Longer texts are no answers but reports; what matters stands at the beginning.
  private static final int MAX_TEXT = 8_000;

  /// Words that a mere `vâng`, `ok` may be accompanied by.
  private static final int FEW_WORDS = 4;

  private static final int MAX_COMMENT = 2_000;

  private PlainAnswers() {}

  /// A sentence and what it says.
  private record Said(Sentence sentence, Statement statement) {}

  /// What `said`, the writer's own words, seem to answer.
  ///
  /// @return empty when nothing is said plainly, or two things that contradict each other
  public static Optional<PlainAnswer> read(String said) {
    var bounded = said.length() > MAX_TEXT ? said.substring(0, MAX_TEXT) : said;
    var all =
        Sentence.of(bounded).stream()
            .map(sentence -> new Said(sentence, Statement.of(sentence)))
            .toList();
    var votes = new EnumMap<Kind, Boolean>(Kind.class);
    for (var one : all) {
      one.statement()
          .votes()
          .forEach((kind, plainly) -> votes.merge(kind, plainly, Boolean::logicalOr));
    }
    var telling = telling(all, votes);
    return kind(all, votes).map(kind -> answer(kind, bounded, telling, votes));
  }

  private static List<Said> telling(List<Said> all, Map<Kind, Boolean> votes) {
    var telling = new ArrayList<Said>();
    for (var one : all) {
      var statement = one.statement();
      if (!statement.votes().isEmpty()
          || statement.busy()
          || (votes.isEmpty() && (statement.yes() || statement.no() || statement.perhaps()))) {
        telling.add(one);
      }
    }
    return telling;
  }

  private static Optional<Kind> kind(List<Said> all, Map<Kind, Boolean> votes) {
    if (votes.containsKey(Kind.SUBSTITUTE)) {
      return Optional.of(Kind.SUBSTITUTE);
    }
    if (votes.containsKey(Kind.ACCEPT) && votes.containsKey(Kind.DECLINE)) {
      return Optional.empty();
    }
    if (votes.containsKey(Kind.TENTATIVE)) {
      return Optional.of(Kind.TENTATIVE);
    }
    if (votes.containsKey(Kind.DECLINE)) {
      return Optional.of(Kind.DECLINE);
    }
    if (votes.containsKey(Kind.ACCEPT)) {
      return Optional.of(Kind.ACCEPT);
    }
    if (all.stream().anyMatch(one -> one.statement().busy())) {
      return Optional.of(Kind.DECLINE);
    }
    var perhaps = all.stream().anyMatch(one -> one.statement().perhaps());
    if (perhaps && otherWords(all) <= FEW_WORDS) {
      return Optional.of(Kind.TENTATIVE);
    }
    var yes = all.stream().anyMatch(one -> one.statement().yes());
    if (!yes && all.stream().anyMatch(one -> one.statement().no()) && otherWords(all) <= 2) {
      return Optional.of(Kind.DECLINE);
    }
    return yes && otherWords(all) <= FEW_WORDS ? Optional.of(Kind.ACCEPT) : Optional.empty();
  }

  private static int otherWords(List<Said> all) {
    var others = 0;
    for (var one : all) {
      var words = one.sentence().words();
      for (var i = 0; i < words.size(); ) {
        var phrase = one.sentence().lexed().at(i);
        var idle =
            phrase.kinds().contains(WordClass.POLITE)
                || phrase.kinds().contains(WordClass.YES)
                || phrase.kinds().contains(WordClass.SELF);
        others += words.get(i).isWord() && !idle ? phrase.words() : 0;
        i += phrase.words();
      }
    }
    return others;
  }

  private static PlainAnswer answer(
      Kind kind, String said, List<Said> telling, Map<Kind, Boolean> votes) {
    var person = kind == Kind.SUBSTITUTE ? substitute(telling) : null;
    var evidence =
        telling.stream().map(one -> one.sentence().text()).collect(Collectors.joining(" "));
    var clear =
        votes.getOrDefault(kind, false)
            && votes.size() == 1
            && telling.stream().noneMatch(one -> one.statement().several() || unmarked(one));
    return new PlainAnswer(
        kind,
        person == null ? null : new Substitute(person.name(), person.title()),
        kind == Kind.ACCEPT ? null : reason(telling),
        cut(evidence),
        cut(said.strip()),
        clear || (kind == Kind.SUBSTITUTE && surely(votes, telling))
            ? Certainty.CLEAR
            : Certainty.LIKELY);
  }

  /// Whoever cannot come and sends somebody says one thing, not two.
  private static boolean surely(Map<Kind, Boolean> votes, List<Said> telling) {
    return votes.getOrDefault(Kind.SUBSTITUTE, false)
        && !votes.containsKey(Kind.TENTATIVE)
        && telling.stream().noneMatch(one -> one.statement().several() || unmarked(one));
  }

  private static boolean unmarked(Said one) {
    return one.sentence().lexed().lexicon() == Lexicon.UNMARKED;
  }

  private static @Nullable Person substitute(List<Said> telling) {
    Person found = null;
    for (var one : telling) {
      var person = one.statement().substitute();
      if (person != null && (found == null || (found.name() == null && person.name() != null))) {
        found = person;
      }
    }
    return found;
  }

  private static @Nullable String reason(List<Said> telling) {
    return telling.stream()
        .map(one -> one.statement().reason())
        .filter(reason -> reason != null)
        .findFirst()
        .orElse(null);
  }

  private static String cut(String text) {
    return text.length() > MAX_COMMENT ? text.substring(0, MAX_COMMENT) : text;
  }
}
