package vn.giaoban.web.invitation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.scheduler.document.BlobStore;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.OfficialLetter;
import vn.giaoban.scheduler.outbox.OutboxMail.AttachedFile;
import vn.giaoban.scheduler.record.IssuingOffice;
import vn.giaoban.web.paper.Paper;
import vn.giaoban.web.seal.OfficeSeal;

/// Prints the letter of invitation as a PDF with embedded fonts, once for all invitees.
@Component
class LetterPaper implements OfficialLetter {
  private static final int LARGEST = 5_000_000;

  private final String css = Paper.styleSheet("/invitation/letter.css");
  private final IssuingOffice.Source office;
  private final BlobStore blobs;
  private final OfficeSeal seal;
  private final InstantSource clock;

  LetterPaper(IssuingOffice.Source office, BlobStore blobs, OfficeSeal seal, InstantSource clock) {
    this.office = office;
    this.blobs = blobs;
    this.seal = seal;
    this.clock = clock;
  }

  @Override
  public Mono<AttachedFile> print(Announcement announcement, String message) {
    return office
        .office()
        .flatMap(by ->
            Mono.fromCallable(() -> seal.seal(pdf(announcement, by, message), "Giấy mời họp"))
                .subscribeOn(Schedulers.boundedElastic()))
        .flatMap(pdf -> blobs.stage(Flux.just(ByteBuffer.wrap(pdf)), LARGEST))
        .flatMap(staged ->
            blobs
                .keep(staged)
                .thenReturn(
                    new AttachedFile(
                        "Giấy mời.pdf", "application/pdf", staged.sha256(), staged.size())));
  }

  byte[] pdf(Announcement announcement, IssuingOffice by, String message) throws IOException {
    var out = new ByteArrayOutputStream();
    Paper.of(LetterHtml.of(announcement, by, message, clock.instant(), css)).toStream(out).run();
    return out.toByteArray();
  }
}
