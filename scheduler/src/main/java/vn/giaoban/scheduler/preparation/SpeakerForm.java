package vn.giaoban.scheduler.preparation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;

/// A registration as it is handed in.
///
/// @param minutes 1 to 60
public record SpeakerForm(
    @Nullable UUID agendaItem,
    @Nullable String name,
    @Nullable String title,
    @Nullable Integer minutes,
    @Nullable String summary) {
  private static final int MOST_MINUTES = 60;
  private static final int NAME = 200;
  private static final int SUMMARY = 2000;

  /// All that is wrong with it; nothing is when it is empty.
  List<FieldFault> faults(PreparedBriefing briefing) {
    var faults = new ArrayList<FieldFault>();
    if (agendaItem == null) {
      faults.add(FieldFault.of("agendaItem", "not-null"));
    } else if (briefing.title(agendaItem) == null) {
      faults.add(FieldFault.of("agendaItem", "unknown-agenda-item"));
    }
    if (name == null || name.isBlank()) {
      faults.add(FieldFault.of("name", "not-blank"));
    }
    tooLong(faults, "name", name, NAME);
    tooLong(faults, "title", title, NAME);
    tooLong(faults, "summary", summary, SUMMARY);
    if (minutes == null || minutes < 1 || minutes > MOST_MINUTES) {
      faults.add(new FieldFault("minutes", "speaker-minutes", Map.of("max", MOST_MINUTES)));
    }
    return faults;
  }

  private static void tooLong(
      List<FieldFault> faults, String field, @Nullable String text, int most) {
    if (text != null && text.length() > most) {
      faults.add(new FieldFault(field, "too-long", Map.of("max", most)));
    }
  }
}
