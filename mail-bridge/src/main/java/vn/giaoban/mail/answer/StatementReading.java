package vn.giaoban.mail.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.answer.Persons.Person;
import vn.giaoban.mail.answer.Phrases.Item;
import vn.giaoban.mail.answer.PlainAnswer.Kind;

/// Goes through the words of a sentence once. A negation, a promise or a doubt reaches forward to
/// the next verb, and no farther than a comma or a conjunction.
final class StatementReading {
  private static final List<String> GENERAL =
      List.of("lanh dao", "can bo", "cong chuc", "chuyen vien", "nhan vien", "vien chuc", "staff");

  private static final Set<String> PERHAPS =
      Set.of(
          "maybe",
          "not sure",
          "unsure",
          "perhaps",
          "possibly",
          "tentative",
          "tentatively",
          "probably",
          Word.phrase("chưa chắc"),
          Word.phrase("chưa chắc chắn"),
          Word.phrase("có lẽ"));

  private final Sentence sentence;
  private final Phrases items;
  private final Map<Kind, Boolean> votes = new HashMap<>();
  private int negations;
  private boolean promised;
  private boolean able;
  private boolean unsure;
  private boolean named;
  private boolean past;
  private boolean asked;
  private boolean answered;
  private boolean self;
  private boolean begins = true;
  private boolean because;
  private boolean busy;
  private boolean yes;
  private boolean perhaps;
  private @Nullable Person substitute;
  private boolean several;
  private @Nullable String reason;

  StatementReading(Sentence sentence) {
    this.sentence = sentence;
    this.items = Phrases.of(sentence);
  }

  Statement read() {
    var hypothetical = items.has(WordClass.IF);
    if (!sentence.question() && !items.has(WordClass.ASK) && !items.asksAtTheEnd()) {
      for (var i = 0; i < items.size(); i++) {
        step(i, items.get(i));
      }
      if (hypothetical) {
        hypothetical();
      }
    }
    return new Statement(
        votes, substitute, several, busy, reason, yes, items.onlyDenies(), perhaps);
  }

  /// What would be if something else were is no answer; a promise with a condition is half a one.
  private void hypothetical() {
    var accepted = votes.containsKey(Kind.ACCEPT) || votes.containsKey(Kind.TENTATIVE);
    votes.clear();
    busy = false;
    substitute = null;
    if (accepted) {
      votes.put(Kind.TENTATIVE, false);
    }
  }

  private void step(int index, Item item) {
    var word = sentence.words().get(item.from());
    if (item.person() != null) {
      self = false;
      begins = false;
      return;
    }
    if (!word.isWord()) {
      if (!Set.of("\"", "'", "“", "”", "*", "_", "+").contains(word.text())) {
        boundary();
        begins = true;
      }
      return;
    }
    if (item.is(WordClass.CLAUSE) && !item.is(WordClass.NAMING)) {
      boundary();
      promised = false;
      able = false;
      begins = true;
      if (contrast(word)) {
        unsure = false;
      }
      return;
    }
    if (!verb(index, item)) {
      modifier(item);
    }
    begins &= item.is(WordClass.POLITE) || item.is(WordClass.YES) || item.is(WordClass.WILL);
  }

  private static boolean contrast(Word word) {
    return Set.of(Word.key("nhưng"), Word.key("tuy"), "but", "however", "nhung")
        .contains(word.key());
  }

  private void boundary() {
    answered = asked;
    negations = 0;
    named = false;
    past = false;
    because = false;
  }

  /// Takes a word that says something.
  private boolean verb(int index, Item item) {
    if (item.is(WordClass.SEND) && sent(index, item)) {
      return true;
    }
    if (item.is(WordClass.INSTEAD) && instead(index, item)) {
      return true;
    }
    if (item.is(WordClass.ATTEND)) {
      attend(index, item);
    } else if (item.is(WordClass.ABSENT)) {
      absent(item);
    } else if (item.is(WordClass.ASSENT)) {
      assent(index);
    } else if (item.is(WordClass.BUSY) && !item.is(WordClass.NAMING)) {
      hindered(item);
    } else {
      return false;
    }
    // `không thể kết nối tham dự`, `không đồng ý tham dự`: verbs that follow each other are denied
    // together.
    var next = index + 1 < items.size() ? items.get(index + 1) : item;
    var together = item.is(WordClass.ATTEND) || item.is(WordClass.ASSENT);
    negations = together && next.is(WordClass.ATTEND) ? negations : 0;
    return true;
  }

