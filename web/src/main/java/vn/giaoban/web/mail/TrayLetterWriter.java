package vn.giaoban.web.mail;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.itip.ITipWriter;
import vn.giaoban.mail.itip.Meeting;
import vn.giaoban.scheduler.inbox.InboxMail;
import vn.giaoban.scheduler.inbox.Sorter;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.InvitationLetters.Letter;
import vn.giaoban.scheduler.invitation.Recipient;
import vn.giaoban.scheduler.outbox.OutboxMail.CalendarObject;
import vn.giaoban.scheduler.tray.TrayLetters;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.language.Times;

/// Writes what is sent back from the tray: plain words, as one answers a letter, in the office's
/// Vietnamese.
@Component
class TrayLetterWriter implements TrayLetters {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy", Locale.ROOT).withZone(Times.ZONE);

  private static final Pattern ANSWERED = Pattern.compile("(?iu)^\\s*(re|tl|trả lời)\\s*:");

  /// Whoever wants more of it has the mail itself.
  private static final int QUOTED = 4000;

  private final Texts texts;
  private final OfficeAddresses addresses;

  TrayLetterWriter(Texts texts, OfficeAddresses addresses) {
    this.texts = texts;
    this.addresses = addresses;
  }

  @Override
  public Letter reply(InboxMail mail, String words) {
    return new Letter(subject(mail), signed(words) + quoted(mail), "", null);
  }

  @Override
  public Letter timeRefused(
      Announcement a, @Nullable Recipient recipient, InboxMail mail, String words, Instant now) {
    var proposed = Objects.requireNonNull(mail.proposedStart());
    var body =
        say(
            "tray.letter.time-refused",
            Map.of(
                "title",
                a.title(),
                "proposed",
                TIME.format(proposed),
                "when",
                TIME.format(a.startsAt())));
    var text = words.isBlank() ? body : body + "\n\n" + words;
    var calendar = ITipWriter.declineCounter(meeting(a, recipient, mail, text, now), words);
    return new Letter(
        subject(mail),
        signed(text) + quoted(mail),
        "",
        new CalendarObject("DECLINECOUNTER", calendar));
  }

  private Meeting meeting(
      Announcement a, @Nullable Recipient recipient, InboxMail mail, String text, Instant now) {
    var from = Objects.requireNonNull(mail.from());
    return new Meeting(
        Sorter.uid(a.briefingId()),
        a.sequence(),
        now,
        a.startsAt(),
        a.endsAt(),
        a.title(),
        text,
        say("letter.where.online", Map.of()),
        null,
        addresses.organizer(a.briefingId(), recipient == null ? from : recipient.code()),
        new MailAddress(from, recipient == null ? mail.fromName() : recipient.name()));
  }

  private static String subject(InboxMail mail) {
    return ANSWERED.matcher(mail.subject()).find() ? mail.subject() : "Re: " + mail.subject();
  }

  private String signed(String words) {
    var office = addresses.office();
    return words
        + "\n\n"
        + say("letter.signature", Map.of())
        + "\n"
        + (office.name() == null ? office.address() : office.name())
        + "\n";
  }

  private String quoted(InboxMail mail) {
    if (mail.text().isBlank()) {
      return "";
    }
    var text = mail.text().length() > QUOTED ? mail.text().substring(0, QUOTED) + "…" : mail.text();
    var quoted = new StringBuilder("\n");
    quoted
        .append(
            say(
                "tray.letter.quoted",
                Map.of(
                    "when",
                    TIME.format(mail.receivedAt()),
                    "who",
                    mail.fromName() == null
                        ? Objects.requireNonNullElse(mail.from(), "")
                        : mail.fromName())))
        .append('\n');
    text.strip().lines().forEach(line -> quoted.append("> ").append(line).append('\n'));
    return quoted.toString();
  }

  private String say(String key, Map<String, ?> values) {
    return texts.text(Texts.VIETNAMESE, key, values);
  }
}
