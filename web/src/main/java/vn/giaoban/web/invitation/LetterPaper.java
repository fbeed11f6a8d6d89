package vn.giaoban.web.invitation;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.scheduler.document.BlobStore;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.OfficialLetter;
import vn.giaoban.scheduler.outbox.OutboxMail.AttachedFile;
import vn.giaoban.scheduler.record.IssuingOffice;

/// Prints the letter of invitation as a PDF with embedded fonts, once for all invitees.
@Component
class LetterPaper implements OfficialLetter {
  private static final String FONTS = "/liberation/LiberationSerif-";
  private static final String FAMILY = "Liberation Serif";
  private static final int LARGEST = 5_000_000;

  private final IssuingOffice.Source office;
  private final BlobStore blobs;
  private final InstantSource clock;

  LetterPaper(IssuingOffice.Source office, BlobStore blobs, InstantSource clock) {
    this.office = office;
    this.blobs = blobs;
    this.clock = clock;
    XRLog.setLoggingEnabled(false);
  }

  @Override
  public Mono<AttachedFile> print(Announcement announcement, String message) {
    return office
        .office()
        .flatMap(by ->
            Mono.fromCallable(() -> pdf(announcement, by, message))
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
    var css = new String(stream("/invitation/letter.css").readAllBytes(), StandardCharsets.UTF_8);
    var out = new ByteArrayOutputStream();
    var builder = new PdfRendererBuilder();
    builder.withHtmlContent(
        LetterHtml.of(announcement, by, message, clock.instant(), css), "about:letter");
    builder.useUriResolver((_, _) -> null); // nothing is fetched, whatever a text contains
    builder.useFont(() -> stream(FONTS + "Regular.ttf"), FAMILY, 400, FontStyle.NORMAL, true);
    builder.useFont(() -> stream(FONTS + "Bold.ttf"), FAMILY, 700, FontStyle.NORMAL, true);
    builder.useFont(() -> stream(FONTS + "Italic.ttf"), FAMILY, 400, FontStyle.ITALIC, true);
    builder.useFont(() -> stream(FONTS + "BoldItalic.ttf"), FAMILY, 700, FontStyle.ITALIC, true);
    builder.toStream(out);
    builder.run();
    return out.toByteArray();
  }

  private static InputStream stream(String path) {
    return Objects.requireNonNull(LetterPaper.class.getResourceAsStream(path), path);
  }
}
