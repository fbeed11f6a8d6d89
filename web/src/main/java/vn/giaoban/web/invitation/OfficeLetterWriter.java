package vn.giaoban.web.invitation;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.directive.DirectiveLetters;
import vn.giaoban.scheduler.directive.Task;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.InvitationLetters.Letter;
import vn.giaoban.scheduler.invitation.Recipient;
import vn.giaoban.scheduler.lettertemplate.LetterKind;
import vn.giaoban.scheduler.minutes.Minutes;
import vn.giaoban.scheduler.minutes.VietnamTime;
import vn.giaoban.scheduler.notice.NoticeForm;
import vn.giaoban.scheduler.notice.NoticeLetters;
import vn.giaoban.web.settings.Settings;

/// Writes what the office has to say beside invitations: notices, and what was given to do.
@Component
class OfficeLetterWriter implements NoticeLetters, DirectiveLetters {
  private final TemplateLetters templates;
  private final String publicUrl;

  @Autowired
  OfficeLetterWriter(TemplateLetters templates, Settings settings) {
    this(templates, settings.publicUrl().toString());
  }

  OfficeLetterWriter(TemplateLetters templates, String publicUrl) {
    this.templates = templates;
    this.publicUrl = publicUrl;
  }

  @Override
  public Mono<Void> ready() {
    return templates.ready();
  }

  @Override
  public Letter notice(Announcement a, Recipient to, NoticeForm form) {
    var blocks = new LetterBlocks(templates.voice(to.language()));
    var values = new LetterValues(blocks.words(a, to));
    values.word("subject", form.subject());
    values.block("content", letter -> paragraphs(letter, form.text()));
    values.block("facts", letter -> blocks.facts(letter, a));
    values.block("open", letter -> open(blocks.voice(), letter, a.briefingId()));
    return written(blocks.voice(), LetterKind.NOTICE, values);
  }

  /// An empty line parts them; of the office's words nothing is a mark or a name.
  private static void paragraphs(LetterText.Builder letter, String text) {
    for (var paragraph : text.split("\\R(?:\\h*\\R)+")) {
      letter.paragraph(paragraph.strip());
    }
  }

  @Override
  public Letter directive(
      Minutes minutes, Minutes.Approval approval, Recipient to, List<Task> tasks) {
    var blocks = new LetterBlocks(templates.voice(to.language()));
    var voice = blocks.voice();
    var values =
        new LetterValues(
            Map.of(
                "recipient",
                blocks.formal(to),
                "greeting",
                blocks.greeting(to),
                "title",
                minutes.title(),
                "notation",
                approval.notation(),
                "issued",
                voice.day(approval.issuedOn()),
                "date",
                VietnamTime.shortDate(approval.issuedOn()),
                "link",
                page(minutes.briefingId()).toString()));
    values.block(
        "tasks",
        letter ->
            letter.list(
                voice.say("letter.tasks"),
                true,
                tasks.stream().map(task -> line(voice, task)).toList()));
    values.block("open", letter -> open(voice, letter, minutes.briefingId()));
    return written(voice, LetterKind.DIRECTIVE, values);
  }

  private static String line(TemplateLetters.Voice voice, Task task) {
    var due = task.due();
    var key =
        "letter.task" + (due == null ? "" : ".due") + (task.helpers().isEmpty() ? "" : ".with");
    return voice.say(
        key,
        Map.of(
            "task",
            task.text(),
            "due",
            due == null ? "" : VietnamTime.shortDate(due),
            "helpers",
            String.join(", ", task.helpers())));
  }

  private void open(TemplateLetters.Voice voice, LetterText.Builder letter, UUID briefing) {
    letter.button(voice.say("letter.open.button"), page(briefing), voice.say("letter.open.link"));
  }

  private URI page(UUID briefing) {
    return URI.create(publicUrl + "/briefings/" + briefing);
  }

  private static Letter written(TemplateLetters.Voice voice, LetterKind kind, LetterValues values) {
    var written = voice.write(kind, values);
    return new Letter(written.subject(), written.text().plain(), written.text().html(), null);
  }
}
