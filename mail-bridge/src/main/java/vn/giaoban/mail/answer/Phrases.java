package vn.giaoban.mail.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.answer.Persons.Person;

/// A sentence as phrases and people, in their order.
record Phrases(Sentence sentence, List<Item> all) {
  private static final Set<String> PRONOUNS =
      Set.of(
          Word.key("tôi"),
          Word.key("em"),
          Word.phrase("chúng tôi"),
          Word.phrase("đơn vị"),
          "toi",
          "don vi",
          "chung toi",
          "i",
          "we");

  /// A phrase or a person in its place.
  ///
  /// @param kinds what the phrase does; none for a person
  /// @param from index of its first word
  /// @param to index behind its last word
  record Item(Set<WordClass> kinds, @Nullable Person person, int from, int to) {
    boolean is(WordClass kind) {
      return kinds.contains(kind);
    }
  }

  static Phrases of(Sentence sentence) {
    var people = new HashMap<Integer, Person>();
    Persons.of(sentence).forEach(person -> people.put(person.from(), person));
    var items = new ArrayList<Item>();
    for (var i = 0; i < sentence.words().size(); ) {
      var person = people.get(i);
      var phrase = sentence.lexed().at(i);
      var end = person == null ? i + phrase.words() : person.to();
      items.add(new Item(person == null ? phrase.kinds() : Set.of(), person, i, end));
      i = end;
    }
    return new Phrases(sentence, items);
  }

  int size() {
    return all.size();
  }

  Item get(int index) {
    return all.get(index);
  }

  boolean has(WordClass kind) {
    return all.stream().anyMatch(item -> item.is(kind));
  }

  /// The keys of a phrase's words.
  String key(Item item) {
    return sentence.words().subList(item.from(), item.to()).stream()
        .map(Word::key)
        .collect(Collectors.joining(" "));
  }

  boolean comesAfter(int index) {
    return all.stream()
        .skip(index + 1L)
        .anyMatch(next -> next.is(WordClass.ATTEND) || next.is(WordClass.INSTEAD));
  }

  /// The next person that no verb parts from here.
  @Nullable Person nextPerson(int index, int within) {
    for (var i = index + 1; i < all.size() && i <= index + within; i++) {
      var item = all.get(i);
      if (item.person() != null) {
        return item.person();
      }
      if (item.is(WordClass.ATTEND) || item.is(WordClass.ABSENT) || item.is(WordClass.SEND)) {
        return null;
      }
    }
    return null;
  }

  /// The last person before here, rather one with a name.
  @Nullable Person personBefore(int index) {
    var named = namedBefore(index);
    if (named != null) {
      return named;
    }
    for (var i = index - 1; i >= 0; i--) {
      if (all.get(i).person() != null) {
        return all.get(i).person();
      }
    }
    return null;
  }

  /// The last person with a name before here.
  @Nullable Person namedBefore(int index) {
    for (var i = index - 1; i >= 0; i--) {
      var person = all.get(i).person();
      if (person != null && person.name() != null) {
        return person;
      }
    }
    return null;
  }

  /// Nothing but a word of denial.
  boolean onlyDenies() {
    return all.size() <= 6
        && !all.isEmpty()
        && (all.getFirst().is(WordClass.NOT) || key(all.getFirst()).equals(Word.phrase("không ạ")))
        && all.stream()
            .skip(1)
            .noneMatch(
                item -> !item.is(WordClass.POLITE) && sentence.words().get(item.from()).isWord());
  }

  /// `Đơn vị có tham dự không ạ`
  boolean asksAtTheEnd() {
    for (var i = all.size() - 1; i > 1; i--) {
      var item = all.get(i);
      if (item.is(WordClass.NOT)) {
        // `chưa biết có dự được không` asks nobody.
        if (has(WordClass.UNSURE)) {
          return false;
        }
        return all.subList(0, i).stream().anyMatch(before -> before.is(WordClass.ATTEND))
            && item.to() - item.from() == 1;
      }
      if (!item.is(WordClass.POLITE) && sentence.words().get(item.from()).isWord()) {
        return false;
      }
    }
    return false;
  }

  /// Up to a comma, a conjunction, or what follows from it.
  @Nullable String reasonFrom(int from) {
    var to = from;
    for (var item : all) {
      if (item.from() < from) {
        continue;
      }
      var word = sentence.words().get(item.from());
      var ends =
          Set.of(",", ";", ".", ")", "(").contains(word.text())
              || (item.from() > from
                  && (item.is(WordClass.CLAUSE) && !word.key().equals(Word.key("và"))
                      || item.is(WordClass.NOT)
                      || item.is(WordClass.ABSENT)
                      || item.is(WordClass.SEND)
                      || PRONOUNS.contains(key(item)) && item.from() > from + 1));
      if (ends) {
        break;
      }
      to = item.to();
    }
    var text = sentence.between(from, to).replaceAll("^[\\s\\p{P}]+|[\\s\\p{P}]+$", "");
    return text.isEmpty() || text.length() > 300 ? null : text;
  }
}
