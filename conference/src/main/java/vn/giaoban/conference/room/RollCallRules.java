package vn.giaoban.conference.room;

import static vn.giaoban.conference.room.Rulings.badValue;
import static vn.giaoban.conference.room.Rulings.decided;
import static vn.giaoban.conference.room.Rulings.isText;
import static vn.giaoban.conference.room.Rulings.nothing;
import static vn.giaoban.conference.room.Rulings.onSite;
import static vn.giaoban.conference.room.Rulings.refused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.room.RoomRuling.Decided;

/// The roll call: who is present, late, absent.
final class RollCallRules {
  private static final int LONGEST_REASON = 200;

  private RollCallRules() {}

  static RoomRuling end(RoomState state) {
    return state.rollCall().running() ? new Decided(ending(state)) : refused("no-roll-call");
  }

  /// Whoever is here is present, answered or not; whoever is not is absent, unless excused or
  /// already marked present by hand.
  static List<RoomEvent> ending(RoomState state) {
    var events = new ArrayList<RoomEvent>();
    var after = state;
    for (var entry : state.sites().entrySet()) {
      var site = entry.getValue();
      if (site.role() == RoomRole.OBSERVER || !isOpenQuestion(site.presence())) {
        continue;
      }
      var excused = site.presence() == Presence.EXCUSED;
      var found = site.online() ? Presence.PRESENT : excused ? Presence.EXCUSED : Presence.ABSENT;
      if (found != site.presence()) {
        var mark = new RoomEvent.SiteMarked(entry.getKey(), found, false);
        events.add(mark);
        after = after.evolve(mark, Instant.EPOCH);
      }
    }
    var quorum = after.quorum();
    events.add(new RoomEvent.RollCallEnded(quorum.present(), quorum.invited() - quorum.present()));
    return events;
  }

  static boolean isOpenQuestion(Presence presence) {
    return switch (presence) {
      case UNKNOWN, ABSENT, EXCUSED -> true;
      case PRESENT, LATE -> false;
    };
  }

  static RoomRuling mark(RoomState state, RoomCommand.MarkPresence e) {
    var note = e.note() == null || e.note().isBlank() ? null : e.note().strip();
    if (note != null && !isText(note, LONGEST_REASON)) {
      return badValue("note");
    }
    return onSite(
        state,
        e.site(),
        s ->
            s.presence() == e.presence() && Objects.equals(s.note(), note)
                ? nothing()
                : decided(new RoomEvent.SiteMarked(e.site(), e.presence(), true, note)));
  }

  static RoomRuling quorum(RoomState state, @Nullable QuorumRule rule) {
    if (rule != null && !rule.makesSense()) {
      return badValue("rule");
    }
    if (Objects.equals(rule, state.quorumRule())) {
      return nothing();
    }
    return decided(
        rule == null
            ? new RoomEvent.QuorumSet(0, 0, false)
            : new RoomEvent.QuorumSet(rule.numerator(), rule.denominator(), rule.moreThan()));
  }

  static RoomRuling answer(RoomState state, Seat by) {
    if (!state.rollCall().running()) {
      return refused("no-roll-call");
    }
    return state.rollCall().answered().contains(by.site())
        ? nothing()
        : decided(new RoomEvent.SiteMarked(by.site(), Presence.PRESENT, false));
  }
}
