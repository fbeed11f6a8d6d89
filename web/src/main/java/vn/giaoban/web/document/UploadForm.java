package vn.giaoban.web.document;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The parts of an upload, for the API's description; they are read as they come, see
/// [UploadReader].
@Schema(name = "DocumentUpload")
public record UploadForm(
    @Schema(type = "string", format = "binary", requiredMode = Schema.RequiredMode.REQUIRED)
        String file,
    @Schema(description = "The file's name without its extension when absent")
        @Nullable String title,
    @Schema(description = "The agenda item it is for; absent: the whole briefing")
        @Nullable UUID agendaItem,
    @Schema(description = "The document this is a new version of") @Nullable UUID document,
    @Schema(
            description = "Secrecy mark; anything but absent or NONE is refused",
            allowableValues = {"NONE", "MAT", "TOI_MAT", "TUYET_MAT"})
        @Nullable String mark) {}
