package vn.giaoban.web.minutes;

import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.lettertemplate.LetterKind;
import vn.giaoban.scheduler.minutes.Minutes;
import vn.giaoban.scheduler.minutes.MinutesFacts;
import vn.giaoban.scheduler.minutes.MinutesLetters;
import vn.giaoban.scheduler.outbox.OutboxMail;
import vn.giaoban.web.invitation.LetterValues;
import vn.giaoban.web.invitation.TemplateLetters;

/// Writes the mail that brings minutes to a unit, in the office's words.
final class MinutesMail implements MinutesLetters {
  private final TemplateLetters letters;

  MinutesMail(TemplateLetters letters) {
    this.letters = letters;
  }

  @Override
  public Mono<Void> ready() {
    return letters.ready();
  }

  @Override
  public OutboxMail letter(
      Minutes minutes,
      Minutes.Approval approval,
      MinutesFacts.Invited unit,
      OutboxMail.AttachedFile pdf) {
    var voice = letters.voice(unit.language());
    var values =
        new LetterValues(
            Map.of(
                "recipient",
                unit.name(),
                "greeting",
                voice.say("letter.to", Map.of("recipient", unit.name())),
                "title",
                minutes.title(),
                "notation",
                approval.notation(),
                "issued",
                voice.day(approval.issuedOn()),
                "file",
                pdf.fileName()));
    var written = voice.write(LetterKind.MINUTES, values);
    return new OutboxMail(
        OutboxMail.Kind.MINUTES,
        "minutes/%s/%d/%s".formatted(minutes.briefingId(), minutes.version(), unit.code()),
        minutes.briefingId(),
        unit.code(),
        unit.email(),
        unit.name(),
        written.subject(),
        written.text().plain(),
        written.text().html(),
        null,
        List.of(pdf));
  }
}
