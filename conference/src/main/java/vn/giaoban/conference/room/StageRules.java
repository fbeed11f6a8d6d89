package vn.giaoban.conference.room;

import static vn.giaoban.conference.room.Rulings.badValue;
import static vn.giaoban.conference.room.Rulings.decided;
import static vn.giaoban.conference.room.Rulings.isText;
import static vn.giaoban.conference.room.Rulings.nothing;
import static vn.giaoban.conference.room.Rulings.onSite;
import static vn.giaoban.conference.room.Rulings.refused;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What all see large.
final class StageRules {
  private StageRules() {}

  static RoomRuling put(RoomState state, @Nullable String siteId) {
    var stage = state.stage();
    if (siteId == null) {
      return stage.site() == null
          ? nothing()
          : decided(new RoomEvent.StageSet(null, stage.document(), stage.page()));
    }
    return onSite(
        state,
        siteId,
        site -> {
          if (siteId.equals(stage.site())) {
            return nothing();
          }
          return site.online()
              ? decided(new RoomEvent.StageSet(siteId, stage.document(), stage.page()))
              : refused("site-not-here", Map.of("site", site.name()));
        });
  }

  static RoomRuling show(RoomState state, String document, int page) {
    if (!isText(document, Rulings.LONGEST_ID)) {
      return badValue("document");
    }
    if (page < 1) {
      return badValue("page");
    }
    var stage = state.stage();
    return document.equals(stage.document()) && page == stage.page()
        ? nothing()
        : decided(new RoomEvent.StageSet(stage.site(), document, page));
  }
}
