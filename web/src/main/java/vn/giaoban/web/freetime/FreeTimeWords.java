package vn.giaoban.web.freetime;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.giaoban.scheduler.freetime.FreeSlot;
import vn.giaoban.scheduler.freetime.Participant;
import vn.giaoban.scheduler.writing.Written;
import vn.giaoban.web.language.Texts;

/// Why a free time stands where it stands, in words.
@Component
final class FreeTimeWords {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");

  /// More names than this are counted.
  private static final int NAMED = 20;

  private final Texts texts;

  FreeTimeWords(Texts texts) {
    this.texts = texts;
  }

  /// The most important first: how many can, then who cannot and why.
  List<String> reasons(FreeSlot slot, Locale language) {
    List<String> reasons = new ArrayList<>();
    reasons.add(
        texts.text(
            language,
            slot.free() ? "free-time.all" : "free-time.some",
            Map.of("n", slot.must(), "of", slot.ofMust())));
    if (slot.ofShould() > 0) {
      reasons.add(
          texts.text(
              language, "free-time.should", Map.of("n", slot.should(), "of", slot.ofShould())));
    }
    if (slot.hall() != null) {
      reasons.add(texts.text(language, "free-time.hall", Map.of("name", slot.hall().name())));
    }
    slot.missing().stream()
        .limit(NAMED)
        .forEach(m ->
            reasons.add(
                texts.text(
                    language,
                    m.who().part() == Participant.Part.CHAIR
                        ? "free-time.chair-busy"
                        : "free-time.busy",
                    Map.of("name", m.who().name(), "from", time(m.from()), "to", time(m.to())))));
    if (slot.missing().size() > NAMED) {
      reasons.add(
          texts.text(language, "free-time.more", Map.of("n", slot.missing().size() - NAMED)));
    }
    return reasons;
  }

  private static String time(Instant moment) {
    return TIME.format(moment.atZone(Written.ZONE));
  }
}
