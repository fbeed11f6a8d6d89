package vn.giaoban.scheduler.minutes;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.document.BlobStore;
import vn.giaoban.scheduler.record.IssuingOffice;
import vn.giaoban.scheduler.record.Notation;
import vn.giaoban.scheduler.record.RecordType;

/// Minutes on paper: a draft is printed when it is asked for and marked as one, approved minutes
/// are the file that was approved.
public final class MinutesPrints {
  private final MinutesSheet.Printer printer;
  private final IssuingOffice.Source offices;
  private final BlobStore blobs;

  public MinutesPrints(
      MinutesSheet.Printer printer, IssuingOffice.Source offices, BlobStore blobs) {
    this.printer = printer;
    this.offices = offices;
    this.blobs = blobs;
  }

  /// The PDF of the minutes.
  public Mono<ByteBuffer> pdf(Minutes minutes) {
    var approval = minutes.approval();
    if (approval != null) {
      return kept(approval.sha256());
    }
    // A draft has no date yet; its own briefing's end gives the same file for the same version.
    var ended = minutes.body().heading().endedAt();
    var date = ended == null ? Instant.EPOCH : ended.toInstant();
    return print(minutes, null, date).map(printed -> ByteBuffer.wrap(printed.pdf()));
  }

  /// Prints the minutes.
  ///
  /// @param notation null: as a draft
  Mono<MinutesSheet.Printed> print(Minutes minutes, @Nullable String notation, Instant issuedAt) {
    return offices
        .office()
        .map(office ->
            new MinutesSheet(
                office,
                notation,
                new Notation(1, RecordType.MINUTES, office.abbreviation()).symbol(),
                minutes.title(),
                minutes.body(),
                issuedAt))
        .flatMap(sheet ->
            Mono.fromCallable(() -> printer.print(sheet)).subscribeOn(Schedulers.boundedElastic()));
  }

  private Mono<ByteBuffer> kept(String sha256) {
    return Mono.fromCallable(() -> blobs.find(sha256))
        .flatMap(Mono::justOrEmpty)
        .switchIfEmpty(
            Mono.error(() ->
                new RefusedException(
                    Refusal.of(Refusal.Kind.UNAVAILABLE, "document-content-away"))))
        .flatMap(file -> Mono.fromCallable(() -> ByteBuffer.wrap(Files.readAllBytes(file))))
        .subscribeOn(Schedulers.boundedElastic());
  }
}
