package vn.giaoban.scheduler.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.attendance.AttendanceRules;
import vn.giaoban.scheduler.attendance.Board;
import vn.giaoban.scheduler.attendance.BoardRow;
import vn.giaoban.scheduler.attendance.Boards;
import vn.giaoban.scheduler.attendance.Escalation;
import vn.giaoban.scheduler.attendance.EscalationRule.Stage;
import vn.giaoban.scheduler.attendance.InviteeMails;
import vn.giaoban.scheduler.inbox.Understood;
import vn.giaoban.scheduler.invitation.BounceReason;
import vn.giaoban.scheduler.invitation.InvitationService.Answer;
import vn.giaoban.scheduler.invitation.MailOffice;
import vn.giaoban.scheduler.invitation.PartStat;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.testing.TestDatabase;

/// Invitations over time, over a real database.
@Timeout(120)
class TrackingIT {
  private static final Instant START = Instant.parse("2026-11-23T01:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private final MailOffice office = new MailOffice(database);
  private final Boards boards =
      new Boards(
          database.client(),
          new AttendanceRules(
              database.client(), _ -> Mono.empty(), office.journal, database.transactions()));
  private final UnitTracking tracking = new UnitTracking(database.client(), office.clock);
  private final Addresses addresses = new Addresses(database.client(), office.clock);
  private final PresenceCount presence =
      new PresenceCount(database.client(), database.transactions(), office.clock);
  private Map<Stage, List<BoardRow>> called = Map.of();
  private final Escalation escalation =
      new Escalation(
          database.client(),
          database.transactions(),
          boards,
          office.journal,
          office.outbox,
          (_, title, _, lines) -> {
            called = lines;
            return new Escalation.Letters.Letter("Cần gọi: " + title, "danh sách");
          },
          office.clock,
          () -> {});

  @BeforeEach
  void empty() {
    database.execute(
        """
        DELETE FROM outbox; DELETE FROM bounce; DELETE FROM invitation; DELETE FROM briefing;
        DELETE FROM account;
        UPDATE unit SET email = 'xa' || code || '@tinh.example'\
        """);
    office.schedule(4);
  }

  private void invited() {
    office.send();
    office.drain();
  }

  private void bounced(int unit, String status, String words) {
    office.service.bounced(office.briefing, Integer.toString(unit), status, words).block(PATIENCE);
  }

  private void answer(int unit, PartStat status, String via) {
    office
        .service
        .answer(
            office.briefing,
            Integer.toString(unit),
            new Answer(status, via, office.clock.instant(), null, null),
            Actor.account("thuky"))
        .block(PATIENCE);
  }

  private void happens(String kind, Map<String, Object> payload) {
    office.journal.append(office.briefing, Actor.site("x"), kind, payload).block(PATIENCE);
  }

  private void site(String kind, int unit) {
    happens(kind, Map.of("site", Integer.toString(unit), "name", "Xã " + unit));
  }

  private void at(String time) {
    office.clock.advance(Duration.between(office.clock.instant(), Instant.parse(time)));
  }

  private List<Addresses.Broken> broken() {
    return addresses.broken().block(PATIENCE);
  }

  private Board board() {
    return boards.of(office.briefing).block(PATIENCE);
  }

  private BoardRow row(int unit) {
    return board().rows().stream()
        .filter(row -> row.unit().equals(Integer.toString(unit)))
        .findFirst()
        .orElseThrow();
  }

  private Figures figures(int unit) {
    return tracking
        .figures(Integer.toString(unit), START.minus(Duration.ofDays(1)), START.plusSeconds(86_400))
        .block(PATIENCE);
  }

  /// A meeting at which unit 1 was there but for ten minutes, unit 2 by telephone, others not.
  private void held() {
    at("2026-11-23T00:40:00Z");
    happens("RoomOpened", Map.of());
    site("SiteJoined", 1);
    at("2026-11-23T01:00:00Z");
    happens("RollCallStarted", Map.of());
    happens("SiteMarked", Map.of("site", "2", "presence", "PRESENT"));
    at("2026-11-23T01:30:00Z");
    site("SiteLeft", 1);
    at("2026-11-23T01:40:00Z");
    site("SiteJoined", 1);
    // The same seat taken over: the stay goes on.
    at("2026-11-23T01:50:00Z");
    site("SiteJoined", 1);
    at("2026-11-23T02:00:00Z");
    happens("RoomClosed", Map.of());
    database.execute(
        "UPDATE briefing SET state = 'CLOSED', opened_at = '2026-11-23T00:40Z', closed_at ="
            + " '2026-11-23T02:00Z' WHERE id = '%s'".formatted(office.briefing));
    office.clock.advance(Duration.ofMinutes(1));
  }

  @Test
  void theWayOfAnInvitationIsKnownStepByStep() {
    invited();
    office.clock.advance(Duration.ofMinutes(5));
    office.service.delivered(office.briefing, "1").block(PATIENCE);
    bounced(2, "5.2.2", "mailbox full");

    assertThat(row(1).queuedAt()).isEqualTo(Instant.parse("2026-11-20T01:00:00Z"));
    assertThat(row(1).deliveredAt()).isEqualTo(office.clock.instant());
    assertThat(row(2).bouncedAt()).isEqualTo(office.clock.instant());
    assertThat(row(2).bounce()).isEqualTo(BounceReason.FULL);

    // Sent again, it is under way again; that the first came back stays known.
    office.send();
    office.drain();
    assertThat(row(2).bouncedAt()).isNull();
    assertThat(row(2).bounce()).isNull();
    var mails = new InviteeMails(database.client());
    assertThat(mails.returned(office.briefing, "2").block(PATIENCE))
        .extracting(InviteeMails.Returned::error)
        .containsExactly("5.2.2 mailbox full");
    assertThat(mails.sent(office.briefing, "2").block(PATIENCE)).hasSize(2);
    assertThat(mails.received(office.briefing, "2").block(PATIENCE)).isEmpty();
  }

  @Test
  void aBounceThatComesByMailIsRememberedAndAnAnswerByMailEndsIt() {
    invited();
    var sender = new Understood.Head(null, null, "Undelivered", List.of());
    office.receive(
        "dsn",
        new Understood.Report(
            sender,
            List.of(new Understood.Fate("xa2@tinh.example", true, false, "5.1.1", "User unknown")),
            office.of(2).messageId(),
            ""));

    assertThat(row(2).bouncedAt()).isEqualTo(office.clock.instant());
    assertThat(broken()).extracting(Addresses.Broken::unit).containsExactly("2");

    answer(2, PartStat.ACCEPTED, "mail");
    assertThat(broken()).isEmpty();
  }

  @Test
  void whoWasThereIsCountedFromTheMeetingsOwnBeginning() {
    invited();
    held();

    assertThat(row(1).presentSeconds()).isEqualTo(50 * 60);
    assertThat(row(1).meetingSeconds()).isEqualTo(60 * 60);
    assertThat(row(2).present()).isTrue();
    assertThat(row(2).presentSeconds()).isZero();
    assertThat(row(3).present()).isFalse();

    presence.run().block(PATIENCE);
    presence.run().block(PATIENCE);

    assertThat(figures(1).held()).isEqualTo(1);
    assertThat(figures(1).came()).isEqualTo(1);
    assertThat(figures(1).missedSeconds()).isEqualTo(10 * 60);
    assertThat(figures(2).came()).isEqualTo(1);
    assertThat(figures(2).missedSeconds()).isZero();
    assertThat(figures(3).came()).isZero();
  }

  @Test
  void aUnitsRatesAreOfMeetingsThatHaveBegunAndTheWorstComesFirst() {
    invited();
    office.clock.advance(Duration.ofHours(2));
    answer(1, PartStat.ACCEPTED, "account");
    assertThat(figures(1).invited()).isZero();
    at("2026-11-22T20:00:00Z");
    answer(2, PartStat.ACCEPTED, "account");
    bounced(3, "5.1.1", "no such user");
    held();
    presence.run().block(PATIENCE);

    assertThat(figures(1).inTime()).isEqualTo(1);
    assertThat(figures(1).answerSeconds()).isEqualTo(Duration.ofHours(2).toSeconds());
    // Nineteen hours before the meeting the office had to call already.
    assertThat(figures(2).answered()).isEqualTo(1);
    assertThat(figures(2).inTime()).isZero();

    var lines =
        tracking
            .overview(START.minus(Duration.ofDays(1)), START.plusSeconds(86_400), null)
            .block(PATIENCE);
    assertThat(lines).extracting(UnitTracking.Line::unit).containsExactly("3", "4", "2", "1");
    assertThat(lines.getFirst().figures().bounced()).isEqualTo(1);
    assertThat(
            tracking
                .overview(START.minus(Duration.ofDays(1)), START.plusSeconds(86_400), "none")
                .block(PATIENCE))
        .isEmpty();

    var ways = tracking.ways("1", START.minus(Duration.ofDays(9)), START.plusSeconds(1), 10);
    assertThat(ways.block(PATIENCE))
        .singleElement()
        .satisfies(way -> {
          assertThat(way.counted()).isTrue();
          assertThat(way.presentSeconds()).isEqualTo(50 * 60);
          assertThat(way.inTime()).isTrue();
        });
  }

  @Test
  void anAddressThatDoesNotExistIsFlaggedUntilItIsChanged() {
    invited();
    bounced(1, "5.1.1", "no such user");
    bounced(2, "5.2.2", "mailbox full");

    assertThat(broken())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.unit()).isEqualTo("1");
          assertThat(one.address()).isEqualTo("xa1@tinh.example");
          assertThat(one.trouble().reason()).isEqualTo(BounceReason.UNKNOWN_USER);
        });

    // Sending again proves nothing.
    office.send();
    office.drain();
    assertThat(broken()).hasSize(1);

    database.execute("UPDATE unit SET email = 'vanphong.xa1@tinh.example' WHERE code = '1'");
    assertThat(broken()).isEmpty();
  }

  @Test
  void threeInARowFlagAnAddressAndAnArrivalEndsIt() {
    for (var i = 0; i < 3; i++) {
      office.send();
      office.drain();
      office.clock.advance(Duration.ofHours(1));
      bounced(2, "5.2.2", "mailbox full");
    }
    assertThat(broken())
        .extracting(one -> one.unit() + one.trouble().bounces())
        .containsExactly("23");

    // A link that was opened after the mail came back may have been told by telephone.
    office.service.seen(office.briefing, "2", "link").block(PATIENCE);
    assertThat(broken()).hasSize(1);

    // Whoever answers from there has got it.
    answer(2, PartStat.ACCEPTED, "mail");
    assertThat(broken()).isEmpty();
  }

  @Test
  void whoeverHasLookedSaysThatAnAddressIsRight() {
    invited();
    bounced(1, "5.1.1", "no such user");

    assertThat(addresses.works("XA1@tinh.example").block(PATIENCE)).isEqualTo(1);
    assertThat(broken()).isEmpty();
    assertThat(addresses.ofUnit("1", 10).block(PATIENCE))
        .singleElement()
        .satisfies(one -> assertThat(one.open()).isFalse());
  }

  @Test
  void aDayBeforeTheOfficeLearnsOnceWhomToCall() {
    database.execute(
        "INSERT INTO account (username, name, email, role, password) VALUES ('thuky', 'Thư ký',"
            + " 'thuky@tinh.example', 'SECRETARY', 'x')");
    invited();
    answer(1, PartStat.ACCEPTED, "account");
    bounced(2, "5.1.1", "no such user");
    office.service.seen(office.briefing, "3", "link").block(PATIENCE);

    escalation.run().block(PATIENCE);
    assertThat(board().callList()).isNull();

    at("2026-11-22T01:00:00Z");
    escalation.run().block(PATIENCE);
    escalation.run().block(PATIENCE);

    assertThat(board().callList().units()).containsExactly("2", "3", "4");
    assertThat(called.get(Stage.NOT_RECEIVED)).extracting(BoardRow::unit).containsExactly("2");
    assertThat(called.get(Stage.NOT_OPENED)).extracting(BoardRow::unit).containsExactly("4");
    assertThat(called.get(Stage.NOT_ANSWERED)).extracting(BoardRow::unit).containsExactly("3");
    assertThat(office.journaled()).containsOnlyOnce("CallListMade");
    office.taken.clear();
    office.drain();
    assertThat(office.taken)
        .extracting(parcel -> parcel.mail().address())
        .containsExactly("thuky@tinh.example");

    // A meeting that is moved is looked at anew.
    office.change("starts_at = starts_at + interval '1 hour'");
    assertThat(board().callList()).isNull();
  }

  @Test
  void nobodyIsCalledWhenAllHaveAnswered() {
    invited();
    for (var unit = 1; unit <= 4; unit++) {
      answer(unit, PartStat.ACCEPTED, "account");
    }
    at("2026-11-22T02:00:00Z");
    escalation.run().block(PATIENCE);

    assertThat(board().callList().units()).isEmpty();
    assertThat(office.journaled()).doesNotContain("CallListMade");
  }
}