  private void modifier(Item item) {
    if (item.is(WordClass.NOT)) {
      negations++;
    }
    if (item.is(WordClass.UNSURE)) {
      unsure = true;
      perhaps |= PERHAPS.contains(items.key(item));
    }
    if (item.is(WordClass.CAN)) {
      able = true;
    }
    if (item.is(WordClass.CAUSE)) {
      because = true;
      reasonFrom(item.to());
    }
    if (item.is(WordClass.WILL)) {
      promised = true;
      named = false;
      // What has been confirmed is yet to come.
      past = false;
    }
    if (item.is(WordClass.NAMING) && !(promised && item.is(WordClass.WILL))) {
      named = true;
    }
    past |= item.is(WordClass.PAST);
    if (item.is(WordClass.SELF)) {
      self = true;
      // `Mong thông cảm, đơn vị xin vắng`: the wish was the others', this is one's own.
      asked &= !answered;
    }
    yes |= item.is(WordClass.YES) && negations == 0 && !past;
    if (item.is(WordClass.REQUEST)) {
      asked = true;
    } else if (item.is(WordClass.MAY)) {
      asked = false;
    }
  }

  private boolean negated() {
    return negations % 2 == 1;
  }

  private void vote(Kind kind, boolean plainly) {
    votes.merge(kind, plainly, Boolean::logicalOr);
  }

  /// Somebody is sent.
  private boolean sent(int index, Item item) {
    if (negated() || asked) {
      // `chưa bố trí được người tham dự` denies coming; `không cử người dự thay` does not.
      negations = items.has(WordClass.INSTEAD) ? 0 : negations;
      return true;
    }
    if (named && !promised) {
      return false;
    }
    var person = items.nextPerson(index, 6);
    var comes = items.comesAfter(index);
    var sentBefore = person == null && passive(index) ? items.namedBefore(index) : null;
    if (sentBefore != null && comes) {
      substitute(sentBefore);
      vote(Kind.SUBSTITUTE, true);
      return true;
    }
    if (person == null) {
      // `cử người dự thay`, `sẽ có người dự thay`
      var follows =
          items.all().subList(index + 1, Math.min(items.size(), index + 6)).stream()
              .anyMatch(next -> next.is(WordClass.INSTEAD));
      if (follows || (promised && items.key(item).endsWith(Word.key("thay")))) {
        vote(Kind.SUBSTITUTE, false);
        return true;
      }
      return false;
    }
    if (person.name() == null && (!comes || anybody(index, person))) {
      return false;
    }
    if (person.name() != null && !comes && !strong(item, person)) {
      return false;
    }
    substitute(person);
    vote(Kind.SUBSTITUTE, true);
    return true;
  }

  /// `đồng chí A được cử đi họp thay`
  private boolean passive(int index) {
    return index > 0
        && Set.of(Word.key("được"), "duoc", "been", "is").contains(items.key(items.get(index - 1)));
  }

  /// `cử lãnh đạo dự họp`: the unit comes, and nobody for somebody else.
  private boolean anybody(int index, Person person) {
    var title = Word.folded(Word.key(person.title() == null ? "" : person.title()));
    return GENERAL.stream().anyMatch(title::startsWith)
        && items.all().stream().skip(index + 1L).noneMatch(next -> next.is(WordClass.INSTEAD));
  }

  /// Words that speak of nothing else but coming for somebody.
  private boolean strong(Item item, Person person) {
    return item.to() - item.from() > 1
        || (items.key(item).startsWith("send") && person.title() != null)
        || Set.of(Word.key("cử"), "nominate", "nominated", "delegate", "delegated")
            .contains(sentence.words().get(item.from()).key());
  }

