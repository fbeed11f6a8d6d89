package vn.giaoban.web.note;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A note to be kept, on a page, a document or an agenda item.
///
/// @param text blank to forget it
@Schema(name = "PrivateNoteRequest")
record NoteRequest(
    @Nullable UUID document,
    @Schema(example = "3") @Nullable Integer page,
    @Nullable UUID agendaItem,
    @Schema(example = "Hỏi lại số hộ ở trang này", maxLength = 4000) @Nullable String text) {
  private static final int LONGEST = 4000;

  /// The name of the field that cannot be; null when all can.
  @Nullable String fault() {
    if ((document == null) == (agendaItem == null)) {
      return "document";
    }
    if (page != null && (page < 1 || document == null)) {
      return "page";
    }
    return words().length() > LONGEST ? "text" : null;
  }

  String words() {
    return text == null ? "" : text.strip();
  }
}
