package vn.giaoban.web.note;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A note of one's own.
///
/// @param document the document it is on; null for one on an agenda item
/// @param page from 1; null for the document as a whole
/// @param agendaItem the item it is on; null for one on a document
@Schema(name = "PrivateNote")
record PrivateNote(
    @Nullable UUID document,
    @Schema(example = "3") @Nullable Integer page,
    @Nullable UUID agendaItem,
    @Schema(example = "Hỏi lại số hộ ở trang này") String text,
    @Schema(example = "2026-11-23T08:12:00+07:00") OffsetDateTime updatedAt) {}
