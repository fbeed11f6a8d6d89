package vn.giaoban.web.organisation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.organisation.UnitChange;

/// What happens to units on a day.
@Schema(name = "UnitChange")
record ChangeRequest(
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            allowableValues = {"RENAME", "MOVE", "MERGE", "SPLIT", "CLOSE"})
        @Nullable String kind,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "2026-12-01")
        @Nullable String on,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable List<String> units,
    @Nullable String name,
    @Nullable String parent,
    @Nullable List<UnitRequest> into) {
  UnitChange.Form form() {
    return new UnitChange.Form(
        kind,
        on,
        units,
        name,
        parent,
        into == null ? null : into.stream().map(UnitRequest::form).toList());
  }
}
