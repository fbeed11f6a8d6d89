package vn.giaoban.scheduler.minutes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;

/// The rules of editing minutes. Pure.
public final class MinutesEdit {
  private static final int MAX_TITLE = 500;
  private static final int MAX_TEXT = 20_000;
  private static final int MAX_LINE = 1_000;

  private MinutesEdit() {}

  /// The minutes with the new text, or why not.
  ///
  /// @param seen the tag the editor has read; empty: edits whatever is there
  public static Decision<Minutes> of(Minutes current, String seen, String title, MinutesBody body) {
    if (current.approval() != null) {
      return Decision.refused(Refusal.of(Refusal.Kind.CONFLICT, "minutes-approved"));
    }
    if (!seen.isEmpty() && !seen.equals(current.tag())) {
      return Decision.refused(stale(current));
    }
    var faults = faults(title, body);
    if (!faults.isEmpty()) {
      return Decision.refused(Refusal.invalid(faults));
    }
    return Decision.accepted(
        new Minutes(current.briefingId(), current.version() + 1, title.strip(), body, null, null));
  }

  /// Somebody else wrote a version since.
  static Refusal stale(Minutes current) {
    return Refusal.of(Refusal.Kind.STALE, "minutes-changed", Map.of("version", current.version()));
  }

  /// Names of the sections that differ, for the journal.
  public static List<String> changes(Minutes before, Minutes after) {
    List<String> changes = new ArrayList<>();
    var was = before.body();
    var is = after.body();
    note(changes, "title", before.title(), after.title());
    note(changes, "heading", was.heading(), is.heading());
    note(changes, "opening", was.opening(), is.opening());
    note(changes, "attendance", was.attendance(), is.attendance());
    note(changes, "proceedings", was.proceedings(), is.proceedings());
    note(changes, "decisions", was.decisions(), is.decisions());
    note(changes, "votes", was.votes(), is.votes());
    note(changes, "closing", was.closing(), is.closing());
    note(changes, "recipients", was.recipients(), is.recipients());
    return changes;
  }

  private static void note(List<String> changes, String section, Object was, Object is) {
    if (!Objects.equals(was, is)) {
      changes.add(section);
    }
  }

  private static List<FieldFault> faults(String title, MinutesBody body) {
    List<FieldFault> faults = new ArrayList<>();
    if (title.isBlank()) {
      faults.add(FieldFault.of("title", "not-blank"));
    }
    length(faults, "title", title, MAX_TITLE);
    length(faults, "body.opening", body.opening(), MAX_TEXT);
    length(faults, "body.closing", body.closing(), MAX_LINE);
    var heading = body.heading();
    if (heading.startedAt() != null
        && heading.endedAt() != null
        && heading.endedAt().isBefore(heading.startedAt())) {
      faults.add(FieldFault.of("body.heading.endedAt", "before-start"));
    }
    for (int i = 0; i < body.proceedings().size(); i++) {
      var proceeding = body.proceedings().get(i);
      var field = "body.proceedings[%d].".formatted(i);
      length(faults, field + "title", proceeding.title(), MAX_LINE);
      length(faults, field + "text", proceeding.text(), MAX_TEXT);
    }
    for (int i = 0; i < body.decisions().size(); i++) {
      var text = body.decisions().get(i).text();
      var field = "body.decisions[%d].text".formatted(i);
      if (text.isBlank()) {
        faults.add(FieldFault.of(field, "not-blank"));
      }
      length(faults, field, text, MAX_TEXT);
    }
    for (int i = 0; i < body.attendance().size(); i++) {
      var attendance = body.attendance().get(i);
      length(faults, "body.attendance[%d].note".formatted(i), attendance.note(), MAX_LINE);
      if (attendance.people() < 0) {
        faults.add(FieldFault.of("body.attendance[%d].people".formatted(i), "invalid"));
      }
    }
    return faults;
  }

  private static void length(List<FieldFault> faults, String field, String text, int max) {
    if (text.length() > max) {
      faults.add(new FieldFault(field, "too-long", Map.of("max", max)));
    }
  }
}
