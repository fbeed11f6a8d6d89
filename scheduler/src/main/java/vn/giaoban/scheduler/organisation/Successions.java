package vn.giaoban.scheduler.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.journal.Actor;

/// Whoever refers to units of days to come hears here, in the same transaction, that others have
/// taken over.
public interface Successions {
  /// @param on first day of the heirs
  /// @return the briefings that were touched
  Mono<List<UUID>> succeeded(LocalDate on, List<UnitChange.Ended> ended, Actor actor);

  /// Called once everything is committed.
  Mono<Void> told(List<UUID> briefings);
}
