package vn.giaoban.conference.room;

import static vn.giaoban.conference.room.Rulings.LONGEST_ID;
import static vn.giaoban.conference.room.Rulings.badValue;
import static vn.giaoban.conference.room.Rulings.decided;
import static vn.giaoban.conference.room.Rulings.isText;
import static vn.giaoban.conference.room.Rulings.nothing;
import static vn.giaoban.conference.room.Rulings.refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.room.RoomCommand.AcknowledgeDecision;
import vn.giaoban.conference.room.RoomCommand.EditDecision;
import vn.giaoban.conference.room.RoomCommand.NoteDecision;

/// What is decided in the meeting: marked while the chair still speaks, written out, shown to all,
/// and acknowledged by those who are to do it.
final class DecisionRules {
  private static final int LONGEST_DECISION = 4000;
  private static final int MOST_UNITS = 200;

  private DecisionRules() {}

  static RoomRuling mark(RoomState state) {
    var floor = state.floor();
    return decided(
        new RoomEvent.DecisionMarked(
            nextId(state), state.currentItem(), floor == null ? null : floor.site()));
  }

  static RoomRuling note(RoomState state, NoteDecision e, Seat by) {
    var fault = fault(e.text(), e.unit(), e.with());
    if (fault != null) {
      return fault;
    }
    if (e.item() != null && state.point(e.item()) == null) {
      return refused("no-such-item");
    }
    var draft = e.draft() == null ? null : state.draft(e.draft());
    if (e.draft() != null && draft == null) {
      return refused("no-such-decision");
    }
    var usual = draft == null ? state.currentItem() : draft.item();
    return decided(
        new RoomEvent.DecisionNoted(
            draft == null ? nextId(state) : draft.id(),
            e.item() == null ? usual : e.item(),
            e.text().strip(),
            e.unit(),
            e.due(),
            by.site(),
            helpers(e.unit(), e.with())));
  }

  static RoomRuling edit(RoomState state, EditDecision e) {
    var decision = state.decision(e.decision());
    if (decision == null) {
      return refused("no-such-decision");
    }
    var fault = fault(e.text(), e.unit(), e.with());
    if (fault != null) {
      return fault;
    }
    var text = e.text().strip();
    var with = helpers(e.unit(), e.with());
    return same(decision, text, e.unit(), e.due(), with)
        ? nothing()
        : decided(new RoomEvent.DecisionEdited(e.decision(), text, e.unit(), e.due(), with));
  }

  static RoomRuling remove(RoomState state, String id) {
    return state.decision(id) != null || state.draft(id) != null
        ? decided(new RoomEvent.DecisionRemoved(id))
        : refused("no-such-decision");
  }

  static RoomRuling show(RoomState state, @Nullable String id) {
    if (Objects.equals(id, state.shownDecision())) {
      return nothing();
    }
    return id == null || state.decision(id) != null
        ? decided(new RoomEvent.DecisionShown(id))
        : refused("no-such-decision");
  }

  static RoomRuling acknowledge(RoomState state, AcknowledgeDecision e, Seat by) {
    var decision = state.decision(e.decision());
    if (decision == null) {
      return refused("no-such-decision");
    }
    var site = e.site() == null ? by.site() : e.site();
    if (!decision.concerns(site)) {
      return refused("not-your-decision");
    }
    return decision.acknowledged().contains(site)
        ? nothing()
        : decided(new RoomEvent.DecisionAcknowledged(decision.id(), site, !site.equals(by.site())));
  }

  private static @Nullable RoomRuling fault(
      String text, @Nullable String unit, @Nullable List<String> with) {
    if (!isText(text, LONGEST_DECISION)) {
      return badValue("text");
    }
    if (unit != null && !isText(unit, LONGEST_ID)) {
      return badValue("unit");
    }
    var helpers = with == null ? List.<String>of() : with;
    return helpers.size() > MOST_UNITS || !helpers.stream().allMatch(u -> isText(u, LONGEST_ID))
        ? badValue("with")
        : null;
  }

  /// Each once, without the one that is to do it.
  private static List<String> helpers(@Nullable String unit, @Nullable List<String> with) {
    return with == null
        ? List.of()
        : with.stream().distinct().filter(helper -> !helper.equals(unit)).toList();
  }

  private static boolean same(
      RoomState.Decision decision,
      String text,
      @Nullable String unit,
      @Nullable LocalDate due,
      List<String> with) {
    return decision.text().equals(text)
        && Objects.equals(decision.unit(), unit)
        && Objects.equals(decision.due(), due)
        && decision.with().equals(with);
  }

  private static String nextId(RoomState state) {
    return "d" + (state.decisionsNoted() + 1);
  }
}
