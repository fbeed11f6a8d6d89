package vn.giaoban.conference.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.giaoban.conference.room.RoomEvent.DecisionAcknowledged;
import vn.giaoban.conference.room.RoomEvent.DecisionEdited;
import vn.giaoban.conference.room.RoomEvent.DecisionMarked;
import vn.giaoban.conference.room.RoomEvent.DecisionNoted;
import vn.giaoban.conference.room.RoomState.Decision;

/// How decisions come about.
final class DecisionEvolution {
  private DecisionEvolution() {}

  static void marked(RoomDraft next, DecisionMarked e, Instant at) {
    next.decisionsNoted++;
    next.drafts.add(new RoomState.DecisionDraft(e.decision(), e.item(), e.speaker(), at));
  }

  static void noted(RoomDraft next, DecisionNoted e, Instant at) {
    // A marked moment has been counted; it becomes the decision of its time.
    var marked = next.drafts.stream().filter(d -> d.id().equals(e.decision())).findFirst();
    next.drafts.removeIf(draft -> draft.id().equals(e.decision()));
    if (marked.isEmpty()) {
      next.decisionsNoted++;
    }
    next.decisions.add(
        new Decision(
            e.decision(),
            e.item(),
            e.text(),
            e.unit(),
            e.due(),
            e.by(),
            marked.map(RoomState.DecisionDraft::at).orElse(at),
            e.with(),
            List.of()));
  }

  /// Who has understood one thing has not yet understood another.
  static void edited(RoomDraft next, DecisionEdited e) {
    next.decisions.replaceAll(d ->
        d.id().equals(e.decision())
            ? new Decision(
                d.id(), d.item(), e.text(), e.unit(), e.due(), d.by(), d.at(), e.with(), List.of())
            : d);
  }

  static void removed(RoomDraft next, String id) {
    next.decisions.removeIf(decision -> decision.id().equals(id));
    next.drafts.removeIf(draft -> draft.id().equals(id));
    if (id.equals(next.shownDecision)) {
      next.shownDecision = null;
    }
  }

  static void acknowledged(RoomDraft next, DecisionAcknowledged e) {
    next.decisions.replaceAll(
        d -> d.id().equals(e.decision()) && !d.acknowledged().contains(e.site()) ? plus(d, e) : d);
  }

  private static Decision plus(Decision d, DecisionAcknowledged e) {
    var sites = new ArrayList<>(d.acknowledged());
    sites.add(e.site());
    return new Decision(
        d.id(), d.item(), d.text(), d.unit(), d.due(), d.by(), d.at(), d.with(), sites);
  }
}
