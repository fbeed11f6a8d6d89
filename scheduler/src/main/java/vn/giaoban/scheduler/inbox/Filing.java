package vn.giaoban.scheduler.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.document.BlobStore;
import vn.giaoban.scheduler.document.DocumentService;
import vn.giaoban.scheduler.document.Upload;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.preparation.DocumentRequest;
import vn.giaoban.scheduler.preparation.DocumentRequests;

/// Takes files that came with a mail in as documents of a briefing, by the very checks of the
/// upload page: kind, size, secrecy marks; and for viruses.
///
/// Filing the same mail again adds nothing: a document with that content is there already.
public final class Filing {
  /// Signatures, calendars, cards and the like belong to the mail, not to the meeting.
  private static final Set<String> TRIMMINGS =
      Set.of(
          "text/calendar",
          "application/ics",
          "text/vcard",
          "text/x-vcard",
          "application/pkcs7-signature",
          "application/x-pkcs7-signature",
          "application/pgp-signature",
          "application/ms-tnef");

  /// Smaller pictures are logos of a signature.
  private static final long PICTURE = 20_000;

  private final MailParts parts;
  private final BlobStore blobs;
  private final DocumentService documents;
  private final DocumentRequests requests;
  private final VirusCheck viruses;
  private final long maxOctets;

  /// @param maxOctets of a file, as on the upload page
  public Filing(
      MailParts parts,
      BlobStore blobs,
      DocumentService documents,
      DocumentRequests requests,
      VirusCheck viruses,
      long maxOctets) {
    this.parts = parts;
    this.blobs = blobs;
    this.documents = documents;
    this.requests = requests;
    this.viruses = viruses;
    this.maxOctets = maxOctets;
  }

  /// What became of a mail's files.
  ///
  /// @param documents as they are in the briefing now
  /// @param refused files that were not taken, and why
  public record Filed(List<UUID> documents, List<RefusedFile> refused) {}

  /// A file that was not taken in.
  public record RefusedFile(String fileName, Refusal refusal) {
    /// As it stands in [InboxMail#detail]: the refusal's code, then the file's name.
    public String detail() {
      return refusal.code() + " " + fileName;
    }
  }

  /// Which of a mail's files are papers.
  public static List<Attachment> papers(List<Attachment> attachments) {
    return attachments.stream().filter(Filing::paper).toList();
  }

  private static boolean paper(Attachment file) {
    var type = file.mediaType().toLowerCase(Locale.ROOT);
    return !TRIMMINGS.contains(type) && !(type.startsWith("image/") && file.size() < PICTURE);
  }

  /// Files papers as an answer to a request; it is answered when at least one was taken.
  public Mono<Filed> answer(
      byte[] raw, List<Attachment> files, UUID briefingId, String unit, UUID request, Actor actor) {
    return requests
        .ofUnit(briefingId, request, unit)
        .flatMap(asked ->
            file(raw, files, briefingId, asked, actor)
                .flatMap(filed ->
                    filed.documents().isEmpty()
                        ? Mono.just(filed)
                        : requests
                            .answered(briefingId, asked.id(), filed.documents(), actor)
                            .thenReturn(filed)));
  }

  private Mono<Filed> file(
      byte[] raw, List<Attachment> files, UUID briefingId, DocumentRequest asked, Actor actor) {
    return Flux.fromIterable(files)
        .concatMap(file ->
            one(raw, file, briefingId, asked, actor)
                .<Object>map(id -> id)
                .onErrorResume(
                    RefusedException.class,
                    e -> Mono.just(new RefusedFile(file.fileName(), e.refusal()))))
        .collectList()
        .map(outcomes -> {
          var ids = new ArrayList<UUID>();
          var refused = new ArrayList<RefusedFile>();
          for (var outcome : outcomes) {
            if (outcome instanceof UUID id) {
              ids.add(id);
            } else if (outcome instanceof RefusedFile file) {
              refused.add(file);
            }
          }
          return new Filed(ids, refused);
        });
  }

  private Mono<UUID> one(
      byte[] raw, Attachment file, UUID briefingId, DocumentRequest asked, Actor actor) {
    // A unit's file carries its name, as one that it uploads itself.
    var name = asked.unitName() + " - " + file.fileName();
    return Mono.fromCallable(() -> parts.open(raw, file.index()).map(Filing::octets))
        .subscribeOn(Schedulers.boundedElastic())
        .flatMap(Mono::justOrEmpty)
        .switchIfEmpty(
            Mono.error(() ->
                new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, "no-such-attachment"))))
        .flatMap(content -> blobs.stage(Flux.just(ByteBuffer.wrap(content)), maxOctets))
        .flatMap(staged ->
            viruses
                .pass(staged, file.fileName())
                .then(
                    documents.add(
                        briefingId,
                        new Upload(
                            staged, name, file.mediaType(), "", "", asked.agendaItem(), null),
                        actor))
                .onErrorResume(e -> blobs.discard(staged).then(Mono.error(e))))
        .map(added -> added.document().id());
  }

  private static byte[] octets(InputStream in) {
    try (in) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
