package vn.giaoban.web.invitation;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import vn.giaoban.scheduler.post.Post;
import vn.giaoban.web.language.Texts;
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
    var values = new LetterValues(words(a, to));
    values.word("link", content.link().toString());
    values.flag("update", content.update());
    values.flag("chairing", to.chair());
    values.flag("attached", content.attached());
    values.block("facts", letter -> facts(letter, a));
    values.block("join", letter -> join(letter, content.link()));
    values.block("reply", letter -> reply(letter, content.link()));
    values.block("agenda", letter -> agenda(letter, a));
    values.block("papers", letter -> papers(letter, content));
    if (!content.message().isBlank()) {
      values.block("message", l -> l.quote(say("letter.message"), content.message().strip()));
    }
    var text = templates.write(LetterKind.INVITATION, values);
    return new Letter(
        text.subject(),
        text.text().plain(),
        text.text().html(),
        new CalendarObject(
            "REQUEST",
            ITipWriter.request(
                meeting(a, to, a.sequence(), content.link(), text.text().plain(), now))));
  }

  @Override
  public Letter cancel(Announcement a, Recipient to, int sequence, Instant now) {
    var values = new LetterValues(words(a, to));
    values.flag("cancelled", a.cancelled());
    values.flag("uninvited", !a.cancelled());
    values.block("facts", letter -> facts(letter, a));
    var reason = a.cancelReason();
    if (a.cancelled() && reason != null && !reason.isBlank()) {
      values.block("reason", letter -> letter.quote(say("letter.reason"), reason));
    }
    var text = templates.write(LetterKind.CANCELLATION, values);
    return new Letter(
        text.subject(),
        text.text().plain(),
        text.text().html(),
        new CalendarObject(
            "CANCEL", ITipWriter.cancel(meeting(a, to, sequence, null, text.text().plain(), now))));
  }

  @Override
  public Letter reminder(Announcement a, Recipient to, URI link, Duration lead) {
    var values = new LetterValues(words(a, to));
    values.word("lead", lead(lead));
    values.word("link", link.toString());
    // From the day before sites rehearse, in the last hour they say that they are ready.
    values.flag("early", lead.toHours() > 1);
    values.block("facts", letter -> facts(letter, a));
    values.block("join", letter -> join(letter, link));
    var text = templates.write(LetterKind.REMINDER, values);
    return new Letter(text.subject(), text.text().plain(), text.text().html(), null);
  }

  private Map<String, String> words(Announcement a, Recipient to) {
    var when = new When(a.startsAt(), a.endsAt());
    return Map.of(
        "recipient",
        formal(to),
        "greeting",
        greeting(to),
        "title",
        a.title(),
        "when",
        when.in(templates.language()),
        "date",
        when.brief(),
        "chair",
        a.chairName(),
        "place",
        say("letter.where.online"));
  }

  private void join(LetterText.Builder letter, URI link) {
    letter.button(say("letter.button"), link, say("letter.link"));
  }

  /// For whoever's mail program shows no calendar buttons.
  private void reply(LetterText.Builder letter, URI link) {
    letter.button(say("letter.answer.button"), ReplyLink.of(link), say("letter.answer.link"));
  }

  private String lead(Duration lead) {
    if (lead.toDays() > 0) {
      return say("letter.lead.days", Map.of("n", lead.toDays()));
    }
    return lead.toHours() > 0
        ? say("letter.lead.hours", Map.of("n", lead.toHours()))
        : say("letter.lead.minutes", Map.of("n", lead.toMinutes()));
  }

  private void facts(LetterText.Builder letter, Announcement a) {
    letter
        .fact(say("letter.when"), new When(a.startsAt(), a.endsAt()).in(templates.language()))
        .fact(say("letter.chair"), a.chairName())
        .fact(say("letter.where"), say("letter.where.online"));
  }

  private void agenda(LetterText.Builder letter, Announcement a) {
    var lines = new ArrayList<String>();
    for (var item : a.agenda()) {
      var minutes = say("letter.minutes", Map.of("n", item.duration().toMinutes()));
      lines.add(
          item.presenter() == null
              ? item.title() + " (" + minutes + ")"
              : item.title() + " (" + minutes + "; " + item.presenter() + ")");
    }
    letter.list(say("letter.agenda"), true, lines);
  }

  private void papers(LetterText.Builder letter, Content content) {
    letter.list(
        say(content.attached() ? "letter.papers" : "letter.papers.linked"),
        false,
        content.papers());
  }

  private Meeting meeting(
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
        say("letter.where.online"),
        link,
        addresses.organizer(a.briefingId(), to.code()),
        new MailAddress(java.util.Objects.requireNonNull(to.address()), to.name()));
  }

  private String greeting(Recipient to) {
    return say("letter.to", Map.of("recipient", formal(to, "letter.post.holder")));
  }

  private String formal(Recipient to) {
    return formal(to, "letter.post.holder.inline");
  }

  /// The post is addressed, with whoever is in it: "Chủ tịch UBND xã Hải Hậu"; without one the
  /// commune's authority, not the place: "UBND xã Hải Hậu".
  private String formal(Recipient to, String withHolder) {
    var name = to.name();
    if (to.post() != null) {
      var post = Post.addressed(to.post(), name);
      return to.holder() == null
          ? post
          : say(withHolder, Map.of("holder", to.holder(), "post", post));
    }
    if (to.kind() == Recipient.Kind.PERSON) {
      return name;
    }
    for (var word : List.of("Xã ", "Phường ", "Thị trấn ", "Đặc khu ", "Huyện ", "Tỉnh ")) {
      if (name.startsWith(word)) {
        return "UBND " + name.substring(0, 1).toLowerCase(Texts.VIETNAMESE) + name.substring(1);
      }
    }
    return name;
  }

  private String say(String key) {
    return templates.say(key);
  }

  private String say(String key, Map<String, ?> args) {
    return templates.say(key, args);
  }
}
