package vn.giaoban.scheduler.briefing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.agenda.AgendaItem;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal.Happening;
import vn.giaoban.scheduler.writing.Written;

/// What the journal is told about a briefing.
final class BriefingHappenings {
  private BriefingHappenings() {}

  static Happening scheduled(Briefing b) {
    Map<String, @Nullable Object> payload = new LinkedHashMap<>();
    payload.put("title", b.title());
    payload.put("startsAt", Written.time(b.startsAt()));
    payload.put("duration", b.duration().toString());
    payload.put("chair", b.chair().code());
    payload.put("units", units(b));
    payload.put("agenda", agenda(b));
    return new Happening("BriefingScheduled", payload);
  }

  /// The fields that differ; empty when none does.
  static List<Happening> changed(Briefing before, Briefing after) {
    Map<String, @Nullable Object> changes = new LinkedHashMap<>();
    compare(changes, "title", before.title(), after.title());
    compare(changes, "startsAt", Written.time(before.startsAt()), Written.time(after.startsAt()));
    compare(changes, "duration", before.duration().toString(), after.duration().toString());
    compare(changes, "chair", before.chair().code(), after.chair().code());
    compare(changes, "units", units(before), units(after));
    compare(changes, "agenda", agenda(before), agenda(after));
    Map<String, @Nullable Object> arranged = arrangement(before.arrangement());
    arrangement(after.arrangement())
        .forEach((field, to) -> compare(changes, field, arranged.get(field), to));
    return changes.isEmpty()
        ? List.of()
        : List.of(
            new Happening(
                "BriefingChanged", Map.of("version", after.version(), "changes", changes)));
  }

  static Happening cancelled(String reason) {
    return new Happening("BriefingCancelled", Map.of("reason", reason));
  }

  static Happening overridden(List<Clash> clashes, String reason) {
    List<Map<String, String>> with = new ArrayList<>();
    for (Clash clash : clashes) {
      with.add(
          Map.of(
              "briefing", clash.briefing().toString(),
              "title", clash.title(),
              "startsAt", Written.time(clash.startsAt()),
              "who", clash.who()));
    }
    return new Happening("ClashOverridden", Map.of("with", with, "reason", reason));
  }

  private static Happening opened(Actor by) {
    return new Happening("RoomOpened", Map.of("by", by.value()));
  }

  /// The room is open and begins as it was arranged; the rest are events of the room itself.
  static List<Happening> opened(Briefing b, Actor by) {
    List<Happening> told = new ArrayList<>(List.of(opened(by)));
    RoomPolicy policy = b.arrangement().roomPolicy();
    if (policy.microphones() == RoomPolicy.Microphones.MUTED) {
      told.add(new Happening("EveryoneMuted", Map.of("except", List.of())));
    }
    if (policy.microphones() == RoomPolicy.Microphones.FLOOR_ONLY) {
      told.add(new Happening("FloorOnlyTurned", Map.of("on", true)));
    }
    String quorum = policy.quorum();
    if (quorum != null) {
      boolean more = quorum.startsWith(">");
      int slash = quorum.indexOf('/');
      told.add(
          new Happening(
              "QuorumSet",
              Map.of(
                  "numerator", Integer.parseInt(quorum.substring(more ? 1 : 0, slash)),
                  "denominator", Integer.parseInt(quorum.substring(slash + 1)),
                  "moreThan", more)));
    }
    // A document takes its place by itself once one is put on stage.
    RoomPolicy.Layout layout = policy.layout();
    if (layout == RoomPolicy.Layout.GRID || layout == RoomPolicy.Layout.PAIR) {
      told.add(new Happening("LayoutSet", Map.of("layout", layout.name(), "sites", List.of())));
    }
    return told;
  }

  static Happening closed(Actor by) {
    return new Happening("RoomClosed", Map.of("by", by.value()));
  }

  private static void compare(
      Map<String, @Nullable Object> changes,
      String field,
      @Nullable Object from,
      @Nullable Object to) {
    if (!Objects.equals(from, to)) {
      Map<String, @Nullable Object> change = new LinkedHashMap<>();
      change.put("from", from);
      change.put("to", to);
      changes.put(field, change);
    }
  }

  /// What is arranged, by the names the API has for it.
  private static Map<String, @Nullable Object> arrangement(Arrangement a) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("kind", a.kind());
    fields.put("location", a.place() == null ? null : a.place().name());
    fields.put("invitationDays", a.leadTimes().invitationDays());
    fields.put("documentDays", a.leadTimes().documentDays());
    fields.put("reminders", a.reminders().stream().map(Duration::toString).toList());
    fields.put("letterText", a.letterText());
    RoomPolicy room = a.roomPolicy();
    fields.put("microphones", room.microphones() == null ? null : room.microphones().name());
    fields.put("quorum", room.quorum());
    fields.put("layout", room.layout() == null ? null : room.layout().name());
    return fields;
  }

  private static List<String> units(Briefing b) {
    return b.units().stream().map(InvitedUnit::code).toList();
  }

  private static List<Map<String, @Nullable Object>> agenda(Briefing b) {
    List<Map<String, @Nullable Object>> items = new ArrayList<>();
    for (AgendaItem item : b.agenda()) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      members.put("id", item.id().toString());
      members.put("title", item.title());
      members.put("duration", item.duration().toString());
      members.put("presenter", item.presenter());
      items.add(members);
    }
    return items;
  }
}
