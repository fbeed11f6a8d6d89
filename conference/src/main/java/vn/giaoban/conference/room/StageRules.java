package vn.giaoban.conference.room;

import static vn.giaoban.conference.room.Rulings.badValue;
import static vn.giaoban.conference.room.Rulings.decided;
import static vn.giaoban.conference.room.Rulings.isText;
import static vn.giaoban.conference.room.Rulings.nothing;
import static vn.giaoban.conference.room.Rulings.onSite;
import static vn.giaoban.conference.room.Rulings.refused;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.room.RoomCommand.ShowDocument;

/// What all see large.
final class StageRules {
  private StageRules() {}

  static RoomRuling put(RoomState state, @Nullable String siteId) {
    var stage = state.stage();
    if (siteId == null) {
      return stage.site() == null ? nothing() : decided(stage.withSite(null));
    }
    return onSite(
        state,
        siteId,
        site -> {
          if (siteId.equals(stage.site())) {
            return nothing();
          }
          return site.online()
              ? decided(stage.withSite(siteId))
              : refused("site-not-here", Map.of("site", site.name()));
        });
  }

  static RoomRuling show(RoomState state, ShowDocument e, Seat by) {
    if (!isText(e.document(), Rulings.LONGEST_ID)) {
      return badValue("document");
    }
    if (e.page() < 1) {
      return badValue("page");
    }
    if (e.version() != null && e.version() < 1) {
      return badValue("version");
    }
    if (e.region() != null && !e.region().isOnThePage()) {
      return badValue("region");
    }
    var stage = state.stage();
    var shown = new RoomEvent.Shown(by.site(), e.version(), e.region());
    var next = new RoomEvent.StageSet(stage.site(), e.document(), e.page(), shown);
    return next.equals(stage.withSite(stage.site())) ? nothing() : decided(next);
  }
}
