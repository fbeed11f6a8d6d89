package vn.giaoban.scheduler.journal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The journal of every briefing.
public interface Journal {
  /// What happened, before it has a place in the chain.
  ///
  /// @param kind the event's simple name, past tense
  /// @param payload JSON values; no floating-point numbers (they do not survive canonical form)
  record Happening(String kind, Map<String, ? extends @Nullable Object> payload) {}

  /// What happened, and by whom.
  record Deed(Actor by, Happening happening) {}

  /// Appends entries, in order, inside the caller's transaction (or one of its own when there is
  /// none). Appenders to one briefing wait for each other, so `seq` has no gaps.
  Mono<List<JournalEntry>> append(UUID briefingId, List<Deed> deeds);

  /// Appends what one actor did.
  default Mono<List<JournalEntry>> append(
      UUID briefingId, Actor actor, List<Happening> happenings) {
    return append(
        briefingId, happenings.stream().map(happening -> new Deed(actor, happening)).toList());
  }

  /// Appends one entry.
  default Mono<JournalEntry> append(
      UUID briefingId, Actor actor, String kind, Map<String, ? extends @Nullable Object> payload) {
    return append(briefingId, actor, List.of(new Happening(kind, payload))).map(List::getFirst);
  }

  /// The entries after `afterSeq`, at most `limit`, oldest first.
  Flux<JournalEntry> read(UUID briefingId, long afterSeq, int limit);

  /// The entries after `afterSeq`, then every new one as it is committed, on any node; never ends
  /// by itself. Wakes by `NOTIFY`, catches up by `seq`.
  Flux<JournalEntry> follow(UUID briefingId, long afterSeq);

  /// Every new entry of any briefing that this node is woken for, from now on. Hot; may miss
  /// entries while the database is away: readers that must not, keep a cursor and use [#read].
  Flux<JournalEntry> live();
}
