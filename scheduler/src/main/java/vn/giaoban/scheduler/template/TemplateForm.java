package vn.giaoban.scheduler.template;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.agenda.AgendaItemForm;
import vn.giaoban.scheduler.attendance.SubstituteRule;
import vn.giaoban.scheduler.briefing.Arrangement;
import vn.giaoban.scheduler.briefing.ArrangementReading;
import vn.giaoban.scheduler.briefing.BriefingForm;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.organisation.Level;
import vn.giaoban.scheduler.writing.Written;

/// A template as somebody writes it down; in a change, what is null stays.
///
/// @param substitutes the rule on substitutes as a whole
/// @param form the defaults; of it, too, what is null stays
public record TemplateForm(
    @Nullable String code,
    @Nullable String name,
    @Nullable String note,
    BriefingForm form,
    @Nullable List<@Nullable String> levels,
    @Nullable List<@Nullable String> groups,
    @Nullable SubstituteRule substitutes,
    @Nullable Boolean urgent) {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,40}");
  private static final int NAME = 200;
  private static final int NOTE = 1000;
  private static final int ITEMS = 200;

  Decision<Template> read(@Nullable Template before, String by, Instant now) {
    List<FieldFault> faults = new ArrayList<>();
    String key = before == null ? Written.line(code) : before.code();
    if (!CODE.matcher(key).matches()) {
      faults.add(FieldFault.of("code", key.isEmpty() ? "not-blank" : "template-code"));
    }
    String called = name == null && before != null ? before.name() : Written.line(name);
    if (called.isEmpty()) {
      faults.add(FieldFault.of("name", "not-blank"));
    }
    limit("name", called, NAME, faults);
    String about = note == null && before != null ? before.note() : Written.line(note);
    limit("note", about, NOTE, faults);
    BriefingForm content = Filling.over(form, before == null ? Filling.NOTHING : before.form());
    ArrangementReading.read(content, null, Arrangement.USUAL, faults);
    durations(content, faults);
    List<Level> invited = before == null ? List.of() : before.levels();
    if (levels != null) {
      invited = new ArrayList<>();
      for (int i = 0; i < levels.size(); i++) {
        level(i, invited, faults);
      }
    }
    List<String> named =
        groups != null
            ? groups.stream().map(Written::line).filter(g -> !g.isEmpty()).toList()
            : before == null ? List.of() : before.groups();
    SubstituteRule rule =
        substitutes != null
            ? substitutes
            : before == null ? SubstituteRule.NONE : before.substitutes();
    if (!rule.makesSense()) {
      faults.add(FieldFault.of("substitutes.leastRank", "least-rank"));
    }
    boolean pressing = urgent == null ? before != null && before.urgent() : urgent;
    return faults.isEmpty()
        ? Decision.accepted(
            new Template(
                key,
                called,
                about,
                content,
                invited,
                named,
                rule,
                pressing,
                before == null ? 0 : before.version() + 1,
                by,
                now))
        : Decision.refused(Refusal.invalid(faults));
  }

  private void level(int at, List<Level> invited, List<FieldFault> faults) {
    String word = Written.line(levels == null ? null : levels.get(at)).toUpperCase(Locale.ROOT);
    for (Level level : Level.values()) {
      if (level.name().equals(word)) {
        if (!invited.contains(level)) {
          invited.add(level);
        }
        return;
      }
    }
    faults.add(
        new FieldFault(
            "levels[" + at + "]",
            "one-of",
            Map.of(
                "values",
                Arrays.stream(Level.values()).map(Enum::name).collect(Collectors.joining(", ")))));
  }

  private static void durations(BriefingForm content, List<FieldFault> faults) {
    length("duration", content.duration(), faults);
    List<@Nullable AgendaItemForm> agenda = content.agenda();
    if (agenda == null) {
      return;
    }
    if (agenda.size() > ITEMS) {
      faults.add(new FieldFault("agenda", "briefing-too-many", Map.of("max", ITEMS)));
      return;
    }
    for (int i = 0; i < agenda.size(); i++) {
      AgendaItemForm item = agenda.get(i);
      if (item == null || Written.line(item.title()).isEmpty()) {
        faults.add(FieldFault.of("agenda[" + i + "].title", "not-blank"));
      } else {
        length("agenda[" + i + "].duration", item.duration(), faults);
      }
    }
  }

  private static void length(String field, @Nullable String text, List<FieldFault> faults) {
    if (text == null || text.isBlank()) {
      return;
    }
    try {
      if (!java.time.Duration.parse(text.strip()).isPositive()) {
        faults.add(FieldFault.of(field, "briefing-duration-not-positive"));
      }
    } catch (java.time.DateTimeException e) {
      faults.add(FieldFault.of(field, "briefing-duration"));
    }
  }

  private static void limit(String field, String text, int most, List<FieldFault> faults) {
    if (text.length() > most) {
      faults.add(new FieldFault(field, "briefing-title-length", Map.of("max", most)));
    }
  }
}
