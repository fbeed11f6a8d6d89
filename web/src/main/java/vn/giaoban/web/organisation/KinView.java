package vn.giaoban.web.organisation;

import io.swagger.v3.oas.annotations.media.Schema;
import vn.giaoban.scheduler.organisation.Descent;

/// One of a line of descent.
@Schema(name = "KinUnit")
record KinView(
    UnitView unit,
    @Schema(description = "0 the unit itself, -1 those before, 1 those after") int generation) {
  static KinView of(Descent.Kin kin) {
    return new KinView(UnitView.of(kin.unit()), kin.generation());
  }
}
