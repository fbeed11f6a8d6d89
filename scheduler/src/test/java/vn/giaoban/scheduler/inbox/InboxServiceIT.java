package vn.giaoban.scheduler.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.giaoban.scheduler.inbox.Understood.Answer;
import vn.giaoban.scheduler.inbox.Understood.Fate;
import vn.giaoban.scheduler.inbox.Understood.Head;
import vn.giaoban.scheduler.inbox.Understood.Said;
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
    database.execute(
        "DELETE FROM outbox; DELETE FROM invitation; DELETE FROM inbox; DELETE FROM inbox_position");
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
    return answer(from(from), said(meeting(), attendee, status, stamp));
  }

  private static Answer answer(Head head, Said... said) {
    return new Answer(head, List.of(said));
  }

  private Understood.Meeting meeting() {
    return meeting(Sorter.uid(office.briefing).toUpperCase(Locale.ROOT));
  }

  private static Said said(
      Understood.Meeting meeting,
      @Nullable String attendee,
      @Nullable PartStat status,
      Instant stamp) {
    return new Said(meeting, 0, stamp, attendee, status, null, "Sẽ dự");
  }

  private List<InboxMail> tray() {
    return office.inboxRows.tray(200).block();
  }

  private void layBy() {
    var settlement = Settlement.laidBy("thuky", office.clock.instant());
    assertThat(office.inboxRows.settle(tray().getFirst().id(), settlement).block()).isTrue();
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
  }

  @Test
  void nothingIsDroppedWhateverItIs() {
    var now = office.clock.instant();
    office.receive(
        "1", answer(from("a@b.example"), said(meeting("other-uid"), null, PartStat.ACCEPTED, now)));
    office.receive("2", answer("ai@do.example", null, PartStat.ACCEPTED, now));
    office.receive("3", answer("xa1@tinh.example", null, null, now));
    office.receive(
        "4", new Understood.Letter(from("xa1@tinh.example"), "Xin\0 vắng", null, List.of()));
    office.receive(
        "5", new Understood.Automatic(from("xa2@tinh.example"), "automatic-reply", "Đi công tác"));
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
    layBy();
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

  @Test
  void manyMailsAreLookedAtTogetherAndAUnitsAnswersKeepTheirOrder() {
    var now = office.clock.instant();
    for (var i = 0; i < 300; i++) {
      var unit = 1 + i % 3;
      office.arrive(
          "m" + i,
          answer(
              "xa" + unit + "@tinh.example",
              null,
              i < 297 ? PartStat.values()[1 + i % 3] : PartStat.DECLINED,
              now.minusSeconds(400 - i)));
    }
    office.arrive("last", new Understood.Letter(from("xa1@tinh.example"), "x", null, List.of()));

    assertThat(office.inbox.understand().block()).isEqualTo(301);

    for (var unit = 1; unit <= 3; unit++) {
      assertThat(office.of(unit).partStat()).isEqualTo(PartStat.DECLINED);
    }
    assertThat(office.journaled().stream().filter("InvitationReplied"::equals)).hasSize(300);
    assertThat(office.counted).filteredOn("reply"::equals).hasSize(300);
    assertThat(office.counted).contains("letter?");
    assertThat(office.inbox.understand().block()).isZero();
  }

  @Test
  void aMailThatNobodyCanDealWithHoldsUpNoOther() {
    var now = office.clock.instant();
    // No database takes a year like this.
    office.arrive(
        "bad",
        answer(
            "xa1@tinh.example", null, PartStat.ACCEPTED, Instant.parse("-290000-01-01T00:00:00Z")));
    office.arrive("good", answer("xa2@tinh.example", null, PartStat.ACCEPTED, now));

    office.inbox.understand().block();

    assertThat(office.of(2).partStat()).isEqualTo(PartStat.ACCEPTED);
    assertThat(tray()).extracting(InboxMail::reason).containsExactly("fault");
  }

  @Test
  void theTokenFindsTheUnitAndAnAnswerNobodyVouchesForIsMarked() {
    var head =
        new Head(
            "<a@xa>",
            "xa1@tinh.example",
            "Xã 1",
            "Re",
            List.of(),
            List.of(),
            List.of("token-" + office.briefing + "-1"),
            Verified.UNKNOWN,
            false);
    office.receive(
        "a", answer(head, said(meeting("lost"), null, PartStat.ACCEPTED, office.clock.instant())));

    assertThat(office.of(1).partStat()).isEqualTo(PartStat.ACCEPTED);
    assertThat(office.of(1).unverified()).isTrue();
    assertThat(office.entries().getLast().payload()).containsEntry("unverified", true);
  }

  @Test
  void theInvitationIsSentAgainWhenItIsAskedForAndThenNotForAWhile() {
    var asked = new Understood.Refresh(from("xa1@tinh.example"), meeting(), null);
    office.receive("a", asked);
    office.receive("b", asked);
    office.drain();

    assertThat(office.taken.stream().filter(p -> p.mail().recipient().equals("1"))).hasSize(2);
    assertThat(office.of(1).sequence()).isZero();
    office.clock.advance(Duration.ofMinutes(11));
    office.receive("c", asked);
    office.drain();
    assertThat(office.taken.stream().filter(p -> p.mail().recipient().equals("1"))).hasSize(3);
  }

  @Test
  void anInvitationThatHasChangedSinceIsNotSentBehindTheSecretarysBack() {
    office.change("title = 'Khác'");
    office.receive("a", new Understood.Refresh(from("xa1@tinh.example"), meeting(), null));

    assertThat(tray()).extracting(InboxMail::reason).containsExactly("update-waiting");
    assertThat(office.drain()).isZero();
  }

  @Test
  void whatTheTrayShowsIsKept() {
    var suggestion =
        new Suggestion(
            PartStat.DELEGATED, "Trần Thị B", "Phó Chủ tịch", "bận\0 họp", "cử bà B dự thay", true);
    var file = new Attachment(2, "báo cáo \\u0000.pdf", "application/pdf", 9_000);
    office.receive(
        "a",
        new Understood.Letter(
            from("xa1@tinh.example"), "Cử bà B dự thay \\u0000", suggestion, List.of(file)));
    office.receive(
        "b",
        new Understood.Proposal(
            from("xa2@tinh.example"),
            meeting(),
            null,
            office.clock.instant(),
            Instant.MAX,
            "Lùi một ngày"));

    var letter = tray().stream().filter(m -> m.kind().equals("letter")).findFirst().get();
    assertThat(letter.suggestion().substituteName()).isEqualTo("Trần Thị B");
    assertThat(letter.suggestion().comment()).isEqualTo("bận họp");
    assertThat(letter.attachments()).containsExactly(file);
    assertThat(letter.partStat()).isEqualTo(PartStat.DELEGATED);
    var proposal = tray().stream().filter(m -> m.kind().equals("counter")).findFirst().get();
    assertThat(proposal.proposedStart()).isEqualTo(office.clock.instant());
    assertThat(proposal.proposedEnd()).isNull();
  }

  @Test
  void aMailTooLargeToLoadIsShownByItsHeader() {
    office.mails.put("head", new Understood.Letter(from("xa1@tinh.example"), "", null, List.of()));
    office
        .inbox
        .keep(
            "box",
            1,
            List.of(
                new InboxRows.Arrived(9, office.clock.instant(), 60_000_000, "head".getBytes())))
        .then(office.inbox.understand())
        .block();

    var mail = tray().getFirst();
    assertThat(mail.reason()).isEqualTo("too-large");
    assertThat(mail.octets()).isEqualTo(60_000_000);
    assertThat(mail.recipient()).isEqualTo("1");
    assertThat(office.inbox.moves(List.of("box"), true, true).block()).isEmpty();
  }

  @Test
  void mailsAreMovedWhenItIsClearWhatTheyAreAndOnceMoreWhenTheyAreDealtWith() {
    office.receive(
        "a", answer("xa1@tinh.example", null, PartStat.ACCEPTED, office.clock.instant()));
    office.receive("b", new Understood.Letter(from("xa1@tinh.example"), "x", null, List.of()));
    var moves = office.inbox.moves(List.of("box"), true, true).block();
    assertThat(moves).extracting(InboxRows.Move::clear).containsExactly(true, false);

    for (var move : moves) {
      office
          .inbox
          .moved(move, true, new InboxRows.Place(move.clear() ? "done" : "look", 7, 70))
          .block();
    }
    assertThat(office.inbox.moves(List.of("box", "look"), true, true).block()).isEmpty();
    layBy();

    assertThat(office.inbox.moves(List.of("box", "look"), true, true).block())
        .containsExactly(new InboxRows.Move(new InboxRows.Place("look", 7, 70), true));
  }

  @Test
  void aFolderBuiltAnewIsKeptOnceAndItsPlacesAreKnown() {
    office.receive("a", new Understood.Letter(from("xa1@tinh.example"), "x", null, List.of()));
    var raw = "a".getBytes();
    office
        .inbox
        .keep(
            "box",
            2,
            List.of(
                new InboxRows.Arrived(5, office.clock.instant(), 1, raw),
                new InboxRows.Arrived(6, office.clock.instant(), 1, raw)))
        .block();

    assertThat(office.inbox.understand().block()).isZero();
    assertThat(tray()).hasSize(1);
    assertThat(office.inbox.position("box").block()).isEqualTo(new InboxRows.Position(2, 6));
    assertThat(office.inbox.moves(List.of("box"), true, true).block()).hasSize(3);
  }
}
