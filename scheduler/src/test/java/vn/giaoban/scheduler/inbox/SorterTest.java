package vn.giaoban.scheduler.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.scheduler.inbox.Known.Invited;
import vn.giaoban.scheduler.inbox.Known.OwnMail;
import vn.giaoban.scheduler.inbox.Understood.Fate;
import vn.giaoban.scheduler.inbox.Understood.Head;
import vn.giaoban.scheduler.inbox.Understood.Said;
import vn.giaoban.scheduler.invitation.Invitations.Whose;
import vn.giaoban.scheduler.invitation.PartStat;
import vn.giaoban.scheduler.invitation.Tiding;
import vn.giaoban.scheduler.outbox.OutboxMail;

class SorterTest {
  private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
  private static final Instant SENT = NOW.minus(Duration.ofHours(5));
  private static final UUID WEEK_1 = UUID.fromString("00000000-0000-0000-0000-000000000001");
  private static final UUID WEEK_2 = UUID.fromString("00000000-0000-0000-0000-000000000002");
  private static final UUID OVER = UUID.fromString("00000000-0000-0000-0000-000000000003");
  private static final UUID SERIES = UUID.fromString("00000000-0000-0000-0000-00000000000a");
  private static final UUID REQUEST = UUID.fromString("00000000-0000-0000-0000-00000000000b");
  private static final Instant START_1 = NOW.plus(Duration.ofDays(2));
  private static final Instant START_2 = NOW.plus(Duration.ofDays(9));
  private static final String XA = "xa@tinh.example";

  private final Map<String, Whose> tokens = new HashMap<>();
  private final Map<String, OwnMail> mails = new HashMap<>();
  private final List<Known.Meeting> meetings = new ArrayList<>();
  private final List<Invited> invited = new ArrayList<>();
  private final Map<String, List<Whose>> lately = new HashMap<>();
  private final Map<String, List<Instant>> answers = new HashMap<>();
  private final Sorter sorter = new Sorter(new InboxRules(true, Duration.ofMinutes(10), 3));
  private @Nullable Known known;

  SorterTest() {
    meetings.add(meeting(WEEK_1, START_1, SERIES));
    meetings.add(meeting(WEEK_2, START_2, SERIES));
    meetings.add(meeting(OVER, NOW.minus(Duration.ofDays(1)), null));
    invite(WEEK_1, "xa", List.of());
    invite(WEEK_2, "xa", List.of());
    invite(OVER, "xa", List.of());
    tokens.put("t1", new Whose(WEEK_1, "xa"));
    mails.put("<moi@tinh>", new OwnMail(OutboxMail.Kind.INVITATION, new Whose(WEEK_1, "xa")));
    lately.put(XA, List.of(new Whose(WEEK_2, "xa")));
  }

  private static Known.Meeting meeting(UUID id, Instant start, @Nullable UUID series) {
    return new Known.Meeting(
        id,
        "SCHEDULED",
        start,
        start.plus(Duration.ofHours(1)),
        series,
        series == null ? null : start);
  }

  private void invite(UUID briefing, String unit, List<UUID> requests) {
    invited.removeIf(one -> one.whose().equals(new Whose(briefing, unit)));
    invited.add(
        new Invited(
            new Whose(briefing, unit),
            Set.of(unit + "@tinh.example"),
            true,
            1,
            "<moi@tinh>",
            SENT,
            PartStat.NEEDS_ACTION,
            null,
            requests));
  }

  private Finding sort(Understood mail) {
    if (known == null) {
      known = new Known(tokens, mails, meetings, invited, lately, Set.of(), answers);
    }
    return sorter.sort(mail, known, NOW, NOW);
  }

  private static Head head(@Nullable String from, String... tokens) {
    return head(from, Verified.PASSED, false, List.of(), tokens);
  }

  private static Head head(
      @Nullable String from,
      Verified verified,
      boolean automatic,
      List<String> references,
      String... tokens) {
    return new Head(
        null,
        from,
        null,
        "Re: Giấy mời",
        references,
        List.of(),
        List.of(tokens),
        verified,
        automatic);
  }

  private static Said said(UUID uid, @Nullable Instant recurrence, @Nullable String attendee) {
    return said(Sorter.uid(uid), recurrence, attendee, PartStat.ACCEPTED, NOW);
  }

  private static Said said(
      String uid,
      @Nullable Instant recurrence,
      @Nullable String attendee,
      @Nullable PartStat status,
      @Nullable Instant stamp) {
    return new Said(new Understood.Meeting(uid, recurrence), 1, stamp, attendee, status, null, "");
  }

  private static Understood answer(Head head, Said... said) {
    return new Understood.Answer(head, List.of(said));
  }

  private static List<UUID> answered(Finding finding) {
    return finding.tidings().stream()
        .map(tiding -> ((Tiding.Answered) tiding).briefingId())
        .toList();
  }

