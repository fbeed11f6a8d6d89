package vn.giaoban.web.minutes;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.minutes.Minutes;
import vn.giaoban.scheduler.minutes.MinutesBody;
import vn.giaoban.web.language.Times;

/// Minutes as the API shows them.
@Schema(name = "Minutes")
record MinutesView(
    UUID briefing,
    @Schema(description = "Rises with every edit", example = "3") int version,
    Minutes.State state,
    @Schema(description = "In the register, once approved", example = "5") @Nullable Integer number,
    @Schema(example = "05/BB-VPUBND") @Nullable String notation,
    @Nullable LocalDate date,
    @Schema(example = "Giao ban tuần 47") String title,
    MinutesBody body,
    @Schema(example = "chutich") @Nullable String approvedBy,
    @Nullable String approvedByName,
    @Nullable OffsetDateTime approvedAt,
    @Nullable OffsetDateTime distributedAt,
    @Nullable Filed record) {

  /// Where approved minutes are on record.
  @Schema(name = "MinutesRecord")
  record Filed(
      @Schema(example = "register") String system,
      int number,
      String notation,
      LocalDate date,
      @Schema(example = "FILED") String status,
      @Schema(description = "The document whose content is the approved PDF") UUID document,
      @Schema(description = "Of the approved PDF") String sha256) {}

  static MinutesView of(Minutes minutes) {
    var approval = minutes.approval();
    if (approval == null) {
      return new MinutesView(
          minutes.briefingId(),
          minutes.version(),
          minutes.state(),
          null,
          null,
          null,
          minutes.title(),
          minutes.body(),
          null,
          null,
          null,
          null,
          null);
    }
    var filed =
        new Filed(
            "register",
            approval.number(),
            approval.notation(),
            approval.issuedOn(),
            "FILED",
            approval.documentId(),
            approval.sha256());
    return new MinutesView(
        minutes.briefingId(),
        minutes.version(),
        minutes.state(),
        approval.number(),
        approval.notation(),
        approval.issuedOn(),
        minutes.title(),
        minutes.body(),
        approval.by(),
        approval.name(),
        Times.local(approval.at()),
        Times.local(minutes.distributedAt()),
        filed);
  }
}
