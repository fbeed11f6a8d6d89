package vn.giaoban.web.invitation;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.itip.ITipWriter;
import vn.giaoban.mail.itip.Meeting;
import vn.giaoban.scheduler.inbox.Sorter;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.InvitationLetters;
import vn.giaoban.scheduler.invitation.Recipient;
import vn.giaoban.scheduler.lettertemplate.LetterKind;
import vn.giaoban.scheduler.outbox.OutboxMail.CalendarObject;
import vn.giaoban.web.mail.OfficeAddresses;

/// Writes the letters in the words of the office's templates, in the form of a giấy mời. Text, HTML
/// and calendar are made of the same facts.
@Component
class LetterWriter implements InvitationLetters {
  private final TemplateLetters templates;
  private final OfficeAddresses addresses;

  LetterWriter(TemplateLetters templates, OfficeAddresses addresses) {
    this.templates = templates;
    this.addresses = addresses;
  }

  @Override
  public Mono<Void> ready() {
    return templates.ready();
  }

  @Override
  public Letter request(Announcement a, Recipient to, Content content, Instant now) {
    var blocks = blocks(to);
    var voice = blocks.voice();
    var values = new LetterValues(blocks.words(a, to));
    values.word("link", content.link().toString());
    values.flag("update", content.update());
    values.flag("chairing", to.chair());
    values.flag("attached", content.attached());
    values.block("facts", letter -> blocks.facts(letter, a));
    values.block("join", letter -> blocks.join(letter, content.link()));
    values.block("reply", letter -> blocks.reply(letter, content.link()));
    values.block("agenda", letter -> agenda(voice, letter, a));
    values.block(
        "papers",
        letter ->
            letter.list(
                voice.say(content.attached() ? "letter.papers" : "letter.papers.linked"),
                false,
                content.papers()));
    var words = a.words(content.message());
    if (!words.isBlank()) {
      values.block("message", l -> l.quote(voice.say("letter.message"), words));
    }
    var text = voice.write(LetterKind.INVITATION, values);
    var meeting = meeting(voice, a, to, a.sequence(), content.link(), text.text().plain(), now);
    return new Letter(
        text.subject(),
        text.text().plain(),
        text.text().html(),
        new CalendarObject("REQUEST", ITipWriter.request(meeting)));
  }

  @Override
  public Letter cancel(Announcement a, Recipient to, int sequence, Instant now) {
    var blocks = blocks(to);
    var voice = blocks.voice();
    var values = new LetterValues(blocks.words(a, to));
    values.flag("cancelled", a.cancelled());
    values.flag("uninvited", !a.cancelled());
    values.block("facts", letter -> blocks.facts(letter, a));
    var reason = a.cancelReason();
    if (a.cancelled() && reason != null && !reason.isBlank()) {
      values.block("reason", letter -> letter.quote(voice.say("letter.reason"), reason));
    }
    var text = voice.write(LetterKind.CANCELLATION, values);
    var meeting = meeting(voice, a, to, sequence, null, text.text().plain(), now);
    return new Letter(
        text.subject(),
        text.text().plain(),
        text.text().html(),
        new CalendarObject("CANCEL", ITipWriter.cancel(meeting)));
  }

  @Override
  public Letter reminder(Announcement a, Recipient to, URI link, Duration lead) {
    var blocks = blocks(to);
    var values = new LetterValues(blocks.words(a, to));
    values.word("lead", lead(blocks.voice(), lead));
    values.word("link", link.toString());
    // From the day before sites rehearse, in the last hour they say that they are ready.
    values.flag("early", lead.toHours() > 1);
    values.block("facts", letter -> blocks.facts(letter, a));
    values.block("join", letter -> blocks.join(letter, link));
    var text = blocks.voice().write(LetterKind.REMINDER, values);
    return new Letter(text.subject(), text.text().plain(), text.text().html(), null);
  }

  private LetterBlocks blocks(Recipient to) {
    return new LetterBlocks(templates.voice(to.language()));
  }

  private static String lead(TemplateLetters.Voice voice, Duration lead) {
    if (lead.toDays() > 0) {
      return voice.say("letter.lead.days", Map.of("n", lead.toDays()));
    }
    return lead.toHours() > 0
        ? voice.say("letter.lead.hours", Map.of("n", lead.toHours()))
        : voice.say("letter.lead.minutes", Map.of("n", lead.toMinutes()));
  }

  private static void agenda(
      TemplateLetters.Voice voice, LetterText.Builder letter, Announcement a) {
    var lines = new ArrayList<String>();
    for (var item : a.agenda()) {
      var minutes = voice.say("letter.minutes", Map.of("n", item.duration().toMinutes()));
      lines.add(
          item.presenter() == null
              ? item.title() + " (" + minutes + ")"
              : item.title() + " (" + minutes + "; " + item.presenter() + ")");
    }
    letter.list(voice.say("letter.agenda"), true, lines);
  }

  private Meeting meeting(
      TemplateLetters.Voice voice,
      Announcement a,
      Recipient to,
      int sequence,
      @Nullable URI link,
      String description,
      Instant now) {
    return new Meeting(
        Sorter.uid(a.briefingId()),
        sequence,
        now,
        a.startsAt(),
        a.endsAt(),
        a.title(),
        description,
        voice.where(a.place()),
        link,
        addresses.organizer(a.briefingId(), to.code()),
        new MailAddress(Objects.requireNonNull(to.address()), to.name()));
  }
}
