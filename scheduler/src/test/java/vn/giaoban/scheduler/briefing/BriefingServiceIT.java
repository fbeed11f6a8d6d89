package vn.giaoban.scheduler.briefing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.agenda.AgendaItemForm;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.hall.HallForm;
import vn.giaoban.scheduler.hall.Halls;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.journal.JournalEntry;
import vn.giaoban.scheduler.journal.JournalOverR2dbc;
import vn.giaoban.scheduler.journal.JournalVerifier;
import vn.giaoban.scheduler.journal.JournalWakes;
import vn.giaoban.scheduler.organisation.DemoProvince;
import vn.giaoban.scheduler.organisation.Person;
import vn.giaoban.scheduler.organisation.Units;
import vn.giaoban.scheduler.testing.MovableClock;
import vn.giaoban.scheduler.testing.TestDatabase;

@Timeout(60)
class BriefingServiceIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final Actor SECRETARY = Actor.account("thuky");
  private static final AtomicInteger DAYS = new AtomicInteger();
  private static final Units units = new Units(database.client(), database.transactions());

  private final MovableClock clock = MovableClock.at("2026-11-22T08:00:00+07:00");
  private final PlansInMemory plans = new PlansInMemory();
  private final Journal journal =
      new JournalOverR2dbc(
          database.client(),
          database.transactions(),
          new JournalWakes(database.connections()),
          clock);
  private final BriefingService briefings =
      new BriefingService(
          database.client(),
          database.transactions(),
          units,
          names ->
              Flux.fromIterable(names)
                  .filter(List.of("chutich", "phochutich")::contains)
                  .map(name -> new Person(name, "Ông " + name, null, null)),
          journal,
          plans,
          clock);
  private final Halls halls = new Halls(database.client(), database.transactions());
  private final RoomTimes times = new RoomTimes(database.client(), briefings, clock);

  /// A day of its own for every test: they share the database.
  private final Instant day =
      Instant.parse("2026-12-01T01:00:00Z").plus(Duration.ofDays(DAYS.incrementAndGet()));

  @BeforeAll
  static void province() {
    new DemoProvince(database.client(), database.transactions(), units).load().block();
  }

  @Test
  void aScheduledBriefingIsFoundAsItWasWritten() {
    Briefing briefing =
        schedule(
            new BriefingForm(
                "Giao ban tuần, Hải Hậu",
                day.toString(),
                "PT1H30M",
                "chutich",
                List.of("14215", "37-SNV"),
                List.of(
                    new AgendaItemForm(null, "Vụ đông", "PT20M", "37-SNV"),
                    new AgendaItemForm(null, "Khác", "PT10M", null)),
                null));

    assertThat(briefings.get(briefing.id()).block()).isEqualTo(briefing);
    assertThat(briefing.units())
        .extracting(InvitedUnit::name)
        .containsExactly("Xã Hải Hậu", "Sở Nội vụ");
    assertThat(briefing.agenda().getFirst().presenterName()).isEqualTo("Sở Nội vụ");
    assertThat(briefing.createdBy()).isEqualTo("thuky");
    JournalEntry entry = entries(briefing.id()).getFirst();
    assertThat(entry.kind()).isEqualTo("BriefingScheduled");
    assertThat(entry.payload())
        .containsEntry("duration", "PT1H30M")
        .containsEntry("units", List.of("14215", "37-SNV"));
    assertThat(plans.plans.keySet())
        .containsExactlyInAnyOrder(briefing.id() + " open-room", briefing.id() + " close-room");
    assertThat(plans.plans).containsEntry(briefing.id() + " open-room", briefing.opensAt());
  }

  @Test
  void searchFindsByTimeUnitAndTitle() {
    Briefing one = schedule(form("Phòng chống lụt bão", 0, "chutich", "14215"));
    Briefing two = schedule(form("Thu ngân sách", 2, "phochutich", "13285"));
    Instant end = day.plus(Duration.ofHours(12));

    assertThat(ids(new BriefingQuery(day, end, null, null, 100)))
        .containsExactly(one.id(), two.id());
    assertThat(ids(new BriefingQuery(one.endsAt(), end, null, null, 100)))
        .containsExactly(two.id());
    assertThat(ids(new BriefingQuery(day, two.startsAt(), null, null, 100)))
        .containsExactly(one.id());
    assertThat(ids(new BriefingQuery(day, end, "13285", null, 100))).containsExactly(two.id());
    assertThat(ids(new BriefingQuery(day, end, null, "LUT bao", 100))).containsExactly(one.id());
    assertThat(ids(new BriefingQuery(day, end, null, "%", 100))).isEmpty();
  }

  @Test
  void aClashOfAUnitIsToldWithWhoAndWhenAndLeavesNothing() {
    Briefing first = schedule(form("Giao ban một", 0, "chutich", "14215", "13285"));

    Refusal refusal =
        refusal(
            briefings.schedule(
                form("Giao ban hai", 0, "phochutich", "13285"), Force.NO, SECRETARY));

    assertThat(refusal.code()).isEqualTo("briefing-clash");
    assertThat(refusal.args().get("clashes"))
        .isEqualTo(
            List.of(
                new Clash(
                    first.id(),
                    "Giao ban một",
                    first.startsAt(),
                    first.endsAt(),
                    "13285",
                    "Phường Phủ Lý",
                    Clash.Role.UNIT)));
    assertThat(ids(new BriefingQuery(day, day.plusSeconds(1), null, null, 10)))
        .containsExactly(first.id());
  }

  @Test
  void aChairClashesAsChairAndAsInvitedUnit() {
    schedule(form("Một", 0, "37", "14215"));

    assertThat(clashes(form("Hai", 0, "37", "13285"))).containsExactly("37 CHAIR");
    assertThat(clashes(form("Ba", 0, "chutich", "37"))).containsExactly("37 CHAIR");
  }

  @Test
  void whoLeadsTwoUnitsIsInOnePlaceOnlyEvenWithoutAnAccount() {
    database.execute(
        """
        UPDATE post_holder h SET name = 'Trần Kiêm Nhiệm', phone = '+84 912 000 111', username = NULL
        FROM post p JOIN unit u ON u.body = p.body
        WHERE h.post_id = p.id AND p.head AND u.code IN ('13318', '13324')
          AND h.standing <> 'SUBSTITUTE';
        UPDATE post_holder SET phone = '0912.000.111' WHERE id = (
          SELECT h.id FROM post_holder h JOIN post p ON p.id = h.post_id JOIN unit u ON u.body = p.body
          WHERE u.code = '13324' AND p.head AND h.name = 'Trần Kiêm Nhiệm' LIMIT 1);
        """);
    schedule(form("Một", 0, "chutich", "13318"));

    assertThat(clashes(form("Hai", 0, "phochutich", "13324"))).containsExactly("13318 LEADER");
    // The unit itself is taken: its leader is not told beside it.
    assertThat(clashes(form("Ba", 0, "phochutich", "13318"))).containsExactly("13318 UNIT");
  }

  @Test
  void briefingsThatTouchDoNotClash() {
    schedule(form("Một", 0, "chutich", "14215"));

    assertThat(schedule(form("Hai", 1, "chutich", "14215"))).isNotNull();
  }

  @Test
  void aForcedClashIsJournalledAndLaterOnesStillClashWithIt() {
    Briefing first = schedule(form("Một", 0, "chutich", "14215"));

    Briefing forced =
        briefings
            .schedule(
                form("Khẩn", 0, "phochutich", "14215"), new Force(true, "Bão số 12"), SECRETARY)
            .block();

    JournalEntry overridden = entries(forced.id()).get(1);
    assertThat(overridden.kind()).isEqualTo("ClashOverridden");
    assertThat(overridden.payload()).containsEntry("reason", "Bão số 12");
    assertThat(overridden.payload().get("with").toString()).contains(first.id().toString());
    briefings.cancel(first.id(), "", SECRETARY).block();
    assertThat(clashes(form("Ba", 0, "chutich", "14215"))).containsExactly("14215 UNIT");
    briefings.cancel(forced.id(), "", SECRETARY).block();
    assertThat(schedule(form("Ba", 0, "chutich", "14215"))).isNotNull();
  }

  @Test
  void forceWithoutAClashJournalsNone() {
    Briefing briefing =
        briefings
            .schedule(form("Một", 0, "chutich", "14215"), new Force(true, ""), SECRETARY)
            .block();

    assertThat(kinds(briefing.id())).containsExactly("BriefingScheduled");
  }

  @Test
  void ofManyWhoBookTheSameTimeAtOnceExactlyOneWins() {
    int clerks = 100;

    List<String> outcomes =
        Flux.range(0, clerks)
            .flatMap(
                i ->
                    briefings
                        .schedule(
                            form("Giao ban " + i, 0, "chutich", "14215", "13285"),
                            Force.NO,
                            SECRETARY)
                        .map(_ -> "won")
                        .onErrorResume(RefusedException.class, e -> Mono.just(e.refusal().code())),
                clerks)
            .collectList()
            .block();

    assertThat(outcomes).filteredOn("won"::equals).hasSize(1);
    assertThat(outcomes).filteredOn("briefing-clash"::equals).hasSize(clerks - 1);
    assertThat(ids(new BriefingQuery(day, day.plusSeconds(1), null, null, 100))).hasSize(1);
  }

  @Test
  void theDatabaseItselfRefusesADoubleBooking() {
    Briefing one = schedule(form("Một", 0, "chutich", "14215"));
    Briefing two = schedule(form("Hai", 5, "chutich", "14215"));

    assertThat(
            catchThrowableOfType(
                IllegalStateException.class,
                () ->
                    database.execute(
                        "UPDATE booking SET during = (SELECT during FROM booking WHERE briefing_id = '"
                            + one.id()
                            + "' LIMIT 1) WHERE briefing_id = '"
                            + two.id()
                            + "'")))
        .hasStackTraceContaining("booking_once_at_a_time");
  }

  @Test
  void aChangeIsJournalledWithWhatItWasAndWhatItIs() {
    Briefing briefing = schedule(form("Một", 0, "chutich", "14215"));

    Briefing after =
        change(
            briefing.id(),
            new BriefingForm("Hai", null, null, null, List.of("14215", "13285"), null, null));

    assertThat(after.sequence()).isEqualTo(1);
    assertThat(entries(briefing.id()).get(1).payload())
        .isEqualTo(
            Map.of(
                "version",
                1,
                "changes",
                Map.of(
                    "title", Map.of("from", "Một", "to", "Hai"),
                    "units", Map.of("from", List.of("14215"), "to", List.of("14215", "13285")))));
    assertThat(clashes(form("Ba", 0, "phochutich", "13285"))).containsExactly("13285 UNIT");
    change(briefing.id(), new BriefingForm("Hai", null, null, null, null, null, null));
    assertThat(kinds(briefing.id())).hasSize(2);
  }

  @Test
  void anEditOfAnOldVersionChangesNothingAndIsToldWhatWasChanged() {
    Briefing briefing = schedule(form("Một", 0, "chutich", "14215"));
    Briefing theirs =
        change(
            briefing.id(),
            new BriefingForm("Hai", null, null, null, List.of("14215", "13285"), null, null));

    Refusal refusal =
        refusal(
            briefings.change(
                briefing.id(),
                new BriefingForm("Ba", null, "PT30M", null, null, null, null),
                Set.of(briefing.version()),
                Force.NO,
                Actor.account("thuky2")));

    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.STALE);
    assertThat(refusal.args()).containsEntry("current", theirs);
    assertThat(refusal.args().get("changes"))
        .asInstanceOf(InstanceOfAssertFactories.list(Meanwhile.class))
        .satisfiesExactlyInAnyOrder(
            title -> {
              assertThat(title.field()).isEqualTo("title");
              assertThat(title.was()).isEqualTo("Một");
              assertThat(title.theirs()).isEqualTo("Hai");
              assertThat(title.yours()).isEqualTo("Ba");
              assertThat(title.conflict()).isTrue();
              assertThat(title.who()).isEqualTo("account:thuky");
            },
            units -> {
              assertThat(units.field()).isEqualTo("units");
              assertThat(units.touched()).isFalse();
              assertThat(units.conflict()).isFalse();
            });
    assertThat(briefings.get(briefing.id()).block()).isEqualTo(theirs);
    assertThat(
            briefings
                .change(
                    briefing.id(),
                    new BriefingForm("Ba", null, null, null, null, null, null),
                    Set.of(theirs.version()),
                    Force.NO,
                    SECRETARY)
                .block())
        .extracting(Briefing::title, Briefing::version)
        .containsExactly("Ba", 2);
  }

  @Test
  void ofTwoWhoSaveTheSameVersionAtOnceOneIsToldOfTheOther() {
    Briefing briefing = schedule(form("Một", 0, "chutich", "14215"));

    List<String> outcomes =
        Flux.range(0, 8)
            .flatMap(
                i ->
                    briefings
                        .change(
                            briefing.id(),
                            new BriefingForm("Tên " + i, null, null, null, null, null, null),
                            Set.of(0),
                            Force.NO,
                            SECRETARY)
                        .map(_ -> "saved")
                        .onErrorResume(RefusedException.class, e -> Mono.just(e.refusal().code())),
                8)
            .collectList()
            .block();

    assertThat(outcomes).filteredOn("saved"::equals).hasSize(1);
    assertThat(outcomes).filteredOn("briefing-changed"::equals).hasSize(7);
  }

  @Test
  void aHallAndAPersonWhoPresentsAreInOnePlaceOnly() {
    String code = "HT" + DAYS.get();
    halls.add(new HallForm(code, "Hội trường " + code, 200, null, null, null)).block();
    BriefingForm first = at(form("Một", 0, "chutich", "14215"), code, "phochutich");
    schedule(first);

    assertThat(clashes(at(form("Hai", 0, "13291", "13285"), "hoi truong " + code, null)))
        .containsExactly(code + " HALL");
    assertThat(clashes(at(form("Ba", 0, "37", "13285"), null, "phochutich")))
        .containsExactly("phochutich PRESENTER");
    Briefing words = schedule(at(form("Bốn", 0, "37", "13285"), "Trực tuyến", null));
    assertThat(words.arrangement().place()).isEqualTo(new Place(null, "Trực tuyến"));
    assertThat(schedule(at(form("Năm", 0, "13324", "13669"), "Trực tuyến", null))).isNotNull();
  }

  private BriefingForm at(BriefingForm form, String location, String presenter) {
    return new BriefingForm(
        form.title(),
        form.startsAt(),
        form.duration(),
        form.chair(),
        form.units(),
        presenter == null
            ? form.agenda()
            : List.of(new AgendaItemForm(null, "Báo cáo", "PT10M", presenter)),
        null,
        null,
        location,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  @Test
  void aMovedBriefingFreesItsTimeAndTakesTheNew() {
    Briefing briefing = schedule(form("Một", 0, "chutich", "14215"));
    Instant later = day.plus(Duration.ofHours(4));

    change(briefing.id(), new BriefingForm(null, later.toString(), null, null, null, null, null));

    assertThat(schedule(form("Hai", 0, "chutich", "14215"))).isNotNull();
    assertThat(clashes(form("Ba", 4, "chutich", "13285"))).containsExactly("chutich CHAIR");
    assertThat(plans.plans)
        .containsEntry(briefing.id() + " open-room", later.minus(Briefing.OPENS_BEFORE));
  }

  @Test
  void aBriefingIsNotMovedOntoAnother() {
    schedule(form("Một", 0, "chutich", "14215"));
    Briefing two = schedule(form("Hai", 3, "chutich", "13285"));

    Refusal refusal =
        refusal(
            briefings.change(
                two.id(),
                new BriefingForm(null, day.toString(), null, null, null, null, null),
                Force.NO,
                SECRETARY));

    assertThat(refusal.code()).isEqualTo("briefing-clash");
    assertThat(briefings.get(two.id()).block()).isEqualTo(two);
    assertThat(kinds(two.id())).containsExactly("BriefingScheduled");
  }

  @Test
  void aCancelledBriefingFreesEverybodyAndForgetsItsPlans() {
    Briefing briefing = schedule(form("Một", 0, "chutich", "14215"));

    Briefing after = briefings.cancel(briefing.id(), "Bão số 12", SECRETARY).block();
    briefings.cancel(briefing.id(), "Nữa", SECRETARY).block();

    assertThat(after.state()).isEqualTo(BriefingState.CANCELLED);
    assertThat(after.sequence()).isEqualTo(1);
    assertThat(kinds(briefing.id())).containsExactly("BriefingScheduled", "BriefingCancelled");
    assertThat(plans.plans).isEmpty();
    assertThat(schedule(form("Hai", 0, "chutich", "14215"))).isNotNull();
  }

  @Test
  void aBriefingMadeInsideItsOpeningWindowIsOpenAtOnce() {
    clock.set(day.minus(Duration.ofMinutes(29)));

    Briefing briefing = schedule(form("Khẩn", 0, "chutich", "14215"));

    assertThat(briefing.state()).isEqualTo(BriefingState.OPEN);
    assertThat(briefing.openedAt()).isEqualTo(clock.instant());
    assertThat(kinds(briefing.id())).containsExactly("BriefingScheduled", "RoomOpened");
  }

  @Test
  void roomsOpenWhenTheirTimeHasComeAndOnlyOnce() {
    Briefing briefing = schedule(form("Một", 0, "chutich", "14215"));
    clock.set(briefing.opensAt().minusSeconds(1));
    times.run().block();
    assertThat(kinds(briefing.id())).containsExactly("BriefingScheduled");

    clock.advance(Duration.ofMinutes(5));
    Flux.range(0, 8).flatMap(_ -> times.run(), 8).blockLast();

    assertThat(entries(briefing.id()))
        .extracting(JournalEntry::kind)
        .containsExactly("BriefingScheduled", "RoomOpened");
    assertThat(entries(briefing.id()).get(1).actor()).isEqualTo("job:open-rooms");
  }

  @Test
  void aRoomIsClosedSomeTimeAfterItsEndUnlessSomebodyIsInIt() {
    Briefing briefing = schedule(form("Một", 0, "chutich", "14215"));
    briefings.open(briefing.id(), SECRETARY).block();
    journal.append(briefing.id(), SECRETARY, "SiteJoined", Map.of("site", "14215")).block();
    clock.set(briefing.endsAt().plus(BriefingService.CLOSES_AFTER));
    times.run().block();
    assertThat(briefings.get(briefing.id()).block().state()).isEqualTo(BriefingState.OPEN);

    journal.append(briefing.id(), SECRETARY, "SiteLeft", Map.of("site", "14215")).block();
    times.run().block();

    assertThat(briefings.get(briefing.id()).block().state()).isEqualTo(BriefingState.CLOSED);
    assertThat(entries(briefing.id()).getLast().actor()).isEqualTo("job:close-rooms");
  }

  @Test
  void aMeetingThatEndsEarlyGivesTheRestOfItsTimeBack() {
    Briefing briefing = schedule(form("Một", 0, "chutich", "14215"));
    briefings.open(briefing.id(), SECRETARY).block();
    clock.set(day.plus(Duration.ofMinutes(30)));

    Briefing closed = briefings.close(briefing.id(), SECRETARY).block();

    assertThat(closed.stage()).isEqualTo(Stage.MINUTES);
    assertThat(kinds(briefing.id())).endsWith("RoomOpened", "RoomClosed");
    var rest =
        new BriefingForm(
            "Hai", clock.instant().toString(), "PT1H", "chutich", List.of("14215"), null, null);
    assertThat(schedule(rest)).isNotNull();
  }

  @Test
  void aRoomThatWritesItsOwnEndLeavesOneEntry() {
    Briefing briefing = schedule(form("Một", 0, "chutich", "14215"));
    briefings.open(briefing.id(), SECRETARY).block();

    Mono<Boolean> ending =
        journal
            .append(
                briefing.id(), Actor.site("chutich"), "RoomClosed", Map.of("by", "site:chutich"))
            .then(briefings.roomClosed(briefing.id()))
            .as(database.transactions()::transactional);
    assertThat(ending.block()).isTrue();

    briefings.close(briefing.id(), SECRETARY).block();
    assertThat(kinds(briefing.id()))
        .containsExactly("BriefingScheduled", "RoomOpened", "RoomClosed");
  }

  @Test
  void theStageFollowsWhatHappened() {
    Briefing briefing = schedule(form("Một", 0, "chutich", "14215"));
    assertThat(briefing.stage()).isEqualTo(Stage.INVITE);
    journal.append(briefing.id(), SECRETARY, "InvitationsRequested", Map.of("sequence", 0)).block();
    assertThat(briefings.get(briefing.id()).block().stage()).isEqualTo(Stage.PREPARE);
    assertThat(briefings.open(briefing.id(), SECRETARY).block().stage()).isEqualTo(Stage.MEET);
    assertThat(briefings.close(briefing.id(), SECRETARY).block().stage()).isEqualTo(Stage.MINUTES);
    journal.append(briefing.id(), SECRETARY, "MinutesDistributed", Map.of("recipients", 1)).block();
    assertThat(briefings.get(briefing.id()).block().stage()).isEqualTo(Stage.FOLLOW);
  }

  @Test
  void whatIsNotThereIsSaidSo() {
    UUID nowhere = UUID.randomUUID();

    for (Mono<Briefing> act :
        List.of(
            briefings.get(nowhere),
            briefings.open(nowhere, SECRETARY),
            briefings.close(nowhere, SECRETARY),
            briefings.cancel(nowhere, "", SECRETARY),
            briefings.change(nowhere, form("x", 0, "37"), Force.NO, SECRETARY))) {
      assertThat(refusal(act).code()).isEqualTo("briefing-not-found");
    }
  }

  @Test
  void aDatabaseThatGoesAwayForAMomentCostsThatMomentOnly() {
    Briefing briefing = schedule(form("Một", 0, "chutich", "14215"));

    database.dropConnections();

    Briefing found =
        briefings
            .get(briefing.id())
            .retryWhen(reactor.util.retry.Retry.backoff(20, Duration.ofMillis(50)))
            .block();
    assertThat(found).isEqualTo(briefing);
    assertThat(new JournalVerifier(database.client()).verify(briefing.id()).block().ok()).isTrue();
  }

  private Briefing schedule(BriefingForm form) {
    return briefings.schedule(form, Force.NO, SECRETARY).block();
  }

  private Briefing change(UUID id, BriefingForm form) {
    return briefings.change(id, form, Force.NO, SECRETARY).block();
  }

  private BriefingForm form(String title, int hour, String chair, String... codes) {
    return new BriefingForm(
        title,
        day.plus(Duration.ofHours(hour)).toString(),
        "PT1H",
        chair,
        new ArrayList<>(List.of(codes)),
        null,
        null);
  }

  private List<String> clashes(BriefingForm form) {
    Object clashes = refusal(briefings.schedule(form, Force.NO, SECRETARY)).args().get("clashes");
    return ((List<?>) clashes)
        .stream().map(c -> ((Clash) c).who() + " " + ((Clash) c).role()).toList();
  }

  private static Refusal refusal(Mono<?> act) {
    return catchThrowableOfType(RefusedException.class, act::block).refusal();
  }

  private List<UUID> ids(BriefingQuery query) {
    return briefings.search(query).map(Briefing::id).collectList().block();
  }

  private List<JournalEntry> entries(UUID id) {
    return journal.read(id, 0, 100).collectList().block();
  }

  private List<String> kinds(UUID id) {
    return entries(id).stream().map(JournalEntry::kind).toList();
  }
}