  private void substitute(Person person) {
    var known = substitute;
    if (known == null || (known.name() == null && person.name() != null)) {
      substitute = person;
    } else if (person.name() != null && !person.equals(known)) {
      several = true;
    }
  }

  /// Somebody comes for somebody else: the person before it, or behind `thay tôi là …`. A person
  /// right behind it is the one who does not come.
  private boolean instead(int index, Item item) {
    if (votes.containsKey(Kind.SUBSTITUTE) || asked) {
      return true;
    }
    if (negated()) {
      return false;
    }
    var direct = index + 1 < items.size() ? items.get(index + 1).person() : null;
    var after = direct == null ? items.nextPerson(index, 4) : null;
    var before = items.personBefore(index);
    var person = before != null ? before : after;
    if (person != null) {
      substitute(person);
      vote(Kind.SUBSTITUTE, person.name() != null);
      return true;
    }
    var comes =
        item.is(WordClass.ATTEND)
            || items.comesAfter(index)
            || items.all().subList(0, index).stream().anyMatch(b -> b.is(WordClass.ATTEND))
            || items.key(item).contains(" ");
    if (direct != null && comes && self) {
      // `Tôi xin thay mặt đồng chí Chủ tịch thông báo …` speaks for somebody and names nobody.
      if (!items.key(item).endsWith(Word.key("mặt"))) {
        votes.remove(Kind.ACCEPT);
        vote(Kind.SUBSTITUTE, false);
      }
      return true;
    }
    if (direct == null
        && comes
        && !items.key(item).endsWith(Word.key("mặt"))
        && (!named || promised)) {
      vote(Kind.SUBSTITUTE, false);
      return true;
    }
    return false;
  }

  private void attend(int index, Item item) {
    promised |= item.is(WordClass.WILL);
    if (votes.containsKey(Kind.SUBSTITUTE) && !negated()) {
      return;
    }
    if (asked || past && !negated()) {
      return;
    }
    if (negated() || cannotFollows(index)) {
      vote(unsure ? Kind.TENTATIVE : Kind.DECLINE, !unsure);
    } else if (named) {
      return;
    } else if (because) {
      busy = true;
    } else if (unsure) {
      vote(Kind.TENTATIVE, true);
    } else if (promised || self || able || begins || votes.containsKey(Kind.ACCEPT)) {
      vote(Kind.ACCEPT, promised || self || votes.getOrDefault(Kind.ACCEPT, false));
    } else if (index > 0 && items.get(index - 1).person() != null) {
      vote(Kind.ACCEPT, false);
    }
  }

  /// `tham dự không được`, `dự chưa được`
  private boolean cannotFollows(int index) {
    for (var i = index + 1; i < items.size() && i <= index + 3; i++) {
      if (items.get(i).is(WordClass.NOT)) {
        return i + 1 < items.size()
            && Set.of(Word.key("được"), "duoc").contains(items.key(items.get(i + 1)));
      }
    }
    return false;
  }

  private void absent(Item item) {
    if (asked || named || past) {
      return;
    }
    if (negated()) {
      vote(unsure ? Kind.TENTATIVE : Kind.ACCEPT, false);
    } else {
      vote(
          unsure ? Kind.TENTATIVE : Kind.DECLINE,
          promised || self || begins || item.to() - item.from() > 1);
    }
  }

  private void assent(int index) {
    if (asked || past && !self) {
      return;
    }
    for (var i = index + 1; i < items.size() && i <= index + 4; i++) {
      var next = items.get(i);
      if (!sentence.words().get(next.from()).isWord() || next.is(WordClass.ATTEND)) {
        break;
      }
      if (next.is(WordClass.MATTER)) {
        return;
      }
    }
    if (negated()) {
      vote(Kind.DECLINE, true);
    } else if (unsure) {
      vote(Kind.TENTATIVE, true);
    } else {
      vote(Kind.ACCEPT, sentence.words().size() <= 12);
      promised = true;
    }
  }

  private void hindered(Item item) {
    if (!negated()) {
      busy = true;
      if (reason == null) {
        reason = items.reasonFrom(item.from());
      }
    }
  }

  private void reasonFrom(int from) {
    if (reason == null) {
      reason = items.reasonFrom(from);
    }
  }
}
