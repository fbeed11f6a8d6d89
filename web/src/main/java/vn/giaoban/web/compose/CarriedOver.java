package vn.giaoban.web.compose;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.series.LeftUndone;
import vn.giaoban.scheduler.writing.Written;
import vn.giaoban.web.language.Texts;

/// Titles of agenda items that come from the meeting before.
final class CarriedOver implements LeftUndone.Words {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

  /// What an agenda item's title may hold.
  private static final int TITLE = 300;

  private final Texts texts;

  CarriedOver(Texts texts) {
    this.texts = texts;
  }

  @Override
  public String unfinished(String title, Briefing before) {
    return cut("agenda.carried.unfinished", Map.of("title", title, "day", day(before)));
  }

  @Override
  public String review(List<String> tasks, Briefing before) {
    return cut(
        "agenda.carried.review",
        Map.of("n", tasks.size(), "day", day(before), "tasks", String.join("; ", tasks)));
  }

  private String cut(String key, Map<String, ?> args) {
    String text = Written.line(texts.text(Texts.VIETNAMESE, key, args));
    return text.length() <= TITLE ? text : text.substring(0, TITLE - 1) + "…";
  }

  private static String day(Briefing briefing) {
    return DAY.format(briefing.startsAt().atZone(Written.ZONE));
  }
}
