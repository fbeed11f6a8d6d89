package vn.giaoban.web.organisation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.organisation.UnitForm;

/// A unit to be taken in.
@Schema(name = "NewUnit")
record UnitRequest(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "37-TV") @Nullable String code,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Thư viện tỉnh")
        @Nullable String name,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "DEPARTMENT",
            allowableValues = {"PROVINCE", "DEPARTMENT", "DISTRICT", "COMMUNE"})
        @Nullable String level,
    @Schema(example = "37", description = "code of the unit above; none for a province")
        @Nullable String parent,
    @Schema(example = "thu-vien-tinh@ninhbinh.example") @Nullable String email,
    @Schema(example = "2026-01-01", description = "first day; absent: always")
        @Nullable String validFrom,
    @Schema(description = "last day, inclusive; absent: until further notice")
        @Nullable String validTo,
    @Schema(description = "codes of the units that take over, on the day after validTo")
        @Nullable List<String> successors) {
  UnitForm form() {
    return new UnitForm(code, name, level, parent, email, validFrom, validTo, successors);
  }
}
