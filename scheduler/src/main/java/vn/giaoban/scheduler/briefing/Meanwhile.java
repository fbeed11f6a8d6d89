package vn.giaoban.scheduler.briefing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.agenda.AgendaItemForm;
import vn.giaoban.scheduler.journal.JournalEntry;
import vn.giaoban.scheduler.writing.Written;

/// A field that somebody else changed after an edit was begun.
///
/// @param field as the API calls it
/// @param was what the edit was begun on
/// @param theirs what it is now
/// @param yours what the edit says; null with `touched` false: nothing
/// @param touched whether the edit says something of this field
/// @param who the last one who changed it, as journal actor
/// @param at when
public record Meanwhile(
    String field,
    @Nullable Object was,
    @Nullable Object theirs,
    @Nullable Object yours,
    boolean touched,
    String who,
    Instant at) {
  /// Whether both want something else.
  public boolean conflict() {
    return touched && !Objects.equals(theirs, yours);
  }

  /// What was changed after a version, field by field, from the journal.
  ///
  /// @param entries of the kind `BriefingChanged`, oldest first; those of earlier versions are
  ///   passed over
  /// @param version what the edit was begun on
  public static List<Meanwhile> since(List<JournalEntry> entries, int version, BriefingForm form) {
    Map<String, @Nullable Object> wanted = wanted(form);
    Map<String, Meanwhile> fields = new LinkedHashMap<>();
    for (JournalEntry entry : entries) {
      if (!(entry.payload().get("version") instanceof Number made)
          || made.intValue() <= version
          || !(entry.payload().get("changes") instanceof Map<?, ?> changes)) {
        continue;
      }
      changes.forEach((name, change) -> {
        if (change instanceof Map<?, ?> values) {
          String field = name.toString();
          Meanwhile earlier = fields.get(field);
          fields.put(
              field,
              new Meanwhile(
                  field,
                  earlier == null ? values.get("from") : earlier.was(),
                  values.get("to"),
                  wanted.get(field),
                  wanted.containsKey(field),
                  entry.actor(),
                  entry.at()));
        }
      });
    }
    // What was changed there and back again is no news.
    return fields.values().stream().filter(m -> !Objects.equals(m.was(), m.theirs())).toList();
  }

  /// What a form says, in the shape of the journal.
  private static Map<String, @Nullable Object> wanted(BriefingForm form) {
    Map<String, @Nullable Object> wanted = new LinkedHashMap<>();
    say(wanted, "title", form.title() == null ? null : Written.line(form.title()));
    Instant start = BriefingRules.start(form.startsAt());
    say(wanted, "startsAt", start == null ? form.startsAt() : Written.time(start));
    var length = BriefingRules.length(form.duration());
    say(wanted, "duration", length == null ? form.duration() : length.toString());
    say(wanted, "chair", form.chair());
    say(wanted, "units", form.units());
    say(wanted, "agenda", form.agenda() == null ? null : agenda(form.agenda()));
    say(wanted, "kind", form.kind());
    say(wanted, "location", form.location());
    say(wanted, "invitationDays", form.invitationDays());
    say(wanted, "documentDays", form.documentDays());
    say(wanted, "reminders", form.reminders());
    say(wanted, "letterText", form.letterText());
    say(wanted, "microphones", form.microphones());
    say(wanted, "quorum", form.quorum());
    say(wanted, "layout", form.layout());
    return wanted;
  }

  private static void say(
      Map<String, @Nullable Object> wanted, String field, @Nullable Object value) {
    if (value != null) {
      wanted.put(field, value);
    }
  }

  private static List<Object> agenda(List<@Nullable AgendaItemForm> items) {
    List<Object> agenda = new ArrayList<>();
    for (AgendaItemForm item : items) {
      if (item != null) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("id", item.id());
        members.put("title", Written.line(item.title()));
        var length = BriefingRules.length(item.duration());
        members.put("duration", length == null ? item.duration() : length.toString());
        String presenter = Written.line(item.presenter());
        members.put("presenter", presenter.isEmpty() ? null : presenter);
        agenda.add(members);
      }
    }
    return agenda;
  }
}
