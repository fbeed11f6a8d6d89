package vn.giaoban.scheduler.document;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.document.Document.Purpose;
import vn.giaoban.scheduler.document.Document.Version;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;

/// Takes documents in and hands them out. A refused file leaves nothing behind.
public final class DocumentService {
  /// A title longer than a register's subject could not be filed.
  private static final int MAX_TITLE = 500;

  /// A first page that takes longer to read was made to take long.
  private static final Duration INSPECTION = Duration.ofSeconds(30);

  private final Documents documents;
  private final BlobStore blobs;
  private final Inspector inspector;
  private final Journal journal;
  private final TransactionalOperator transaction;
  private final InstantSource clock;

  public DocumentService(
      Documents documents,
      BlobStore blobs,
      Inspector inspector,
      Journal journal,
      TransactionalOperator transaction,
      InstantSource clock) {
    this.documents = documents;
    this.blobs = blobs;
    this.inspector = inspector;
    this.journal = journal;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// What became of an upload.
  ///
  /// @param added false when this very content was there already and nothing changed
  public record Added(Document document, boolean added) {}

  /// Refuses, before any octet is received, when there is no such briefing.
  public Mono<Void> expect(UUID briefingId) {
    return documents
        .briefingExists(briefingId)
        .flatMap(there -> there ? Mono.empty() : Mono.error(noBriefing()));
  }

  /// Checks the file and adds it: as a new document, or as the next version of the one it
  /// continues. Takes over the staged content.
  public Mono<Added> add(UUID briefingId, Upload upload, Actor actor) {
    var claim = claim(upload);
    return inspected(upload, claim)
        .flatMap(found ->
            switch (FileCheck.content(claim, upload.content().size(), found)) {
              case Decision.Refused<FileKind>(var refusal) ->
                  Mono.<Added>error(new RefusedException(refusal));
              case Decision.Accepted<FileKind>(var kind) ->
                  transaction.transactional(
                      save(briefingId, upload, claim, kind, found.pages(), actor));
            })
        .onErrorResume(error -> blobs.discard(upload.content()).then(Mono.<Added>error(error)))
        .flatMap(added -> blobs.discard(upload.content()).thenReturn(added));
  }

  /// All documents of the briefing, oldest first.
  public Mono<List<Document>> list(UUID briefingId) {
    return expect(briefingId).then(documents.ofBriefing(briefingId));
  }

  /// One document.
  public Mono<Document> get(UUID briefingId, UUID documentId) {
    return documents
        .find(briefingId, documentId)
        .switchIfEmpty(Mono.error(() -> noDocument(documentId)));
  }

  /// One version of a document.
  ///
  /// @param number null: the newest
  public Mono<Version> version(UUID briefingId, UUID documentId, @Nullable Integer number) {
    return get(briefingId, documentId)
        .flatMap(document ->
            Mono.justOrEmpty(
                document.versions().stream()
                    .filter(
                        v -> v.number() == (number == null ? document.current().number() : number))
                    .findAny()))
        .switchIfEmpty(Mono.error(() -> noDocument(documentId)));
  }

  private static FileCheck.Claim claim(Upload upload) {
    var name = FileName.of(upload.fileName());
    var title = upload.title().isBlank() ? name.stem() : upload.title().strip();
    return new FileCheck.Claim(name, upload.declaredType(), upload.mark(), title);
  }

  private Mono<Inspection> inspected(Upload upload, FileCheck.Claim claim) {
    if (upload.content().size() == 0
        || FileCheck.claim(claim) instanceof Decision.Refused<FileKind>) {
      return Mono.just(Inspection.unknown());
    }
    return Mono.fromCallable(() -> inspector.inspect(upload.content().file()))
        .subscribeOn(Schedulers.boundedElastic())
        .timeout(INSPECTION)
        .onErrorResume(
            TimeoutException.class,
            e ->
                Mono.error(
                    new RefusedException(
                        Refusal.of(
                            Refusal.Kind.INVALID,
                            "document-unreadable",
                            Map.of("fileName", claim.name().value())))));
  }

  private Mono<Added> save(
      UUID briefingId,
      Upload upload,
      FileCheck.Claim claim,
      FileKind kind,
      int pages,
      Actor actor) {
    if (claim.title().length() > MAX_TITLE) {
      var fault = new FieldFault("title", "too-long", Map.of("max", MAX_TITLE));
      return Mono.error(new RefusedException(Refusal.invalid(List.of(fault))));
    }
    return documents
        .lock(briefingId)
        .switchIfEmpty(Mono.error(DocumentService::noBriefing))
        .flatMap(target -> checked(target, upload))
        .then(documents.ofBriefing(briefingId))
        .flatMap(existing -> {
          var continued =
              Documents.continued(
                  existing, upload.document(), upload.agendaItem(), claim.name().value());
          if (continued == null && upload.document() != null) {
            return Mono.error(noDocument(upload.document()));
          }
          var same = alreadyThere(existing, continued, upload);
          if (same != null) {
            return Mono.just(new Added(same, false));
          }
          return write(briefingId, upload, claim, kind, pages, actor, continued);
        });
  }

  private static Mono<Void> checked(Documents.Target target, Upload upload) {
    if (target.state().equals("CANCELLED")) {
      return Mono.error(
          new RefusedException(Refusal.of(Refusal.Kind.CONFLICT, "briefing-cancelled-papers")));
    }
    if (upload.agendaItem() != null && !target.agendaItems().contains(upload.agendaItem())) {
      var fault = FieldFault.of("agendaItem", "unknown-agenda-item");
      return Mono.error(new RefusedException(Refusal.invalid(List.of(fault))));
    }
    return Mono.empty();
  }

  /// The document that already has this content for this agenda item.
  private static @Nullable Document alreadyThere(
      List<Document> existing, @Nullable Document continued, Upload upload) {
    var sha256 = upload.content().sha256();
    if (continued != null) {
      return continued.current().sha256().equals(sha256) ? continued : null;
    }
    for (var document : existing) {
      if (document.purpose() == Purpose.PAPER
          && Objects.equals(document.agendaItem(), upload.agendaItem())
          && document.current().sha256().equals(sha256)) {
        return document;
      }
    }
    return null;
  }

  private Mono<Added> write(
      UUID briefingId,
      Upload upload,
      FileCheck.Claim claim,
      FileKind kind,
      int pages,
      Actor actor,
      @Nullable Document continued) {
    var version =
        new Version(
            continued == null ? 1 : continued.current().number() + 1,
            claim.name().value(),
            kind.mediaType(),
            upload.content().size(),
            upload.content().sha256(),
            pages,
            actor.value(),
            clock.instant());
    var document =
        continued == null
            ? new Document(
                UUID.randomUUID(),
                briefingId,
                Purpose.PAPER,
                claim.title(),
                upload.agendaItem(),
                List.of(version))
            : continued.with(version);
    // Content first: a row without content would be a lie, content without a row is only litter.
    return blobs
        .keep(upload.content())
        .then(
            continued == null
                ? documents.add(document)
                : documents.addVersion(document.id(), version))
        .then(journal.append(briefingId, actor, "DocumentAdded", payload(document)))
        .thenReturn(new Added(document, true));
  }

  /// The fields of `DocumentAdded` for the newest version of `document`.
  public static Map<String, Object> payload(Document document) {
    var version = document.current();
    Map<String, Object> payload = new TreeMap<>();
    payload.put("document", document.id().toString());
    payload.put("version", version.number());
    payload.put("title", document.title());
    payload.put("fileName", version.fileName());
    payload.put("sha256", version.sha256());
    payload.put("size", version.size());
    if (document.agendaItem() != null) {
      payload.put("agendaItem", document.agendaItem().toString());
    }
    return payload;
  }

  private static RefusedException noBriefing() {
    return new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, "briefing-not-found"));
  }

  private static RefusedException noDocument(UUID id) {
    return new RefusedException(
        Refusal.of(Refusal.Kind.NOT_FOUND, "no-such-document", Map.of("document", id.toString())));
  }
}
