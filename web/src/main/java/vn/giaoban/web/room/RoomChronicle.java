package vn.giaoban.web.room;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.conference.room.RoomSetup;
import vn.giaoban.conference.room.RoomState;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.journal.JournalEntry;

/// What has come true in one room: its state, worked out from the journal and from nothing else,
/// each entry once and in order. Changed by the room's queue alone; read by anybody.
final class RoomChronicle {
  private static final Logger log = LoggerFactory.getLogger(RoomChronicle.class);
  private static final int PAGE = 500;

  private final UUID briefingId;
  private final Journal journal;
  private final Function<RoomJournal.Told, Mono<Void>> happened;
  private final Function<JournalEntry, Mono<Void>> beside;
  private final List<RoomJournal.Told> history = new ArrayList<>();
  private RoomState beginning;
  private volatile RoomState state;
  private volatile long seq;

  /// @param happened told of each of the room's events, once the state has it
  /// @param beside told of each entry that is no event of the room
  RoomChronicle(
      UUID briefingId,
      Journal journal,
      RoomState beginning,
      Function<RoomJournal.Told, Mono<Void>> happened,
      Function<JournalEntry, Mono<Void>> beside) {
    this.briefingId = briefingId;
    this.journal = journal;
    this.beginning = beginning;
    this.state = beginning;
    this.happened = happened;
    this.beside = beside;
  }

  RoomState state() {
    return state;
  }

  /// From which entry on somebody is to be told, who has seen everything up to `after`.
  ///
  /// @param after null for who has seen nothing
  long known(@Nullable Long after) {
    return after != null && after >= 0 && after < seq ? after : seq;
  }

  /// The room as it was when this entry had been written.
  RoomState stateAt(long upTo) {
    if (upTo >= seq) {
      return state;
    }
    var then = beginning;
    for (var told : history) {
      if (told.seq() > upTo) {
        break;
      }
      then = then.evolve(told.event(), told.at());
    }
    return then;
  }

  /// The events after this entry.
  Stream<RoomJournal.Told> since(long from) {
    return history.stream().filter(told -> told.seq() > from);
  }

  /// The briefing itself was changed at a desk.
  void refit(RoomSetup setup) {
    beginning = RoomState.of(setup);
    state = state.refit(setup);
  }

  /// Takes up what has been written since.
  Mono<Void> catchUp() {
    return Mono.defer(() -> journal.read(briefingId, seq, PAGE).collectList())
        .flatMap(page -> page.size() < PAGE ? applyAll(page) : applyAll(page).then(catchUp()));
  }

  /// Takes up what the room itself has written.
  Mono<Void> appended(List<JournalEntry> entries) {
    // Somebody else may have written in between.
    return entries.getFirst().seq() == seq + 1 ? applyAll(entries) : catchUp();
  }

  /// Takes up whatever anybody writes from now on.
  Disposable follow(RoomQueue queue) {
    return journal
        .follow(briefingId, seq)
        .subscribe(
            entry -> queue.submit(() -> observe(entry)),
            e -> log.error("room {}: no longer follows its journal", briefingId, e));
  }

  private Mono<Void> observe(JournalEntry entry) {
    if (entry.seq() <= seq) {
      return Mono.empty();
    }
    return entry.seq() == seq + 1 ? apply(entry) : catchUp();
  }

  private Mono<Void> applyAll(List<JournalEntry> entries) {
    return Flux.fromIterable(entries).concatMap(this::apply).then();
  }

  private Mono<Void> apply(JournalEntry entry) {
    if (entry.seq() <= seq) {
      return Mono.empty();
    }
    seq = entry.seq();
    var told = RoomJournal.told(entry);
    if (told == null) {
      return beside.apply(entry);
    }
    state = state.evolve(told.event(), told.at());
    history.add(told);
    return happened.apply(told);
  }
}
