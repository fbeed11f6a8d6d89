package vn.giaoban.web.minutes;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import vn.giaoban.scheduler.minutes.Minutes;
import vn.giaoban.scheduler.minutes.MinutesFacts;
import vn.giaoban.scheduler.minutes.MinutesLetters;
import vn.giaoban.scheduler.minutes.VietnamTime;
import vn.giaoban.scheduler.outbox.OutboxMail;
import vn.giaoban.web.language.Texts;

/// Writes the mail that brings minutes to a unit: official mail, so in Vietnamese.
final class MinutesMail implements MinutesLetters {
  private final Texts texts;

  MinutesMail(Texts texts) {
    this.texts = texts;
  }

  @Override
  public OutboxMail letter(
      Minutes minutes,
      Minutes.Approval approval,
      MinutesFacts.Invited unit,
      OutboxMail.AttachedFile pdf) {
    var values =
        Map.of(
            "unit", unit.name(),
            "title", minutes.title(),
            "notation", approval.notation(),
            "date", VietnamTime.date(approval.issuedOn()),
            "fileName", pdf.fileName());
    var subject = texts.text(Texts.VIETNAMESE, "mail.minutes.subject", values);
    var text = texts.text(Texts.VIETNAMESE, "mail.minutes.text", values);
    return new OutboxMail(
        OutboxMail.Kind.MINUTES,
        "minutes/%s/%d/%s".formatted(minutes.briefingId(), minutes.version(), unit.code()),
        minutes.briefingId(),
        unit.code(),
        unit.email(),
        unit.name(),
        subject,
        text,
        html(subject, text),
        null,
        List.of(pdf));
  }

  private static String html(String subject, String text) {
    var paragraphs =
        text.lines()
            .filter(line -> !line.isBlank())
            .map(line -> "<p>" + HtmlUtils.htmlEscape(line, "UTF-8") + "</p>")
            .collect(Collectors.joining("\n"));
    return """
    <!DOCTYPE html>
    <html lang="vi"><head><meta charset="utf-8"><title>%s</title></head>
    <body style="font-family: 'Times New Roman', serif; font-size: 16px">
    %s
    </body></html>
    """
        .formatted(HtmlUtils.htmlEscape(subject, "UTF-8"), paragraphs);
  }
}
