package vn.giaoban.web.document;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;
import vn.giaoban.scheduler.record.RecordLink;

/// Where a document is on record.
@Schema(name = "Record")
public record RecordView(
    @Schema(example = "register") String system,
    @Schema(description = "What the system itself calls it") String reference,
    @Schema(example = "5") int number,
    @Schema(example = "05/BC-VPUBND") String notation,
    LocalDate date,
    @Schema(example = "FILED") String status,
    @Schema(description = "The version that was filed", example = "1") int version,
    UUID document) {

  /// The view of a link.
  public static RecordView of(RecordLink link) {
    return new RecordView(
        link.system(),
        link.reference(),
        link.number(),
        link.notation(),
        link.issuedOn(),
        link.status().name(),
        link.version(),
        link.documentId());
  }
}
