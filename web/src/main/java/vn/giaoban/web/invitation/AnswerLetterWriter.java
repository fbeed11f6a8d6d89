package vn.giaoban.web.invitation;

import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.scheduler.attendance.AttendanceLetters;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.InvitationLetters.Letter;
import vn.giaoban.scheduler.invitation.Recipient;
import vn.giaoban.scheduler.lettertemplate.LetterKind;
import vn.giaoban.scheduler.preparation.RequestLetters;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.language.Times;
import vn.giaoban.web.settings.Settings;

/// Writes the letters that ask for something: an answer, a paper. Each carries the link of the page
/// where it can be given without an account.
@Component
class AnswerLetterWriter implements AttendanceLetters, RequestLetters {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy", Locale.ROOT).withZone(Times.ZONE);

  private static final int SMS_TITLE = 60;

  private final Texts texts;
  private final TemplateLetters templates;
  private final MailAddress office;

  AnswerLetterWriter(Texts texts, TemplateLetters templates, Settings settings) {
    this.texts = texts;
    this.templates = templates;
    this.office = MailAddress.read(settings.mailFrom()).orElseThrow();
  }

  @Override
  public Letter chase(Announcement a, Recipient to, URI link, String message, boolean declined) {
    var letter =
        begun(declined ? "letter.heading.chase.declined" : "letter.heading.chase", to)
            .lead(say(declined ? "letter.chase.declined" : "letter.chase"), a.title());
    facts(letter, a);
    if (!message.isBlank()) {
      letter.quote(say("letter.message"), message.strip());
    }
    letter.button(say("letter.answer.button"), ReplyLink.of(link), say("letter.answer.link"));
    return written(letter, declined ? "letter.subject.chase.declined" : "letter.subject.chase", a);
  }

  @Override
  public String text(Announcement a, Recipient to, URI link) {
    var when = new When(a.startsAt(), a.endsAt());
    return say(
        "letter.chase.sms",
        Map.of("title", shortened(a.title()), "when", when.brief(), "link", ReplyLink.of(link)));
  }

  /// A text message has room for a few lines.
  private static String shortened(String title) {
    return title.length() <= SMS_TITLE ? title : title.substring(0, SMS_TITLE - 1).strip() + "…";
  }

  @Override
  public Letter refused(Announcement a, Recipient to, URI link, String who, String reason) {
    var letter =
        begun("letter.heading.substitute", to)
            .lead(say("letter.substitute", Map.of("who", who)), a.title());
    facts(letter, a);
    if (!reason.isBlank()) {
      letter.quote(say("letter.reason"), reason);
    }
    letter
        .paragraph(say("letter.substitute.again"))
        .button(say("letter.answer.button"), ReplyLink.of(link), say("letter.answer.link"));
    return written(letter, "letter.subject.substitute", a);
  }

  @Override
  public Letter ask(
      Announcement a, Recipient to, URI link, List<RequestLetters.Wanted> wanted, boolean chase) {
    var values =
        new LetterValues(
            Map.of(
                "recipient",
                to.name(),
                "greeting",
                templates.say("letter.to", Map.of("recipient", to.name())),
                "title",
                a.title(),
                "date",
                new When(a.startsAt(), a.endsAt()).brief()));
    values.flag("again", chase);
    values.block("facts", letter -> facts(letter, a));
    values.block(
        "wanted",
        letter ->
            letter.list(
                say("letter.request.papers"), true, wanted.stream().map(this::line).toList()));
    values.block(
        "answer",
        letter ->
            letter.button(
                say("letter.request.button"), ReplyLink.of(link), say("letter.answer.link")));
    var written = templates.write(LetterKind.DOCUMENT_REQUEST, values);
    return new Letter(written.subject(), written.text().plain(), written.text().html(), null);
  }

  private String line(RequestLetters.Wanted wanted) {
    var item = wanted.item();
    var what = wanted.what().isBlank() ? say("letter.request.paper") : wanted.what();
    return say(
        item == null ? "letter.request.line" : "letter.request.line.item",
        Map.of("what", what, "item", item == null ? "" : item, "due", TIME.format(wanted.due())));
  }

  private LetterText.Builder begun(String heading, Recipient to) {
    return new LetterText.Builder(say(heading))
        .office(inviter())
        .greeting(say("letter.to", Map.of("recipient", to.name())));
  }

  private void facts(LetterText.Builder letter, Announcement a) {
    letter
        .fact(say("letter.when"), new When(a.startsAt(), a.endsAt()).formal())
        .fact(say("letter.chair"), a.chairName());
  }

  private Letter written(LetterText.Builder letter, String subject, Announcement a) {
    var text = letter.signature(say("letter.signature"), inviter()).build();
    return new Letter(
        say(
            subject,
            Map.of("title", a.title(), "when", new When(a.startsAt(), a.endsAt()).brief())),
        text.plain(),
        text.html(),
        null);
  }

  private String inviter() {
    return office.name() == null ? office.address() : office.name();
  }

  private String say(String key) {
    return texts.text(Texts.VIETNAMESE, key);
  }

  private String say(String key, Map<String, ?> args) {
    return texts.text(Texts.VIETNAMESE, key, args);
  }
}
