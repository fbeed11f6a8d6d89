package vn.giaoban.scheduler.tray;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.document.BlobStore;
import vn.giaoban.scheduler.document.DocumentService;
import vn.giaoban.scheduler.document.Upload;
import vn.giaoban.scheduler.inbox.Attachment;
import vn.giaoban.scheduler.inbox.InboxMail;
import vn.giaoban.scheduler.inbox.InboxRows;
import vn.giaoban.scheduler.inbox.MailParts;
import vn.giaoban.scheduler.inbox.VirusCheck;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.preparation.DocumentRequest;
import vn.giaoban.scheduler.preparation.DocumentRequests;

/// Files the papers of a mail with a meeting, by the same checks as papers that are uploaded.
public final class TrayFiling {
  private static final int CHUNK = 64 * 1024;

  private final Tray tray;
  private final InboxRows rows;
  private final MailParts parts;
  private final VirusCheck viruses;
  private final BlobStore blobs;
  private final DocumentService documents;
  private final DocumentRequests requests;
  private final long maxOctets;

  /// @param maxOctets of one file
  public TrayFiling(
      Tray tray,
      InboxRows rows,
      MailParts parts,
      VirusCheck viruses,
      BlobStore blobs,
      DocumentService documents,
      DocumentRequests requests,
      long maxOctets) {
    this.tray = tray;
    this.rows = rows;
    this.parts = parts;
    this.viruses = viruses;
    this.blobs = blobs;
    this.documents = documents;
    this.requests = requests;
    this.maxOctets = maxOctets;
  }

  /// Where papers go.
  ///
  /// @param request that they answer; null: whatever the unit owes for the item, if anything
  /// @param agendaItem null: the whole meeting
  /// @param attachments indexes
  public record Filing(
      UUID briefingId,
      @Nullable UUID request,
      @Nullable UUID agendaItem,
      List<Integer> attachments) {}

  /// One file of a mail; refused as `no-such-attachment`.
  ///
  /// @param content all of it: it is in memory as part of the mail anyway
  public record File(Attachment attachment, byte[] content) {}

  /// Reads a file of a mail that is, or was, in the tray.
  public Mono<File> file(UUID id, int index) {
    return tray.find(id).flatMap(mail -> rows.raw(id).flatMap(raw -> file(mail, raw, index)));
  }

  private Mono<File> file(InboxMail mail, byte[] raw, int index) {
    var named = mail.attachments().stream().filter(one -> one.index() == index).findFirst();
    return Mono.fromCallable(
            () -> named.flatMap(one -> parts.open(raw, index).map(in -> new File(one, octets(in)))))
        .subscribeOn(Schedulers.boundedElastic())
        .flatMap(Mono::justOrEmpty)
        .switchIfEmpty(
            Mono.error(() ->
                new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, "no-such-attachment"))));
  }

  private static byte[] octets(InputStream in) {
    try (in) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Adds the papers to the meeting, one after the other, each checked as an upload is; then notes
  /// what they answered and takes the mail out of the tray. When one is refused, those before it
  /// stay filed, the mail stays in the tray, and filing again adds nothing twice.
  public Mono<InboxMail> file(UUID id, Filing filing, String by) {
    if (filing.attachments().isEmpty()) {
      return Mono.error(
          new RefusedException(Refusal.invalid(List.of(FieldFault.of("attachments", "not-null")))));
    }
    var actor = Actor.account(by);
    return tray.find(id)
        .flatMap(mail ->
            mail.settlement() == null
                ? Mono.zip(rows.raw(id), request(filing))
                    .flatMap(found ->
                        Flux.fromIterable(filing.attachments().stream().distinct().toList())
                            .concatMap(index -> file(mail, found.getT1(), index))
                            .concatMap(file -> added(filing, found.getT2(), mail, file, actor))
                            .collectList()
                            .flatMap(added ->
                                answered(filing, found.getT2(), mail, added, actor)
                                    .flatMap(open ->
                                        tray.filed(id, filing.briefingId(), added, open, by))))
                : Mono.error(
                    new RefusedException(Refusal.of(Refusal.Kind.CONFLICT, "mail-settled"))));
  }

  /// The request meant, if one is named; an empty list otherwise.
  private Mono<List<DocumentRequest>> request(Filing filing) {
    var wanted = filing.request();
    return wanted == null
        ? Mono.just(List.of())
        : requests
            .ofBriefing(filing.briefingId())
            .map(all -> all.stream().filter(one -> one.id().equals(wanted)).toList())
            .filter(found -> !found.isEmpty())
            .switchIfEmpty(
                Mono.error(() ->
                    new RefusedException(
                        Refusal.of(Refusal.Kind.NOT_FOUND, "no-such-document-request"))));
  }

  private Mono<UUID> added(
      Filing filing, List<DocumentRequest> asked, InboxMail mail, File file, Actor actor) {
    var item = asked.isEmpty() ? filing.agendaItem() : asked.getFirst().agendaItem();
    var unit = asked.isEmpty() ? mail.recipientName() : asked.getFirst().unitName();
    // A unit's file carries its name, as one that it uploads itself.
    var name = (unit == null ? "" : unit + " - ") + file.attachment().fileName();
    return blobs
        .stage(chunks(file.content()), maxOctets)
        .flatMap(staged ->
            viruses
                .pass(staged, file.attachment().fileName())
                .onErrorResume(e -> blobs.discard(staged).then(Mono.error(e)))
                .then(
                    documents.add(
                        filing.briefingId(),
                        new Upload(staged, name, file.attachment().mediaType(), "", "", item, null),
                        actor)))
        .map(added -> added.document().id());
  }

  private static Flux<ByteBuffer> chunks(byte[] content) {
    var chunks = new ArrayList<ByteBuffer>();
    for (var from = 0; from < content.length; from += CHUNK) {
      chunks.add(ByteBuffer.wrap(content, from, Math.min(CHUNK, content.length - from)));
    }
    return Flux.fromIterable(chunks);
  }

  /// @return the requests that these papers answered
  private Mono<List<UUID>> answered(
      Filing filing, List<DocumentRequest> asked, InboxMail mail, List<UUID> added, Actor actor) {
    if (!asked.isEmpty()) {
      return requests
          .answered(filing.briefingId(), asked.getFirst().id(), added, actor)
          .map(one -> List.of(one.id()));
    }
    var unit = mail.recipient();
    return unit == null
        ? Mono.just(List.of())
        : requests
            .answered(filing.briefingId(), unit, filing.agendaItem(), added, actor)
            .map(open -> open.stream().map(DocumentRequest::id).toList());
  }
}
