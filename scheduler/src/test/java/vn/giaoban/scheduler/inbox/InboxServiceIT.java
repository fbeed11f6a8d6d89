package vn.giaoban.scheduler.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.giaoban.scheduler.inbox.Understood.Answer;
import vn.giaoban.scheduler.inbox.Understood.Fate;
import vn.giaoban.scheduler.inbox.Understood.Head;
import vn.giaoban.scheduler.invitation.InvitationStatus;
import vn.giaoban.scheduler.invitation.MailOffice;
import vn.giaoban.scheduler.invitation.PartStat;
import vn.giaoban.scheduler.testing.TestDatabase;

@Timeout(120)
class InboxServiceIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private final MailOffice office = new MailOffice(database);

  @BeforeEach
  void invited() {
    database.execute("DELETE FROM outbox; DELETE FROM invitation; DELETE FROM inbox");
    office.schedule(3);
    office.send();
    office.drain();
    office.clock.advance(Duration.ofHours(1));
  }

  private static Head from(@Nullable String address, String... references) {
    return new Head(address, null, "Re: Giấy mời", List.of(references));
  }

  private static Understood.Meeting meeting(String uid) {
    return new Understood.Meeting(uid, null);
  }

  private Answer answer(
      String from, @Nullable String attendee, @Nullable PartStat status, Instant stamp) {
    return new Answer(
        from(from),
        meeting(Sorter.uid(office.briefing).toUpperCase(java.util.Locale.ROOT)),
        0,
        stamp,
        attendee,
        status,
        null,
        "Sẽ dự");
  }

  private List<InboxMail> tray() {
    return office.inbox.tray().block();
  }

  @Test
  void anAnswerIsTakenAndJournaled() {
    office.receive(
        "a",
        answer("xa1@tinh.example", "XA1@tinh.example", PartStat.ACCEPTED, office.clock.instant()));

    var invitation = office.of(1);
    assertThat(invitation.partStat()).isEqualTo(PartStat.ACCEPTED);
    assertThat(invitation.via()).isEqualTo("mail");
    assertThat(invitation.comment()).isEqualTo("Sẽ dự");
    assertThat(invitation.status()).isEqualTo(InvitationStatus.DELIVERED);
    assertThat(office.entries().getLast().kind()).isEqualTo("InvitationReplied");
    assertThat(office.entries().getLast().actor()).isEqualTo("mail:1");
    assertThat(tray()).isEmpty();
  }

  @Test
  void theSenderCountsWhenTheCalendarNamesNobodyWeKnow() {
    office.receive(
        "a", answer("xa2@tinh.example", null, PartStat.TENTATIVE, office.clock.instant()));

    assertThat(office.of(2).partStat()).isEqualTo(PartStat.TENTATIVE);
  }

  @Test
  void anOlderAnswerThatComesLateChangesNothing() {
    var now = office.clock.instant();
    office.receive("new", answer("xa1@tinh.example", null, PartStat.DECLINED, now));
    office.receive(
        "old", answer("xa1@tinh.example", null, PartStat.ACCEPTED, now.minusSeconds(60)));
    office.receive("same", answer("xa1@tinh.example", null, PartStat.DECLINED, now));

    assertThat(office.of(1).partStat()).isEqualTo(PartStat.DECLINED);
    assertThat(office.journaled().stream().filter("InvitationReplied"::equals)).hasSize(1);
  }

  @Test
  void anAnswerToAnEarlierVersionIsNotOneToThis() {
    var before = office.clock.instant();
    office.clock.advance(Duration.ofMinutes(5));
    office.change("title = 'Khác'");
    office.send();
    office.drain();
    office.clock.advance(Duration.ofMinutes(5));

    office.receive("a", answer("xa1@tinh.example", null, PartStat.ACCEPTED, before));
    assertThat(office.of(1).partStat()).isEqualTo(PartStat.NEEDS_ACTION);

    // Outlook keeps no SEQUENCE: given after the update was sent, it counts.
    office.receive(
        "b", answer("xa1@tinh.example", null, PartStat.ACCEPTED, office.clock.instant()));
    assertThat(office.of(1).partStat()).isEqualTo(PartStat.ACCEPTED);
  }

  @Test
  void somebodyElsesAnswerWaitsForTheSecretary() {
    office.receive(
        "a",
        answer(
            "la@noikhac.example", "xa1@tinh.example", PartStat.ACCEPTED, office.clock.instant()));

    assertThat(office.of(1).partStat()).isEqualTo(PartStat.NEEDS_ACTION);
    var mail = tray().getFirst();
    assertThat(mail.reason()).isEqualTo("sender-differs");
    assertThat(mail.recipient()).isEqualTo("1");
    assertThat(mail.recipientName()).isEqualTo("Xã 1");
    assertThat(mail.partStat()).isEqualTo(PartStat.ACCEPTED);

    office
        .inbox
        .settle(
            mail.id(),
            new InboxService.Decided(office.briefing, "1", PartStat.ACCEPTED, null),
            "thuky")
        .block();

    assertThat(office.of(1).partStat()).isEqualTo(PartStat.ACCEPTED);
    assertThat(tray()).isEmpty();
  }

  @Test
  void nothingIsDroppedWhateverItIs() {
    var now = office.clock.instant();
    office.receive(
        "1",
        new Answer(
            from("a@b.example"), meeting("other-uid"), 0, now, null, PartStat.ACCEPTED, null, ""));
    office.receive("2", answer("ai@do.example", null, PartStat.ACCEPTED, now));
    office.receive("3", answer("xa1@tinh.example", null, null, now));
    office.receive(
        "4", new Understood.Letter(from("xa1@tinh.example"), "Xin\0 vắng", null, List.of()));
    office.receive("5", new Understood.Automatic(from("xa2@tinh.example"), "Đi công tác"));
    office.receive("6", new Understood.Unclear(from(null), "empty", "", List.of()));
    office.receive(
        "7",
        new Understood.Proposal(
            from("xa1@tinh.example"),
            meeting(Sorter.uid(office.briefing)),
            null,
            now,
            null,
            "Lùi"));
    office.receive(
        "8",
        new Understood.Letter(
            from("khac@noikhac.example", office.taken.getFirst().messageId()),
            "Trả lời",
            null,
            List.of()));

    assertThat(tray())
        .extracting(InboxMail::reason)
        .containsExactlyInAnyOrder(
            "unknown-meeting",
            "unknown-sender",
            "no-answer",
            "letter",
            "automatic-reply",
            "empty",
            "another-time",
            "letter");
    assertThat(tray().stream().filter(m -> m.briefingId() != null)).hasSize(6);
    office.inbox.settle(tray().getFirst().id(), null, "thuky").block();
    assertThat(tray()).hasSize(7);
  }

  @Test
  void theSameMailTwiceIsOneMail() {
    office.receive("a", new Understood.Letter(from("xa1@tinh.example"), "x", null, List.of()));
    office.receive("a", new Understood.Letter(from("xa1@tinh.example"), "x", null, List.of()));

    assertThat(tray()).hasSize(1);
    assertThat(office.inbox.position("box").block().lastUid()).isEqualTo(1);
  }

  @Test
  void aBounceIsMatchedByMessageIdElseByAddress() {
    var first =
        office.taken.stream().filter(p -> p.mail().recipient().equals("1")).findFirst().get();
    var failed = new Fate("anders@noikhac.example", true, false, "5.1.1", "no such user");
    office.receive("a", new Understood.Report(from(null), List.of(failed), first.messageId(), "…"));
    office.receive(
        "b",
        new Understood.Report(
            from(null),
            List.of(new Fate("XA2@tinh.example", true, false, "5.2.2", "full")),
            null,
            "…"));
    office.receive(
        "c",
        new Understood.Report(
            from(null),
            List.of(new Fate("xa3@tinh.example", false, false, "4.4.1", "later")),
            null,
            "…"));
    office.receive("d", new Understood.Report(from(null), List.of(failed), "<unknown@x>", "…"));

    assertThat(office.of(1).status()).isEqualTo(InvitationStatus.BOUNCED);
    assertThat(office.of(1).error()).isEqualTo("5.1.1 no such user");
    assertThat(office.of(2).status()).isEqualTo(InvitationStatus.BOUNCED);
    assertThat(office.of(3).status()).isEqualTo(InvitationStatus.SENT);
    assertThat(tray()).extracting(InboxMail::reason).containsExactly("unknown-mail");
  }

  @Test
  void aReadReceiptIsSeenAndNoAnswer() {
    office.receive(
        "a", new Understood.Receipt(from("xa1@tinh.example"), "xa1@tinh.example", null, true));
    office.receive(
        "b", new Understood.Receipt(from("xa2@tinh.example"), "xa2@tinh.example", null, false));

    assertThat(office.of(1).seenAt()).isNotNull();
    assertThat(office.of(1).partStat()).isEqualTo(PartStat.NEEDS_ACTION);
    assertThat(office.of(2).seenAt()).isNull();
    assertThat(tray()).isEmpty();
  }
}
