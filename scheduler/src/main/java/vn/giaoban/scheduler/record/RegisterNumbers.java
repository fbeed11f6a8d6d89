package vn.giaoban.scheduler.record;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.journal.Actor;

/// The built-in register of documents going out.
public interface RegisterNumbers {
  /// Takes the next number of the type in the year of the date, inside the caller's transaction: if
  /// that rolls back, the number was never given. Those who want a number of the same series at the
  /// same time wait for each other, so take it late in the transaction.
  Mono<RegisterEntry> take(RegisterEntry.Request request, Actor actor);

  /// What the register holds, newest number first.
  ///
  /// @param year calendar year
  /// @param type empty: all types
  /// @param words empty: everything; else what notation, subject or signer contain, whatever the
  ///   diacritics and case
  /// @param limit at most so many
  Mono<List<RegisterEntry>> search(int year, Optional<RecordType> type, String words, int limit);
}
