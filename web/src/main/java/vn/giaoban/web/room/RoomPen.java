package vn.giaoban.web.room;

import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;
import vn.giaoban.conference.room.RoomEvent;
import vn.giaoban.conference.room.RoomRuling;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.journal.JournalEntry;

/// Writes what was decided in one room: into the journal, and secret ballots into the urn with it.
final class RoomPen {
  private final UUID briefingId;
  private final Journal journal;
  private final RoomUrn urn;

  RoomPen(UUID briefingId, Journal journal, RoomUrn urn) {
    this.briefingId = briefingId;
    this.journal = journal;
    this.urn = urn;
  }

  /// The entries that were written; empty when there was nothing to write.
  Mono<List<JournalEntry>> write(Actor by, RoomRuling.Done done) {
    return switch (done) {
      case RoomRuling.Decided(var events) -> append(by, events);
      case RoomRuling.IntoUrn ballot ->
          urn.put(briefingId, ballot, append(by, List.of(ballot.event())));
      case RoomRuling.CountUrn count ->
          urn.count(briefingId, count, counts -> append(by, List.of(count.told(counts))));
      case RoomRuling.EmptyUrn(var vote, var event) ->
          urn.empty(briefingId, vote, append(by, List.of(event)));
    };
  }

  /// What several did, in one transaction.
  Mono<List<JournalEntry>> write(List<Journal.Deed> deeds) {
    return deeds.isEmpty() ? Mono.empty() : journal.append(briefingId, deeds);
  }

  private Mono<List<JournalEntry>> append(Actor by, List<RoomEvent> events) {
    return write(RoomJournal.deeds(by, events));
  }
}
