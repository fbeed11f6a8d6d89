package vn.giaoban.conference.room;

import static vn.giaoban.conference.room.Rulings.badValue;
import static vn.giaoban.conference.room.Rulings.decided;
import static vn.giaoban.conference.room.Rulings.isText;
import static vn.giaoban.conference.room.Rulings.refused;

import vn.giaoban.conference.room.RoomCommand.EditDecision;
import vn.giaoban.conference.room.RoomCommand.NoteDecision;

/// What is decided in the meeting.
final class DecisionRules {
  private static final int LONGEST_DECISION = 4000;

  private DecisionRules() {}

  static RoomRuling note(RoomState state, NoteDecision e, Seat by) {
    if (!isText(e.text(), LONGEST_DECISION)) {
      return badValue("text");
    }
    if (e.unit() != null && !isText(e.unit(), Rulings.LONGEST_ID)) {
      return badValue("unit");
    }
    if (e.item() != null && state.point(e.item()) == null) {
      return refused("no-such-item");
    }
    var item = e.item() == null ? state.currentItem() : e.item();
    var id = "d" + (state.decisionsNoted() + 1);
    return decided(
        new RoomEvent.DecisionNoted(id, item, e.text().strip(), e.unit(), e.due(), by.site()));
  }

  static RoomRuling edit(RoomState state, EditDecision e) {
    if (!state.hasDecision(e.decision())) {
      return refused("no-such-decision");
    }
    if (!isText(e.text(), LONGEST_DECISION)) {
      return badValue("text");
    }
    if (e.unit() != null && !isText(e.unit(), Rulings.LONGEST_ID)) {
      return badValue("unit");
    }
    return decided(new RoomEvent.DecisionEdited(e.decision(), e.text().strip(), e.unit(), e.due()));
  }
}
