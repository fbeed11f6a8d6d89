package vn.giaoban.web.invitation;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.itip.ITipWriter;
import vn.giaoban.mail.itip.Meeting;
import vn.giaoban.scheduler.inbox.Sorter;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.InvitationLetters;
import vn.giaoban.scheduler.invitation.Recipient;
import vn.giaoban.scheduler.outbox.OutboxMail.CalendarObject;
import vn.giaoban.scheduler.post.Post;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.mail.OfficeAddresses;

/// Writes the letters in Vietnamese, in the form of a giấy mời, with one English line for whoever
/// needs it. Text, HTML and calendar are made of the same facts.
@Component
class LetterWriter implements InvitationLetters {
  private final Texts texts;
  private final MailAddress office;
  private final OfficeAddresses addresses;

  LetterWriter(Texts texts, OfficeAddresses addresses) {
    this.texts = texts;
    this.addresses = addresses;
    this.office = addresses.office();
  }

  @Override
  public Letter request(Announcement a, Recipient to, Content content, Instant now) {
    var when = new When(a.startsAt(), a.endsAt());
    var letter =
        new LetterText.Builder(say(content.update() ? "letter.heading.update" : "letter.heading"))
            .office(inviter())
            .greeting(greeting(to))
            .lead(
                say(
                    to.chair() ? "letter.lead.chair" : "letter.lead",
                    Map.of("office", inviter(), "recipient", formal(to))),
                a.title());
    if (content.update()) {
      letter.notice(say("letter.update"));
    }
    facts(letter, a, when);
    letter.button(say("letter.button"), content.link(), say("letter.link"));
    agenda(letter, a);
    papers(letter, content);
    if (!content.message().isBlank()) {
      letter.quote(say("letter.message"), content.message().strip());
    }
    letter
        .paragraph(say("letter.reply"))
        .button(
            say("letter.answer.button"), ReplyLink.of(content.link()), say("letter.answer.link"))
        .signature(say("letter.signature"), inviter())
        .small(
            texts.text(
                java.util.Locale.ENGLISH,
                "letter.english",
                Map.of("title", a.title(), "when", when.english(), "link", content.link())));
    var text = letter.build();
    return new Letter(
        say(
            content.update() ? "letter.subject.update" : "letter.subject",
            Map.of("title", a.title(), "when", when.brief())),
        text.plain(),
        text.html(),
        new CalendarObject(
            "REQUEST",
            ITipWriter.request(meeting(a, to, a.sequence(), content.link(), text.plain(), now))));
  }

  @Override
  public Letter cancel(Announcement a, Recipient to, int sequence, Instant now) {
    var when = new When(a.startsAt(), a.endsAt());
    var letter =
        new LetterText.Builder(say("letter.heading.cancel"))
            .office(inviter())
            .greeting(greeting(to))
            .lead(say(a.cancelled() ? "letter.cancel" : "letter.uninvited"), a.title());
    facts(letter, a, when);
    var reason = a.cancelReason();
    if (a.cancelled() && reason != null && !reason.isBlank()) {
      letter.quote(say("letter.reason"), reason);
    }
    letter
        .paragraph(say("letter.cancel.calendar"))
        .signature(say("letter.signature"), inviter())
        .small(
            texts.text(
                java.util.Locale.ENGLISH,
                "letter.english.cancel",
                Map.of("title", a.title(), "when", when.english())));
    var text = letter.build();
    return new Letter(
        say("letter.subject.cancel", Map.of("title", a.title(), "when", when.brief())),
        text.plain(),
        text.html(),
        new CalendarObject(
            "CANCEL", ITipWriter.cancel(meeting(a, to, sequence, null, text.plain(), now))));
  }

  @Override
  public Letter reminder(Announcement a, Recipient to, URI link, Duration lead) {
    var when = new When(a.startsAt(), a.endsAt());
    var letter =
        new LetterText.Builder(say("letter.heading.reminder"))
            .office(inviter())
            .greeting(greeting(to))
            .lead(say("letter.reminder", Map.of("lead", lead(lead))), a.title());
    facts(letter, a, when);
    // From the day before sites rehearse, in the last hour they say that they are ready.
    letter.paragraph(
        say(lead.toHours() > 1 ? "letter.reminder.rehearse" : "letter.reminder.ready"));
    letter.button(say("letter.button"), link, say("letter.link"));
    letter.signature(say("letter.signature"), inviter());
    var text = letter.build();
    return new Letter(
        say("letter.subject.reminder", Map.of("title", a.title(), "when", when.brief())),
        text.plain(),
        text.html(),
        null);
  }

  private String lead(Duration lead) {
    if (lead.toDays() > 0) {
      return say("letter.lead.days", Map.of("n", lead.toDays()));
    }
    return lead.toHours() > 0
        ? say("letter.lead.hours", Map.of("n", lead.toHours()))
        : say("letter.lead.minutes", Map.of("n", lead.toMinutes()));
  }

  private void facts(LetterText.Builder letter, Announcement a, When when) {
    letter
        .fact(say("letter.when"), when.formal())
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

  private String inviter() {
    return office.name() == null ? office.address() : office.name();
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
    return texts.text(Texts.VIETNAMESE, key);
  }

  private String say(String key, Map<String, ?> args) {
    return texts.text(Texts.VIETNAMESE, key, args);
  }
}
