package vn.giaoban.conference.room;

import static vn.giaoban.conference.room.Rulings.badValue;
import static vn.giaoban.conference.room.Rulings.decided;
import static vn.giaoban.conference.room.Rulings.nothing;
import static vn.giaoban.conference.room.Rulings.refused;

import java.util.Map;
import vn.giaoban.conference.room.RoomCommand.SetLayout;

/// What the chair may push to all screens.
final class LayoutRules {
  private LayoutRules() {}

  static RoomRuling set(RoomState state, SetLayout command) {
    var sites = command.sites();
    boolean isPair = command.layout() == RoomLayout.PAIR && sites.size() == 2;
    if (!sites.isEmpty() && (!isPair || sites.getFirst().equals(sites.getLast()))) {
      return badValue("sites");
    }
    for (var site : sites) {
      if (!state.sites().containsKey(site)) {
        return refused("no-such-site", Map.of("site", site));
      }
    }
    if (command.layout() == RoomLayout.DOCUMENT && state.stage().document() == null) {
      return refused("no-document");
    }
    var wanted = new RoomState.Layout(command.layout(), sites);
    return wanted.equals(state.layout())
        ? nothing()
        : decided(new RoomEvent.LayoutSet(command.layout(), sites));
  }
}
