package vn.giaoban.scheduler.preparation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What of a briefing's preparation somebody must be warned about. Pure.
final class PreparationRules {
  private PreparationRules() {}

  /// @param uninvited units that have not been sent the present version
  /// @param papers of the whole briefing, whatever item
  record Facts(
      PreparedBriefing briefing,
      Deadlines deadlines,
      int uninvited,
      int papers,
      List<DocumentRequest> requests,
      List<ChecklistItem> checklist,
      List<Speaker> speakers) {}

  /// The most urgent first. None of a briefing that is over: nothing can be done any more.
  static List<Warning> warnings(Facts facts, Instant now) {
    if (!facts.briefing().ahead()) {
      return List.of();
    }
    var all = new ArrayList<Warning>();
    invitations(facts, now, all);
    papers(facts, now, all);
    for (var request : facts.requests()) {
      if (request.open() && request.agendaItem() == null) {
        add(
            all,
            Warning.Kind.REQUEST_OPEN,
            Urgency.of(request.due(), now),
            request.due(),
            List.of(),
            List.of(request.unit()),
            List.of(request.unitName()),
            request.id(),
            1);
      }
    }
    var late =
        (int)
            facts.checklist().stream()
                .filter(item -> !item.done() && !item.bySystem())
                .filter(item -> item.due() != null && now.isAfter(item.due()))
                .count();
    if (late > 0) {
      add(all, Warning.Kind.CHECKLIST_LATE, Urgency.LATE, null, late);
    }
    var waiting =
        (int) facts.speakers().stream().filter(s -> s.state() == Speaker.State.ASKED).count();
    if (waiting > 0) {
      add(all, Warning.Kind.SPEAKERS_WAITING, Urgency.SOON, null, waiting);
    }
    return all.stream()
        .filter(warning -> warning.urgency() != Urgency.AHEAD)
        .sorted(Comparator.comparing(Warning::urgency).reversed())
        .toList();
  }

  private static void invitations(Facts facts, Instant now, List<Warning> all) {
    var deadline = facts.deadlines().invitations();
    if (facts.uninvited() > 0 && deadline != null) {
      add(
          all,
          Warning.Kind.INVITATIONS_UNSENT,
          Urgency.of(deadline, now),
          deadline,
          facts.uninvited());
    }
  }

  /// An item needs a paper when somebody but the chair presents it, or when a unit was asked for
  /// one; not when the paper was waived.
  private static void papers(Facts facts, Instant now, List<Warning> all) {
    var rule = facts.deadlines().documents();
    var agenda = facts.briefing().agenda();
    var before = all.size();
    for (var at = 0; at < agenda.size(); at++) {
      var item = agenda.get(at);
      var request = owed(facts.requests(), item.id());
      if (item.documents() > 0 && request == null || settled(facts.requests(), item.id())) {
        continue;
      }
      var deadline = request == null ? rule : request.due();
      var presented =
          item.presenter() != null && !item.presenter().equals(facts.briefing().chair());
      if (deadline == null || (request == null && !presented)) {
        continue;
      }
      var unit = request == null ? item.presenter() : request.unit();
      var name = request == null ? item.presenterName() : request.unitName();
      add(
          all,
          Warning.Kind.ITEM_WITHOUT_DOCUMENT,
          Urgency.of(deadline, now),
          deadline,
          List.of(at + 1),
          unit == null ? List.of() : List.of(unit),
          unit == null ? List.of() : List.of(name == null ? unit : name),
          request == null ? null : request.id(),
          1);
    }
    if (all.size() == before && rule != null && nothing(facts)) {
      add(all, Warning.Kind.NO_DOCUMENTS, Urgency.of(rule, now), rule, agenda.size());
    }
  }

  private static boolean nothing(Facts facts) {
    return facts.papers() == 0
        && facts.requests().isEmpty()
        && !facts.briefing().agenda().isEmpty();
  }

  private static @Nullable DocumentRequest owed(List<DocumentRequest> requests, UUID item) {
    return requests.stream()
        .filter(one -> one.open() && item.equals(one.agendaItem()))
        .min(Comparator.comparing(DocumentRequest::due))
        .orElse(null);
  }

  /// Asked for, and nothing is owed any more.
  private static boolean settled(List<DocumentRequest> requests, UUID item) {
    return requests.stream().anyMatch(one -> item.equals(one.agendaItem()))
        && owed(requests, item) == null;
  }

  private static void add(
      List<Warning> all, Warning.Kind kind, Urgency urgency, @Nullable Instant due, int count) {
    add(all, kind, urgency, due, List.of(), List.of(), List.of(), null, count);
  }

  private static void add(
      List<Warning> all,
      Warning.Kind kind,
      Urgency urgency,
      @Nullable Instant due,
      List<Integer> items,
      List<String> units,
      List<String> unitNames,
      @Nullable UUID request,
      int count) {
    all.add(new Warning(kind, urgency, due, items, units, unitNames, request, count));
  }
}
