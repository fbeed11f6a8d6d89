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
        @Nullable List<String> successors,
    @Schema(example = "0229 3871 000") @Nullable String phone,
    @Schema(example = "Số 3, đường Lê Hồng Phong, phường Hoa Lư") @Nullable String address,
    @Schema(example = "H42.15", description = "identification code (QĐ 20/2020/QĐ-TTg)")
        @Nullable String agencyCode,
    @Schema(example = "000.00.15.H42", description = "its older form, 13 characters")
        @Nullable String agencyCodeOld,
    @Schema(description = "words by which groups choose, e.g. ven biển")
        @Nullable List<String> tags) {
  UnitForm form() {
    return new UnitForm(
        code,
        name,
        level,
        parent,
        email,
        validFrom,
        validTo,
        successors,
        phone,
        address,
        agencyCode,
        agencyCodeOld,
        tags);
  }
}
