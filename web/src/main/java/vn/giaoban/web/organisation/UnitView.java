package vn.giaoban.web.organisation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.organisation.Level;
import vn.giaoban.scheduler.organisation.Unit;

/// A unit as JSON.
@Schema(name = "Unit")
record UnitView(
    @Schema(example = "14215") String code,
    @Schema(example = "Xã Hải Hậu") String name,
    @Schema(example = "COMMUNE") Level level,
    @Schema(example = "37", description = "code of the unit above") @Nullable String parent,
    @Schema(example = "xa-hai-hau@ninhbinh.example") @Nullable String email,
    @Schema(example = "2025-07-01", description = "first day") @Nullable LocalDate validFrom,
    @Schema(description = "last day, inclusive; null: until further notice")
        @Nullable LocalDate validTo,
    @Schema(description = "codes of the units that took over") List<String> successors,
    @Nullable String phone,
    @Nullable String address,
    @Schema(description = "identification code (QĐ 20/2020/QĐ-TTg)") @Nullable String agencyCode,
    @Schema(description = "its older form, 13 characters") @Nullable String agencyCodeOld,
    @Schema(description = "words by which groups choose") List<String> tags,
    @Schema(description = "rises with every change; for If-Match") int version) {
  static UnitView of(Unit unit) {
    return new UnitView(
        unit.code(),
        unit.name(),
        unit.level(),
        unit.parent(),
        unit.email(),
        unit.validFrom(),
        unit.validTo(),
        unit.successors(),
        unit.details().phone(),
        unit.details().address(),
        unit.details().agencyCode(),
        unit.details().agencyCodeOld(),
        unit.details().tags(),
        unit.details().version());
  }
}
