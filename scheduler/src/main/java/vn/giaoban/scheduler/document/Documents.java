package vn.giaoban.scheduler.document;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Where documents are kept (not their content, see [BlobStore]).
public interface Documents {
  /// The briefing a document is for, as far as documents care.
  ///
  /// @param state `SCHEDULED`, `OPEN`, `CLOSED` or `CANCELLED`
  /// @param agendaItems ids of its agenda
  record Target(UUID briefingId, String state, List<UUID> agendaItems) {}

  /// The briefing, its row locked until the transaction ends, so that two uploads of one document
  /// wait for each other; empty when there is none.
  Mono<Target> lock(UUID briefingId);

  /// Adds a document with its first version.
  Mono<Void> add(Document document);

  /// Adds a version to a document.
  Mono<Void> addVersion(UUID documentId, Document.Version version);

  /// All documents of a briefing in the order they were added; an empty list when there are none,
  /// or no such briefing.
  Mono<List<Document>> ofBriefing(UUID briefingId);

  /// One document of the briefing; empty when it is not there or belongs to another.
  default Mono<Document> find(UUID briefingId, UUID documentId) {
    return ofBriefing(briefingId)
        .flatMap(
            all -> Mono.justOrEmpty(all.stream().filter(d -> d.id().equals(documentId)).findAny()));
  }

  /// Whether there is such a briefing; does not lock.
  Mono<Boolean> briefingExists(UUID briefingId);

  /// The document that an upload continues: the one named, or else one for the same agenda item
  /// whose file has the same name.
  static @Nullable Document continued(
      List<Document> documents, @Nullable UUID named, @Nullable UUID agendaItem, String fileName) {
    for (var document : documents) {
      boolean same =
          named == null
              ? document.purpose() == Document.Purpose.PAPER
                  && Objects.equals(document.agendaItem(), agendaItem)
                  && document.current().fileName().equalsIgnoreCase(fileName)
              : document.id().equals(named);
      if (same) {
        return document;
      }
    }
    return null;
  }
}
