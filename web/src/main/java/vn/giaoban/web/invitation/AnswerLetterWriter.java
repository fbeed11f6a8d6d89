package vn.giaoban.web.invitation;

import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.attendance.AttendanceLetters;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.InvitationLetters.Letter;
import vn.giaoban.scheduler.invitation.Recipient;
import vn.giaoban.scheduler.lettertemplate.LetterKind;
import vn.giaoban.scheduler.preparation.RequestLetters;
import vn.giaoban.web.language.Times;

/// Writes the letters that ask for something: an answer, another substitute, a paper. Each carries
/// the link of the page where it can be given without an account.
@Component
class AnswerLetterWriter implements AttendanceLetters, RequestLetters {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT).withZone(Times.ZONE);

  private static final int SMS_TITLE = 60;

  private final TemplateLetters templates;

  AnswerLetterWriter(TemplateLetters templates) {
    this.templates = templates;
  }

  @Override
  public Mono<Void> ready() {
    return templates.ready();
  }

  @Override
  public Letter chase(Announcement a, Recipient to, URI link, String message, boolean declined) {
    var blocks = blocks(to);
    var values = values(blocks, a, to, link);
    values.flag("declined", declined);
    if (!message.isBlank()) {
      values.block("message", l -> l.quote(blocks.voice().say("letter.message"), message.strip()));
    }
    return letter(blocks, LetterKind.CHASE, values);
  }

  @Override
  public String text(Announcement a, Recipient to, URI link) {
    var when = new When(a.startsAt(), a.endsAt());
    return templates
        .voice(to.language())
        .say(
            "letter.chase.sms",
            Map.of(
                "title", shortened(a.title()), "when", when.brief(), "link", ReplyLink.of(link)));
  }

  /// A text message has room for a few lines.
  private static String shortened(String title) {
    return title.length() <= SMS_TITLE ? title : title.substring(0, SMS_TITLE - 1).strip() + "…";
  }

  @Override
  public Letter refused(Announcement a, Recipient to, URI link, String who, String reason) {
    var blocks = blocks(to);
    var values = values(blocks, a, to, link);
    values.word("substitute", who);
    if (!reason.isBlank()) {
      values.block("reason", l -> l.quote(blocks.voice().say("letter.reason"), reason.strip()));
    }
    return letter(blocks, LetterKind.SUBSTITUTE_REFUSED, values);
  }

  @Override
  public Letter ask(
      Announcement a, Recipient to, URI link, List<RequestLetters.Wanted> wanted, boolean chase) {
    var blocks = blocks(to);
    var voice = blocks.voice();
    var values = values(blocks, a, to, link);
    values.flag("again", chase);
    values.block(
        "wanted",
        letter ->
            letter.list(
                voice.say("letter.request.papers"),
                true,
                wanted.stream().map(one -> line(voice, one)).toList()));
    values.block(
        "answer",
        letter ->
            letter.button(
                voice.say("letter.request.button"),
                ReplyLink.of(link),
                voice.say("letter.answer.link")));
    return letter(blocks, LetterKind.DOCUMENT_REQUEST, values);
  }

  private static String line(TemplateLetters.Voice voice, RequestLetters.Wanted wanted) {
    var item = wanted.item();
    var what = wanted.what().isBlank() ? voice.say("letter.request.paper") : wanted.what();
    return voice.say(
        item == null ? "letter.request.line" : "letter.request.line.item",
        Map.of("what", what, "item", item == null ? "" : item, "due", TIME.format(wanted.due())));
  }

  private LetterBlocks blocks(Recipient to) {
    return new LetterBlocks(templates.voice(to.language()));
  }

  private static LetterValues values(LetterBlocks blocks, Announcement a, Recipient to, URI link) {
    var values = new LetterValues(blocks.words(a, to));
    values.word("link", ReplyLink.of(link).toString());
    values.block("facts", letter -> blocks.facts(letter, a));
    values.block("reply", letter -> blocks.reply(letter, link));
    return values;
  }

  private static Letter letter(LetterBlocks blocks, LetterKind kind, LetterValues values) {
    var written = blocks.voice().write(kind, values);
    return new Letter(written.subject(), written.text().plain(), written.text().html(), null);
  }
}
