package vn.giaoban.scheduler.record;

import java.time.LocalDate;
import java.util.UUID;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.journal.Actor;

/// A system that keeps documents for good: the built-in register, a document-management system, the
/// exchange axis.
public interface RecordSystem {
  /// The name it is asked for by, e.g. `register`.
  String name();

  /// Files the document, inside the caller's transaction where the system can.
  Mono<Filed> file(Filing filing, Actor actor);

  /// What is to be filed.
  ///
  /// @param sha256 of the content, lower-case hex
  record Filing(
      UUID documentId,
      int version,
      String sha256,
      String mediaType,
      RegisterEntry.Request request) {}

  /// Where it is now.
  ///
  /// @param reference what the system itself calls it
  record Filed(String reference, int number, String notation, LocalDate issuedOn, Status status) {}

  /// How far a document is in its system.
  enum Status {
    /// It is there, with a number.
    FILED
  }
}