  private static String reason(Finding finding) {
    return finding.verdict() instanceof Verdict.Unclear unclear ? unclear.reason() : "taken";
  }

  @Test
  void theTokenFindsTheMeetingWhenTheCalendarLostIt() {
    var finding =
        sort(
            answer(
                head(XA, "t1"), said("Outlook-made-this-up", null, null, PartStat.ACCEPTED, NOW)));

    assertThat(answered(finding)).containsExactly(WEEK_1);
    assertThat(reason(finding)).isEqualTo("taken");
  }

  @Test
  void aTokenThatNoMailOfOursCarriedProvesNothing() {
    assertThat(reason(sort(answer(head("ai@do.example", "zzz"), said(WEEK_1, null, null)))))
        .isEqualTo("unknown-sender");
  }

  @Test
  void theRecurrenceChoosesTheDateOfASeries() {
    assertThat(answered(sort(answer(head(XA, "t1"), said(SERIES, START_2, XA)))))
        .containsExactly(WEEK_2);
  }

  @Test
  void anAnswerToTheSeriesAnswersEveryDateThatIsAhead() {
    assertThat(answered(sort(answer(head(XA), said(SERIES, null, XA)))))
        .containsExactly(WEEK_1, WEEK_2);
  }

  @Test
  void severalDatesAreAnsweredByOneMail() {
    var no = said(Sorter.uid(SERIES), START_2, XA, PartStat.DECLINED, NOW);
    var finding = sort(answer(head(XA), said(SERIES, START_1, XA), no));

    assertThat(finding.tidings())
        .extracting(tiding -> ((Tiding.Answered) tiding).partStat())
        .containsExactly(PartStat.ACCEPTED, PartStat.DECLINED);
  }

  @Test
  void anAnswerAfterTheMeetingIsShownToAPerson() {
    assertThat(reason(sort(answer(head(XA), said(OVER, null, XA))))).isEqualTo("late");
  }

  @Test
  void anAnswerGivenInTimeCountsThoughItComesAfterTheMeeting() {
    var given = said(Sorter.uid(OVER), null, XA, PartStat.DECLINED, NOW.minus(Duration.ofDays(2)));

    assertThat(answered(sort(answer(head(XA), given)))).containsExactly(OVER);
  }

  @Test
  void aForgedSenderIsNeverTaken() {
    var head = head(XA, Verified.FAILED, false, List.of(), "t1");

    assertThat(reason(sort(answer(head, said(WEEK_1, null, XA))))).isEqualTo("unverified");
  }

  @Test
  void anAnswerNobodyVouchesForIsMarked() {
    var head = head(XA, Verified.UNKNOWN, false, List.of());
    var finding = sort(answer(head, said(WEEK_1, null, XA)));

    assertThat(((Tiding.Answered) finding.tidings().getFirst()).unverified()).isTrue();
    assertThat(
            ((Tiding.Answered) sort(answer(head(XA), said(WEEK_2, null, XA))).tidings().getFirst())
                .unverified())
        .isFalse();
  }

  @Test
  void somebodyElseIsASubstituteOrAForgeryEvenWithTheToken() {
    var clerk = "vanthu@noikhac.example";

    assertThat(reason(sort(answer(head(clerk, "t1"), said(WEEK_1, null, XA)))))
        .isEqualTo("sender-differs");
    assertThat(reason(sort(answer(head(clerk, "t1"), said(WEEK_1, null, clerk)))))
        .isEqualTo("passed-on");
  }

  @Test
  void theSameAnswerTwiceIsOneAndAnOlderOneNone() {
    var yes =
        answer(
            head(XA), said(Sorter.uid(WEEK_1), null, XA, PartStat.ACCEPTED, NOW.minusSeconds(9)));
    var before =
        answer(
            head(XA), said(Sorter.uid(WEEK_1), null, XA, PartStat.DECLINED, NOW.minusSeconds(99)));

    assertThat(sort(yes).verdict().kind()).isEqualTo("reply");
    assertThat(sort(yes).verdict().kind()).isEqualTo("stale");
    assertThat(sort(before).verdict().kind()).isEqualTo("stale");
  }

  @Test
  void aMailDeliveredTwiceIsDealtWithOnce() {
    var head =
        new Head("<a@xa>", XA, null, "", List.of(), List.of(), List.of(), Verified.PASSED, false);

    assertThat(reason(sort(new Understood.Letter(head, "x", null, List.of())))).isEqualTo("letter");
    assertThat(sort(new Understood.Letter(head, "x", null, List.of())).verdict().kind())
        .isEqualTo("copy");
  }

  @Test
  void ourOwnMailThatComesBackIsNoMail() {
    var head =
        new Head(
            "<moi@tinh>", XA, null, "", List.of(), List.of(), List.of(), Verified.PASSED, false);

    assertThat(
            sort(new Understood.Unclear(head, "calendar-request", "", List.of())).verdict().kind())
        .isEqualTo("own");
  }

