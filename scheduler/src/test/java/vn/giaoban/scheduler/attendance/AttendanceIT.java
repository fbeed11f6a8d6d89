package vn.giaoban.scheduler.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.attendance.Chasing.Channel;
import vn.giaoban.scheduler.attendance.SubstituteRule.Ruling;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.InvitationLetters.Letter;
import vn.giaoban.scheduler.invitation.InvitationService.Answer;
import vn.giaoban.scheduler.invitation.JoinLinks;
import vn.giaoban.scheduler.invitation.MailOffice;
import vn.giaoban.scheduler.invitation.PartStat;
import vn.giaoban.scheduler.invitation.Recipient;
import vn.giaoban.scheduler.invitation.SubstituteGate.Substitute;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.outbox.OutboxMail;
import vn.giaoban.scheduler.testing.TestDatabase;

@Timeout(120)
class AttendanceIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private final MailOffice office = new MailOffice(database);
  private final AttendanceRules rules =
      new AttendanceRules(
          database.client(), _ -> Mono.empty(), office.journal, database.transactions());
  private final Boards boards = new Boards(database.client(), rules);
  private final JoinLinks links =
      (_, recipient) -> Mono.just(URI.create("https://g.example/join/" + recipient.code()));
  private final Substitutions substitutions =
      new Substitutions(
          database.client(),
          rules,
          office.invitations,
          new Letters(),
          links,
          office.outbox,
          office.journal,
          database.transactions(),
          office.clock,
          () -> {});
  private final Chasing chasing =
      new Chasing(
          database.client(),
          boards,
          office.invitations,
          new Letters(),
          links,
          office.outbox,
          Chasing.TextMessages.NONE,
          office.journal,
          database.transactions(),
          office.clock,
          () -> {});

  private static final class Letters implements AttendanceLetters {
    @Override
    public Letter chase(Announcement a, Recipient to, URI link, String message, boolean declined) {
      return new Letter(declined ? "Cử thay" : "Nhắc", link + " " + message, "", null);
    }

    @Override
    public String text(Announcement a, Recipient to, URI link) {
      return link.toString();
    }

    @Override
    public Letter refused(Announcement a, Recipient to, URI link, String who, String reason) {
      return new Letter("Chưa nhận " + who, reason, "", null);
    }
  }

  @BeforeEach
  void empty() {
    database.execute("DELETE FROM outbox; DELETE FROM invitation; DELETE FROM substitution");
  }

  private void invited(int units) {
    office.schedule(units);
    office.send();
    office.drain();
    office.taken.clear();
  }

  private Board board() {
    return boards.of(office.briefing).block(Duration.ofSeconds(10));
  }

  private BoardRow row(int unit) {
    return board().rows().stream()
        .filter(row -> row.unit().equals(Integer.toString(unit)))
        .findFirst()
        .orElseThrow();
  }

  private void answer(int unit, PartStat status) {
    office
        .service
        .answer(
            office.briefing,
            Integer.toString(unit),
            new Answer(status, "account", office.clock.instant(), null, null),
            Actor.account("xa" + unit))
        .block(Duration.ofSeconds(10));
  }

  private void substitute(int unit, String title, String name, String via) {
    var who = new Substitute(name, title, "", null, null);
    var invitation = office.of(unit);
    substitutions
        .named(
            invitation,
            new Answer(PartStat.DELEGATED, via, office.clock.instant(), null, who.whole()),
            who,
            Actor.site(Integer.toString(unit)))
        .then(
            office.invitations.answered(
                office.briefing,
                Integer.toString(unit),
                PartStat.DELEGATED,
                office.clock.instant(),
                via,
                null,
                who.whole()))
        .as(database.transactions()::transactional)
        .block(Duration.ofSeconds(10));
  }

  @Test
  void theBoardKnowsEveryUnitFromTheLetterToTheSeat() {
    invited(4);
    answer(1, PartStat.ACCEPTED);
    answer(2, PartStat.DECLINED);
    office.service.seen(office.briefing, "3", "link").block();
    office.clock.advance(Duration.ofHours(2));
    office.service.seen(office.briefing, "3", "link").block();
    office.service.registered(office.briefing, "3", "1024", Actor.account("thuky")).block();
    office
        .journal
        .append(
            office.briefing,
            Actor.site("1"),
            "SiteJoined",
            java.util.Map.of("site", "1", "name", "Xã 1"))
        .block();

    var board = board();

    assertThat(board.rows()).extracting(BoardRow::unit).startsWith("1", "2", "3", "4");
    assertThat(row(1).present()).isTrue();
    assertThat(row(1).post()).isEqualTo("Chủ tịch UBND xã");
    assertThat(row(3).opens()).isEqualTo(2);
    assertThat(row(3).registeredNumber()).isEqualTo("1024");
    assertThat(board.count(Board.Figure.SENT)).isEqualTo(4);
    assertThat(board.count(Board.Figure.OPENED)).isEqualTo(3);
    assertThat(board.count(Board.Figure.SILENT)).isEqualTo(2);
    assertThat(board.forecast().expected()).isEqualTo(1);
    assertThat(board.forecast().open()).isEqualTo(2);
    assertThat(office.journaled()).contains("InvitationRegistered");
  }

  @Test
  void whoeverHasBeenMarkedAbsentAfterJoiningIsNotPresent() {
    invited(1);
    for (var entry :
        List.of(
            java.util.Map.of("site", "1", "name", "Xã 1"),
            java.util.Map.of("site", "1", "presence", "ABSENT"))) {
      office
          .journal
          .append(
              office.briefing,
              Actor.site("1"),
              entry.containsKey("name") ? "SiteJoined" : "SiteMarked",
              entry)
          .block();
    }

    assertThat(row(1).present()).isFalse();
  }

  @Test
  void theSilentAreAskedByOneActAndNotTwiceWithinMinutes() {
    invited(3);
    answer(1, PartStat.ACCEPTED);

    var outcome = chase(Set.of(), "Trả lời hôm nay");

    assertThat(outcome.mailed()).containsExactly("2", "3");
    office.drain();
    assertThat(office.taken)
        .allSatisfy(p -> assertThat(p.mail().kind()).isEqualTo(OutboxMail.Kind.CHASE))
        .extracting(p -> p.mail().text())
        .containsExactlyInAnyOrder(
            "https://g.example/join/2 Trả lời hôm nay", "https://g.example/join/3 Trả lời hôm nay");
    assertThat(row(2).chases()).isEqualTo(1);

    assertThat(chase(Set.of(), "").missed())
        .extracting(Chasing.Missed::hindrance)
        .containsOnly(Chasing.Hindrance.JUST_ASKED);
    office.clock.advance(Duration.ofMinutes(11));
    assertThat(chase(Set.of(), "").mailed()).hasSize(2);
    office.drain();
    assertThat(office.taken).hasSize(4);
    assertThat(office.journaled()).contains("SilentChased");
  }

  @Test
  void whoHasDeclinedIsAskedForASubstituteOnlyByName() {
    invited(2);
    answer(1, PartStat.DECLINED);
    answer(2, PartStat.ACCEPTED);

    assertThatThrownBy(() -> chase(Set.of(), ""))
        .isInstanceOf(RefusedException.class)
        .hasMessage("nobody-silent");
    assertThat(chase(Set.of("1"), "").mailed()).containsExactly("1");
    office.drain();
    assertThat(office.taken).extracting(p -> p.mail().subject()).containsExactly("Cử thay");
  }

  @Test
  void aReturnedInvitationIsToBeCalled() {
    invited(1);
    office.service.bounced(office.briefing, "1", "5.2.2", "full").block();

    assertThat(chase(Set.of(), "").missed())
        .containsExactly(new Chasing.Missed("1", "Xã 1", Chasing.Hindrance.TO_BE_CALLED));
  }

  private Chasing.Outcome chase(Set<String> only, String message) {
    return chasing
        .chase(office.briefing, only, EnumSet.of(Channel.MAIL), message, MailOffice.SECRETARY)
        .block(Duration.ofSeconds(10));
  }

  private void rule(int rank, boolean strict) {
    rules
        .set(
            office.briefing,
            new AttendanceRule(Quorum.HALF, new SubstituteRule(rank, strict)),
            MailOffice.SECRETARY)
        .block(Duration.ofSeconds(10));
  }

  @Test
  void aStrictRuleRefusesWhoRanksTooLowAndNothingIsNoted() {
    invited(2);
    rule(Rank.DEPUTY, true);

    assertThatThrownBy(() -> substitute(1, "Chuyên viên", "Lê Văn Cường", "link"))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.refusal().code()).isEqualTo("substitute-rank-2"));
    assertThat(row(1).reply()).isEqualTo(PartStat.NEEDS_ACTION);
    assertThat(row(1).substitute()).isNull();

    substitute(1, "Phó Chủ tịch UBND xã", "Trần Văn Bình", "link");
    assertThat(row(1).substitute()).isEqualTo(Ruling.APPROVED);
    assertThat(substitutions.approved(office.briefing).block())
        .hasEntrySatisfying("1", one -> assertThat(one.name()).isEqualTo("Trần Văn Bình"));
  }

  @Test
  void theSecretaryDecidesAndTheUnitHearsWhy() {
    invited(2);
    rule(Rank.DEPUTY, false);
    substitute(1, "Chuyên viên", "Lê Văn Cường", "link");
    assertThat(row(1).substitute()).isEqualTo(Ruling.WAITING);
    assertThat(board().forecast().expected()).isZero();

    substitutions
        .decide(office.briefing, "1", false, "Cần cấp phó", MailOffice.SECRETARY)
        .block(Duration.ofSeconds(10));

    assertThat(row(1).reply()).isEqualTo(PartStat.NEEDS_ACTION);
    assertThat(row(1).substituteReason()).isEqualTo("Cần cấp phó");
    office.drain();
    assertThat(office.taken)
        .extracting(p -> p.mail().subject())
        .containsExactly("Chưa nhận Chuyên viên Lê Văn Cường");
    assertThat(office.journaled()).contains("SubstituteNamed", "SubstituteRefused");

    substitute(1, "", "Lê Văn Cường", "mail");
    substitutions
        .decide(office.briefing, "1", true, "", MailOffice.SECRETARY)
        .block(Duration.ofSeconds(10));
    assertThat(board().forecast().expected()).isEqualTo(1);
  }

  @Test
  void aNewVersionOfTheInvitationForgetsAnswersAndSubstitutes() {
    invited(1);
    substitute(1, "Phó Chủ tịch", "Trần Văn Bình", "link");

    office.change(
        "starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour'");
    office.send();

    assertThat(row(1).reply()).isEqualTo(PartStat.NEEDS_ACTION);
    assertThat(row(1).substitute()).isNull();
    assertThat(row(1).opens()).isZero();
  }

  @Test
  void whoFetchesAPaperIsNotedOnceInTheJournal() {
    invited(2);
    var document = UUID.randomUUID();
    database.execute(
        "INSERT INTO document (id, briefing_id, purpose, title) VALUES ('%s', '%s', 'PAPER', 'BC')"
            .formatted(document, office.briefing));
    var downloads =
        new Downloads(database.client(), office.journal, database.transactions(), office.clock);

    downloads.fetched(office.briefing, document, 1, "1", Actor.site("1")).block();
    downloads.fetched(office.briefing, document, 1, "1", Actor.site("1")).block();
    office.clock.advance(Duration.ofHours(1));
    downloads.fetched(office.briefing, document, 1, "1", Actor.site("1")).block();

    assertThat(downloads.ofBriefing(office.briefing).block())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.times()).isEqualTo(2);
          assertThat(one.title()).isEqualTo("BC");
        });
    assertThat(office.journaled()).containsOnlyOnce("DocumentDownloaded");
    assertThat(row(1).downloads()).isEqualTo(1);
    assertThat(row(2).downloads()).isZero();
  }

  @Test
  void twoMeetingsThatWantOneLeaderAtOnceBothSeeIt() {
    office.schedule(1);
    var other = UUID.randomUUID();
    var unit = "(SELECT id FROM unit WHERE code = '1' LIMIT 1)";
    database.execute(
        """
        INSERT INTO briefing (id, title, starts_at, ends_at, chair, chair_name, state, created_by,
          created_at)
        VALUES ('%1$s', 'Họp phòng chống thiên tai', '2026-11-23T09:00+07', '2026-11-23T10:00+07',
          'giamdoc', 'Giám đốc Sở', 'SCHEDULED', 'account:sonn', now());
        INSERT INTO booking (briefing_id, resource, role, who, who_name, during, forced)
        SELECT b.id, 'unit:' || %2$s, 'UNIT', '1', 'Xã 1', tstzrange(b.starts_at, b.ends_at), true
        FROM briefing b WHERE b.id IN ('%1$s', '%3$s');
        INSERT INTO post (id, body, title, rank, head, valid)
        VALUES ('%4$s', %2$s, 'Phó Chủ tịch UBND xã', 2, false, '[2025-07-01,)');
        INSERT INTO post_holder (id, post_id, name, standing, held)
        VALUES (gen_random_uuid(), '%4$s', 'Trần Văn Bình', 'HOLDER', '[2025-07-01,)')\
        """
            .formatted(other, unit, office.briefing, UUID.randomUUID()));
    var slot = Instant.parse("2026-11-23T07:00:00Z");
    var overlaps = new Overlaps(database.client(), _ -> Mono.just(slot));

    for (var id : List.of(office.briefing, other)) {
      assertThat(overlaps.of(id).block())
          .singleElement()
          .satisfies(one -> {
            assertThat(one.who()).isEqualTo("1");
            assertThat(one.other().id()).isEqualTo(id.equals(other) ? office.briefing : other);
            assertThat(one.substitute()).isEqualTo("Phó Chủ tịch UBND xã Trần Văn Bình");
            assertThat(one.slot()).isEqualTo(slot);
          });
    }
  }
}
