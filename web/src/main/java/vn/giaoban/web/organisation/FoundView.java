package vn.giaoban.web.organisation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import vn.giaoban.scheduler.organisation.Found;

/// A unit that was found, perhaps one of the past.
@Schema(name = "FoundUnit")
record FoundView(
    UnitView unit,
    @Schema(description = "whether it exists on the day") boolean exists,
    @Schema(description = "who stands in its place on the day") List<UnitView> now) {
  static FoundView of(Found found) {
    return new FoundView(
        UnitView.of(found.unit()), found.exists(), found.now().stream().map(UnitView::of).toList());
  }
}
