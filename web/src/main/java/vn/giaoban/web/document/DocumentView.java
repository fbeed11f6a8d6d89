package vn.giaoban.web.document;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.document.Document;
import vn.giaoban.scheduler.record.RecordLink;
import vn.giaoban.web.language.Times;

/// A document as the API shows it: the newest version's facts, then all versions.
@Schema(name = "Document")
public record DocumentView(
    UUID id,
    @Schema(example = "Báo cáo phòng chống bão số 9") String title,
    @Schema(
            example = "PAPER",
            allowableValues = {"PAPER", "MINUTES"})
        String purpose,
    @Schema(example = "Báo cáo bão số 9.pdf") String fileName,
    @Schema(example = "application/pdf") String mediaType,
    @Schema(description = "Octets", example = "183245") long size,
    @Schema(description = "Of the content; also its ETag") String sha256,
    @Schema(description = "0 when the kind of file does not tell", example = "3") int pages,
    @Schema(example = "1") int version,
    List<VersionView> versions,
    @Nullable UUID agendaItem,
    @Schema(example = "thuky") String addedBy,
    @Schema(example = "2026-11-23T07:12:00+07:00") @Nullable OffsetDateTime addedAt,
    @Nullable RecordView record) {

  /// One version.
  @Schema(name = "DocumentVersion")
  public record VersionView(
      int version,
      String fileName,
      String mediaType,
      long size,
      String sha256,
      int pages,
      String addedBy,
      @Nullable OffsetDateTime addedAt) {
    private static VersionView of(Document.Version version) {
      return new VersionView(
          version.number(),
          version.fileName(),
          version.mediaType(),
          version.size(),
          version.sha256(),
          version.pages(),
          who(version.addedBy()),
          Times.local(version.addedAt()));
    }
  }

  /// The view of a document.
  ///
  /// @param links by document
  public static DocumentView of(Document document, Map<UUID, RecordLink> links) {
    var current = VersionView.of(document.current());
    var link = links.get(document.id());
    return new DocumentView(
        document.id(),
        document.title(),
        document.purpose().name(),
        current.fileName(),
        current.mediaType(),
        current.size(),
        current.sha256(),
        current.pages(),
        current.version(),
        document.versions().stream().map(VersionView::of).toList(),
        document.agendaItem(),
        current.addedBy(),
        current.addedAt(),
        link == null ? null : RecordView.of(link));
  }

  /// The account's name of an actor `account:thuky`; other actors as they are.
  private static String who(String actor) {
    return actor.startsWith("account:") ? actor.substring("account:".length()) : actor;
  }
}
