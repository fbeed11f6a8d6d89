package vn.giaoban.web.attendance;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.giaoban.scheduler.attendance.BoardRow;
import vn.giaoban.scheduler.attendance.Escalation;
import vn.giaoban.scheduler.attendance.EscalationRule.Stage;
import vn.giaoban.web.invitation.BounceWords;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.language.Times;
import vn.giaoban.web.settings.Settings;

/// Writes to the office whom to call: official mail, so in Vietnamese.
@Component
class CallListLetter implements Escalation.Letters {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy", Locale.ROOT).withZone(Times.ZONE);

  private final Texts texts;
  private final BounceWords bounces;
  private final Settings settings;

  CallListLetter(Texts texts, BounceWords bounces, Settings settings) {
    this.texts = texts;
    this.bounces = bounces;
    this.settings = settings;
  }

  @Override
  public Letter callList(
      UUID briefingId, String title, Instant startsAt, Map<Stage, List<BoardRow>> lines) {
    var values =
        Map.of(
            "title",
            title,
            "when",
            TIME.format(startsAt),
            "count",
            lines.values().stream().mapToInt(List::size).sum(),
            "link",
            settings.publicUrl() + "/briefings/" + briefingId,
            "list",
            settings.publicUrl() + "/api/briefings/" + briefingId + "/attendance/call-list.pdf");
    var text = new StringBuilder(text("head", values));
    lines.forEach((stage, rows) -> {
      text.append("\n\n").append(text("stage." + stage.name(), Map.of("count", rows.size())));
      for (var i = 0; i < rows.size(); i++) {
        text.append('\n').append(i + 1).append(". ").append(line(rows.get(i)));
      }
    });
    text.append("\n\n").append(text("foot", values)).append('\n');
    return new Letter(text("subject", values), text.toString());
  }

  private String line(BoardRow row) {
    var line = new StringBuilder(row.name());
    var post = row.post();
    var holder = row.holder();
    if (post != null || holder != null) {
      line.append(" (")
          .append(post == null ? "" : post)
          .append(post == null || holder == null ? "" : " ")
          .append(holder == null ? "" : holder)
          .append(')');
    }
    var phone = row.phone();
    line.append(": ").append(phone == null ? text("no-phone", Map.of()) : phone);
    var bounce = row.bounce();
    if (bounce != null) {
      line.append(". ").append(bounces.reason(bounce, Texts.VIETNAMESE));
    }
    return line.toString();
  }

  private String text(String key, Map<String, ?> values) {
    return texts.text(Texts.VIETNAMESE, "mail.call-list." + key, values);
  }
}
