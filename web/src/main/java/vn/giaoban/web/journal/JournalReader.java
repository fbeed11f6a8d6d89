package vn.giaoban.web.journal;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.journal.JournalEntry;
import vn.giaoban.scheduler.organisation.People;
import vn.giaoban.scheduler.organisation.Units;
import vn.giaoban.scheduler.writing.Written;
import vn.giaoban.web.language.Texts;

/// Reads journals for people: looks up what the codes in them mean and puts them in words.
@Component
class JournalReader {
  private static final int PAGE = 200;

  private final Journal journal;
  private final Units units;
  private final People people;
  private final Texts texts;
  private final InstantSource clock;

  JournalReader(Journal journal, Units units, People people, Texts texts, InstantSource clock) {
    this.journal = journal;
    this.units = units;
    this.people = people;
    this.texts = texts;
    this.clock = clock;
  }

  /// The entries after `after`, oldest first.
  Flux<EntryView> read(Briefing briefing, long after, int limit, Locale language) {
    var names = new JournalNames(briefing);
    var words = new JournalWords(texts, language);
    return journal
        .read(briefing.id(), after, limit)
        .buffer(PAGE)
        .concatMap(entries -> inWords(entries, names, words), 1);
  }

  /// The same, then every new one; never ends by itself.
  Flux<EntryView> follow(Briefing briefing, long after, Locale language) {
    var names = new JournalNames(briefing);
    var words = new JournalWords(texts, language);
    return journal
        .follow(briefing.id(), after)
        .concatMap(entry -> inWords(List.of(entry), names, words), 1);
  }

  private Flux<EntryView> inWords(
      List<JournalEntry> entries, JournalNames names, JournalWords words) {
    entries.forEach(names::learn);
    Set<String> unknown =
        entries.stream()
            .flatMap(JournalReader::mentioned)
            .filter(code -> !names.knows(code))
            .collect(Collectors.toSet());
    return learn(unknown, names)
        .thenMany(Flux.fromIterable(entries))
        .map(entry -> EntryView.of(entry, names, words));
  }

  private Mono<Void> learn(Set<String> unknown, JournalNames names) {
    if (unknown.isEmpty()) {
      return Mono.empty();
    }
    return Mono.zip(
            units.byCodes(unknown, clock.instant().atZone(Written.ZONE).toLocalDate()),
            people.find(unknown).collectList())
        .doOnNext(found -> {
          found.getT1().forEach((code, unit) -> names.learn(code, unit.name()));
          found.getT2().forEach(person -> names.learn(person.username(), person.name()));
          // What nobody knows now is not asked for again with every entry.
          unknown.forEach(code -> names.learn(code, code));
        })
        .then();
  }

  private static Stream<String> mentioned(JournalEntry entry) {
    Map<String, @Nullable Object> payload = entry.payload();
    Stream<String> members =
        Stream.of("unit", "site", "chair", "delegate", "with", "by")
            .map(payload::get)
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .map(JournalNames::id);
    return entry.actor().startsWith("job:")
        ? members
        : Stream.concat(Stream.of(JournalNames.id(entry.actor())), members);
  }
}