  @Test
  void anInvitationAskedForIsSentAgainButSeldomAndToNoMachine() {
    var meeting = new Understood.Meeting(Sorter.uid(WEEK_1), null);
    var robot = head(XA, Verified.PASSED, true, List.of());
    var asked = new Understood.Refresh(head(XA), meeting, XA);

    assertThat(sort(new Understood.Refresh(robot, meeting, XA)).again()).isNull();
    assertThat(sort(new Understood.Refresh(head("ai@do.example"), meeting, XA)).again()).isNull();
    assertThat(sort(asked).again()).isEqualTo(new Whose(WEEK_1, "xa"));
    assertThat(sort(asked).again()).isNull();
  }

  @Test
  void aSenderIsNotAnsweredMoreOftenThanTheRulesAllow() {
    answers.put(
        XA,
        List.of(
            NOW.minus(Duration.ofMinutes(50)),
            NOW.minus(Duration.ofMinutes(40)),
            NOW.minus(Duration.ofMinutes(30))));
    var meeting = new Understood.Meeting(Sorter.uid(WEEK_1), null);

    assertThat(sort(new Understood.Refresh(head(XA), meeting, XA)).again()).isNull();
  }

  @Test
  void aProposedTimeWaitsForTheSecretary() {
    var meeting = new Understood.Meeting(Sorter.uid(WEEK_1), null);

    assertThat(reason(sort(new Understood.Proposal(head(XA), meeting, XA, START_2, null, ""))))
        .isEqualTo("another-time");
    assertThat(
            reason(
                sort(
                    new Understood.Proposal(
                        head("ai@do.example", "t1"), meeting, XA, START_2, null, ""))))
        .isEqualTo("sender-differs");
  }

  private static Understood.Report report(@Nullable String messageId, String... tokens) {
    var failed = new Fate("khac@noikhac.example", true, false, "5.1.1", "no such user");
    return new Understood.Report(head(null, tokens), List.of(failed), messageId, "…");
  }

  @Test
  void aBounceFindsItsRecipientByReturnPathOrMessage() {
    var bounced = new Tiding.Bounced(WEEK_1, "xa", "5.1.1", "no such user");

    assertThat(sort(report(null, "t1")).tidings()).isEqualTo(List.of(bounced));
    assertThat(sort(report("<moi@tinh>")).tidings()).isEqualTo(List.of(bounced));
    assertThat(reason(sort(report("<khac@tinh>")))).isEqualTo("unknown-mail");
  }

  @Test
  void aBounceOfAnEarlierVersionOrOfOtherMailSaysNothingAboutTheInvitation() {
    mails.put("<cu@tinh>", new OwnMail(OutboxMail.Kind.INVITATION, new Whose(WEEK_1, "xa")));
    mails.put("<bienban@tinh>", new OwnMail(OutboxMail.Kind.MINUTES, new Whose(WEEK_1, "xa")));

    assertThat(sort(report("<cu@tinh>")).tidings()).isEmpty();
    assertThat(sort(report("<cu@tinh>")).verdict().kind()).isEqualTo("report");
    assertThat(sort(report("<bienban@tinh>")).tidings())
        .isEqualTo(
            List.of(new Tiding.OtherBounced(WEEK_1, "xa", "MINUTES", "5.1.1", "no such user")));
  }

  private static Understood.Letter papers(Head head) {
    return new Understood.Letter(
        head,
        "Gửi báo cáo",
        null,
        List.of(
            new Attachment(1, "logo.png", "image/png", 900),
            new Attachment(2, "baocao.pdf", "application/pdf", 90_000)));
  }

  @Test
  void papersAnswerTheOnlyRequestThatIsOpen() {
    assertThat(reason(sort(papers(head(XA, "t1"))))).isEqualTo("letter");
    known = null;
    invite(WEEK_1, "xa", List.of(REQUEST));

    var filing = new Verdict.Filing(WEEK_1, "xa", REQUEST);
    assertThat(sort(papers(head(XA, "t1"))).verdict()).isEqualTo(filing);
    assertThat(sort(papers(head(XA, Verified.PASSED, false, List.of("<moi@tinh>")))).verdict())
        .isEqualTo(filing);
  }

  @Test
  void papersInDoubtAreShownToAPerson() {
    invite(WEEK_1, "xa", List.of(REQUEST, SERIES));
    assertThat(reason(sort(papers(head(XA, "t1"))))).isEqualTo("several-requests");
    known = null;
    invite(WEEK_1, "xa", List.of(REQUEST));

    assertThat(reason(sort(papers(head("ai@do.example", "t1"))))).isEqualTo("sender-differs");
    assertThat(reason(sort(papers(head(XA, Verified.FAILED, false, List.of(), "t1")))))
        .isEqualTo("unverified");
  }
}
