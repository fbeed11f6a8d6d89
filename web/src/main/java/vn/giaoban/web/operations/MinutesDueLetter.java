package vn.giaoban.web.operations;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.giaoban.scheduler.minutes.MinutesDue;
import vn.giaoban.scheduler.minutes.VietnamTime;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.settings.Settings;

/// Writes to the office that minutes are due: official mail, so in Vietnamese.
@Component
class MinutesDueLetter implements MinutesDue.Letters {
  private final Texts texts;
  private final Settings settings;

  MinutesDueLetter(Texts texts, Settings settings) {
    this.texts = texts;
    this.settings = settings;
  }

  @Override
  public Letter minutesDue(UUID briefingId, String title, LocalDate due, MinutesDue.Stage stage) {
    var values =
        Map.of(
            "title",
            title,
            "due",
            VietnamTime.date(due),
            "link",
            settings.publicUrl() + "/briefings/" + briefingId + "/minutes");
    var key = "mail.minutes-due." + stage.name().toLowerCase(java.util.Locale.ROOT);
    return new Letter(
        texts.text(Texts.VIETNAMESE, key + ".subject", values),
        texts.text(Texts.VIETNAMESE, key + ".text", values));
  }
}
