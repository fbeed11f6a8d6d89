package vn.giaoban.scheduler.minutes;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.document.BlobStore;
import vn.giaoban.scheduler.document.Document;
import vn.giaoban.scheduler.document.Document.Purpose;
import vn.giaoban.scheduler.document.Document.Version;
import vn.giaoban.scheduler.document.Documents;
import vn.giaoban.scheduler.document.FileKind;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.minutes.Minutes.Approval;
import vn.giaoban.scheduler.record.RecordService;
import vn.giaoban.scheduler.record.RecordType;
import vn.giaoban.scheduler.record.RegisterEntry;
import vn.giaoban.scheduler.record.RegisterNumbers;

/// Approving minutes: the text is frozen, gets the next BB number, is printed and filed, and the
/// briefing's papers are filed with it; all of it or nothing.
public final class MinutesApprovals {
  /// No file of minutes comes near it; the store wants a bound.
  private static final long MAX_PDF = 64L << 20;

  private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

  private final MinutesDrafts drafts;
  private final MinutesStore store;
  private final MinutesPrints prints;
  private final Documents documents;
  private final BlobStore blobs;
  private final RegisterNumbers register;
  private final RecordService records;
  private final Journal journal;
  private final TransactionalOperator transaction;
  private final InstantSource clock;
  private final AfterApproval after;

  public MinutesApprovals(
      MinutesDrafts drafts,
      MinutesStore store,
      MinutesPrints prints,
      Documents documents,
      BlobStore blobs,
      RegisterNumbers register,
      RecordService records,
      Journal journal,
      TransactionalOperator transaction,
      InstantSource clock,
      AfterApproval after) {
    this.drafts = drafts;
    this.store = store;
    this.prints = prints;
    this.documents = documents;
    this.blobs = blobs;
    this.register = register;
    this.records = records;
    this.journal = journal;
    this.transaction = transaction;
    this.clock = clock;
    this.after = after;
  }

  /// Who approves, by account.
  public record Approver(String username, String name) {
    Actor actor() {
      return Actor.account(username);
    }
  }

  /// Approves the minutes.
  ///
  /// @param seen the tag the approver has read; empty: whatever is there
  public Mono<Minutes> approve(UUID briefingId, String seen, Approver approver) {
    var approve =
        documents
            .lock(briefingId)
            .then(store.lock(briefingId))
            .flatMap(current -> {
              if (current.approval() != null) {
                return Mono.error(
                    new RefusedException(Refusal.of(Refusal.Kind.CONFLICT, "minutes-approved")));
              }
              if (!seen.isEmpty() && !seen.equals(current.tag())) {
                return Mono.error(new RefusedException(MinutesEdit.stale(current)));
              }
              return records.fileAll(briefingId, approver.actor()).then(freeze(current, approver));
            });
    return drafts.get(briefingId).then(transaction.transactional(approve));
  }

  private Mono<Minutes> freeze(Minutes current, Approver approver) {
    var now = clock.instant();
    var request =
        new RegisterEntry.Request(
            RecordType.MINUTES,
            LocalDate.ofInstant(now, VIETNAM),
            "Biên bản " + current.title(),
            current.body().heading().chair().name(),
            0);
    return register
        .take(request, approver.actor())
        .flatMap(entry ->
            prints
                .print(current, entry.notation(), now)
                .flatMap(printed -> keep(printed, current, entry, approver, now))
                .flatMap(document -> save(current, entry, document, approver, now)));
  }

  private Mono<Document> keep(
      MinutesSheet.Printed printed,
      Minutes current,
      RegisterEntry entry,
      Approver approver,
      Instant now) {
    return blobs
        .stage(Flux.just(ByteBuffer.wrap(printed.pdf())), MAX_PDF)
        .flatMap(staged -> {
          var version =
              new Version(
                  1,
                  "Bien-ban-" + entry.notation().replace('/', '-') + ".pdf",
                  FileKind.PDF.mediaType(),
                  staged.size(),
                  staged.sha256(),
                  printed.pages(),
                  approver.actor().value(),
                  now);
          var document =
              new Document(
                  UUID.randomUUID(),
                  current.briefingId(),
                  Purpose.MINUTES,
                  "Biên bản " + current.title(),
                  null,
                  List.of(version));
          return blobs.keep(staged).then(documents.add(document)).thenReturn(document);
        });
  }

  private Mono<Minutes> save(
      Minutes current, RegisterEntry entry, Document document, Approver approver, Instant now) {
    var approval =
        new Approval(
            approver.username(),
            approver.name(),
            now,
            entry.number(),
            entry.notation(),
            entry.issuedOn(),
            document.current().sha256(),
            document.id());
    var id = current.briefingId();
    var approved =
        new Minutes(id, current.version(), current.title(), current.body(), approval, null);
    return store
        .approve(id, approval)
        .then(journal.append(id, approver.actor(), "MinutesApproved", payload(current, approval)))
        .then(records.fileMinutes(id, document, entry, approver.actor()))
        .then(Mono.defer(() -> after.approved(approved, approver.actor())))
        .thenReturn(approved);
  }

  private static Map<String, Object> payload(Minutes minutes, Approval approval) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("version", minutes.version());
    payload.put("by", approval.by());
    payload.put("name", approval.name());
    payload.put("sha256", approval.sha256());
    payload.put("notation", approval.notation());
    return payload;
  }
}
