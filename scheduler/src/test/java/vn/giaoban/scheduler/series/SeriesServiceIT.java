package vn.giaoban.scheduler.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.agenda.AgendaItem;
import vn.giaoban.scheduler.agenda.AgendaItemForm;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.briefing.BriefingForm;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.briefing.BriefingState;
import vn.giaoban.scheduler.briefing.Force;
import vn.giaoban.scheduler.calendar.CalendarDays;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.job.Jobs;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.journal.JournalEntry;
import vn.giaoban.scheduler.journal.JournalOverR2dbc;
import vn.giaoban.scheduler.journal.JournalWakes;
import vn.giaoban.scheduler.organisation.DemoProvince;
import vn.giaoban.scheduler.organisation.Person;
import vn.giaoban.scheduler.organisation.Units;
import vn.giaoban.scheduler.testing.MovableClock;
import vn.giaoban.scheduler.testing.TestDatabase;

@Timeout(90)
class SeriesServiceIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final Actor SECRETARY = Actor.account("thuky");
  private static final Units units = new Units(database.client(), database.transactions());
  private static final List<String> COMMUNES =
      List.of("13285", "13291", "13318", "13324", "13330", "14215", "13669");
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final MovableClock clock = MovableClock.at("2026-11-22T08:00:00+07:00");
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
                  .filter(name -> name.startsWith("chutich"))
                  .map(name -> new Person(name, "Ông " + name, null, null)),
          journal,
          new NoPlans(),
          clock);
  private final SeriesService series =
      new SeriesService(
          database.client(),
          database.transactions(),
          briefings,
          units,
          new CalendarDays(database.client(), database.transactions(), clock),
          clock);
  private final CarryOver carryOver =
      new CarryOver(
          database.client(),
          database.transactions(),
          briefings,
          journal,
          new LeftUndone.Words() {
            @Override
            public String unfinished(String title, Briefing before) {
              return "Chuyển: " + title;
            }

            @Override
            public String review(List<String> tasks, Briefing before) {
              return "Kiểm điểm: " + String.join("; ", tasks);
            }
          },
          clock);

  /// A chair and a commune of its own for every test: they share the database.
  private final int number = NEXT.getAndIncrement();

  private final String chair = "chutich" + number;
  private final String commune = COMMUNES.get(number % COMMUNES.size());
  private final String hour = "%02d".formatted(7 + number);

  @BeforeAll
  static void province() {
    new DemoProvince(database.client(), database.transactions(), units).load().block();
  }

  @Test
  void aSeriesIsBriefingsOfTheirOwnAtTheMomentsOfItsRule() {
    Briefing first = make("FREQ=WEEKLY;BYDAY=MO;COUNT=6", "AFTER");

    List<Briefing> all = all(first);
    assertThat(all).hasSize(6);
    assertThat(all.getFirst()).isEqualTo(first);
    assertThat(all)
        .extracting(b -> day(b.startsAt()))
        .containsExactly(
            "2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21", "2026-12-28", "2027-01-04");
    assertThat(all).extracting(Briefing::seriesId).containsOnly(first.seriesId());
    assertThat(all).extracting(Briefing::title).startsWith("Giao ban tuần 49", "Giao ban tuần 50");
    assertThat(all.stream().flatMap(b -> b.agenda().stream()).map(AgendaItem::id))
        .doesNotHaveDuplicates();
    assertThat(kinds(all.get(3))).containsExactly("BriefingScheduled");
    assertThat(series.get(first.seriesId()).block().series().finished()).isTrue();
  }

  @Test
  void unitsThatAreMergedGiveWayToTheirHeirInAllThatIsMadeAndChangedAfterwards() {
    String code = "SR" + number;
    database.execute(
        """
        INSERT INTO unit (id, code, name, level, valid) VALUES
          (gen_random_uuid(), '%1$s-A', 'Xã A', 'COMMUNE', '[2020-01-01,2027-03-01)'),
          (gen_random_uuid(), '%1$s-B', 'Xã B', 'COMMUNE', '[2020-01-01,2027-03-01)'),
          (gen_random_uuid(), '%1$s-H', 'Phường H', 'COMMUNE', '[2027-03-01,)');
        INSERT INTO unit_successor (unit_id, successor_id)
        SELECT o.id, h.id FROM unit o, unit h
        WHERE o.code IN ('%1$s-A', '%1$s-B') AND h.code = '%1$s-H';
        """
            .formatted(code));
    BriefingForm form =
        form("2026-12-07", "FREQ=MONTHLY;BYMONTHDAY=7;COUNT=6")
            .inviting(List.of(code + "-A", commune, code + "-B"));

    Briefing first = series.make(form, SeriesForm.NOTHING, Force.NO, SECRETARY).block();

    List<Briefing> all = all(first);
    assertThat(codes(all.get(2))).containsExactly(code + "-A", commune, code + "-B"); // February
    assertThat(codes(all.get(3))).containsExactlyInAnyOrder(code + "-H", commune); // March

    // One more is invited to all of them: nobody who is gone comes back.
    String other = COMMUNES.get((number + 1) % COMMUNES.size());
    BriefingForm more =
        new BriefingForm(null, null, null, null, null, null, null)
            .inviting(List.of(code + "-A", commune, code + "-B", other));
    change(first, Scope.ALL, more);
    assertThat(codes(all(first).get(2))).containsExactly(code + "-A", commune, code + "-B", other);
    assertThat(codes(all(first).get(3))).containsExactlyInAnyOrder(code + "-H", commune, other);
  }

  private static List<String> codes(Briefing briefing) {
    return briefing.units().stream().map(unit -> unit.code()).toList();
  }

  @Test
  void aClashOfOneOfThemLeavesNothingAndIsToldWithAllOthers() {
    make("FREQ=WEEKLY;BYDAY=MO;COUNT=3", "KEEP");

    Refusal refusal =
        refusal(
            series.make(
                form("2026-11-30", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=3"),
                SeriesForm.NOTHING,
                Force.NO,
                SECRETARY));

    assertThat(refusal.code()).isEqualTo("briefing-clash");
    assertThat((List<?>) refusal.args().get("clashes")).hasSize(4); // chair and commune, twice
    assertThat(count()).isEqualTo(3);
  }

  @Test
  void oneIsMovedByItselfAndKeepsThatWhenTheOthersChange() {
    Briefing first = make("FREQ=WEEKLY;BYDAY=MO;COUNT=4", "KEEP");
    Briefing second = all(first).get(1);
    change(second, Scope.THIS, start("2026-12-08T" + hour + ":30:00+07:00"));

    change(first, Scope.ALL, title("Giao ban {tuan}"));
    change(first, Scope.ALL, start("2026-11-30T" + hour + ":15:00+07:00"));

    List<Briefing> all = all(first);
    assertThat(all).extracting(Briefing::title).startsWith("Giao ban 49", "Giao ban 50");
    assertThat(all)
        .extracting(b -> b.startsAt().toString().substring(0, 10))
        .containsExactly("2026-11-30", "2026-12-08", "2026-12-14", "2026-12-21")
        .hasSize(4);
    assertThat(all).extracting(b -> minute(b.startsAt())).containsExactly("15", "30", "15", "15");
    assertThat(all).extracting(b -> minute(b.recurrenceId())).containsOnly("15");
    assertThat(all).extracting(Briefing::id).contains(second.id());
  }

  @Test
  void thisAndFollowingCutsTheSeriesAndKeepsEveryBriefingWhatItIs() {
    Briefing first = make("FREQ=WEEKLY;BYDAY=MO;COUNT=6", "KEEP");
    List<Briefing> before = all(first);
    Briefing third = before.get(2);

    change(third, Scope.FOLLOWING, start("2026-12-15T" + hour + ":00:00+07:00"));

    SeriesService.Whole old = series.get(first.seriesId()).block();
    assertThat(old.briefings()).extracting(Briefing::id).isEqualTo(ids(before.subList(0, 2)));
    assertThat(old.series().recurrence().moments(10)).hasSize(2);
    SeriesService.Whole rest = series.get(old.followedBy()).block();
    assertThat(rest.series().follows()).isEqualTo(first.seriesId());
    assertThat(rest.series().recurrence().rule()).contains("BYDAY=TU").contains("COUNT=4");
    assertThat(rest.briefings()).extracting(Briefing::id).isEqualTo(ids(before.subList(2, 6)));
    assertThat(rest.briefings())
        .extracting(b -> day(b.startsAt()))
        .containsExactly("2026-12-15", "2026-12-22", "2026-12-29", "2027-01-05");
    assertThat(rest.briefings()).extracting(Briefing::sequence).containsOnly(1);
    assertThat(rest.briefings().getFirst().agenda()).isEqualTo(third.agenda());
  }

  @Test
  void aNewRuleKeepsBriefingsInTheirOrderMakesWhatIsMissingAndCallsOffWhatIsTooMany() {
    Briefing first = make("FREQ=WEEKLY;BYDAY=MO;COUNT=4", "KEEP");
    List<Briefing> before = all(first);

    series
        .changeAll(
            first.seriesId(),
            recurrence("FREQ=WEEKLY;BYDAY=MO,TH;COUNT=6"),
            SeriesForm.NOTHING,
            Force.NO,
            SECRETARY)
        .block();

    List<Briefing> more = all(first);
    assertThat(more).filteredOn(b -> b.state() == BriefingState.SCHEDULED).hasSize(6);
    assertThat(ids(more)).containsAll(ids(before));
    series
        .changeAll(
            first.seriesId(),
            recurrence("FREQ=WEEKLY;BYDAY=MO;COUNT=2"),
            SeriesForm.NOTHING,
            Force.NO,
            SECRETARY)
        .block();
    assertThat(all(first)).filteredOn(b -> b.state() == BriefingState.SCHEDULED).hasSize(2);
    assertThat(all(first)).filteredOn(b -> b.state() == BriefingState.CANCELLED).hasSize(4);
  }

  @Test
  void whatWasHeldStaysAsItWas() {
    Briefing first = make("FREQ=WEEKLY;BYDAY=MO;COUNT=4", "KEEP");
    clock.set(first.startsAt());
    briefings.open(first.id(), SECRETARY).block();
    clock.advance(Duration.ofHours(1));
    briefings.close(first.id(), SECRETARY).block();
    Briefing held = briefings.get(first.id()).block();
    Briefing second = all(first).get(1);

    change(second, Scope.ALL, start("2026-12-07T" + hour + ":45:00+07:00"));

    assertThat(briefings.get(first.id()).block()).isEqualTo(held);
    Briefing moved = briefings.get(second.id()).block();
    assertThat(minute(moved.startsAt())).isEqualTo("45");
    assertThat(moved.seriesId()).isNotEqualTo(first.seriesId());
  }

  @Test
  void callingOffThisAndFollowingEndsTheSeries() {
    Briefing first = make("FREQ=WEEKLY;BYDAY=MO", "KEEP");
    Briefing third = all(first).get(2);

    series.cancel(third.id(), Scope.FOLLOWING, "Hết nhiệm kỳ", SECRETARY).block();
    clock.advance(Duration.ofDays(60));
    series.run().block();

    assertThat(all(first))
        .filteredOn(b -> b.state() == BriefingState.SCHEDULED)
        .extracting(b -> day(b.startsAt()))
        .containsExactly("2026-11-30", "2026-12-07");
  }

  @Test
  void aSeriesWithoutEndIsMadeAYearAheadAndGoesOnByItself() {
    Briefing first = make("FREQ=MONTHLY;BYDAY=-1MO", "AFTER");
    int made = all(first).size();

    series.run().block();
    assertThat(all(first)).hasSize(made);
    clock.advance(Duration.ofDays(100));
    series.run().block();
    series.run().block();

    assertThat(made).isBetween(12, 14);
    assertThat(all(first).size()).isBetween(made + 3, made + 4);
    assertThat(all(first)).extracting(Briefing::recurrenceId).doesNotHaveDuplicates();
  }

  @Test
  void whatWasLeftUndoneGoesIntoTheNextAgendaOnce() {
    Briefing first = make("FREQ=WEEKLY;BYDAY=MO;COUNT=3", "KEEP");
    String done = first.agenda().getFirst().id().toString();
    clock.set(first.startsAt());
    briefings.open(first.id(), SECRETARY).block();
    note(first, "AgendaItemStarted", Map.of("item", done));
    note(first, "AgendaItemFinished", Map.of("item", done, "seconds", 600));
    note(first, "DecisionNoted", Map.of("decision", "d1", "text", "Gia cố đê", "unit", commune));
    note(first, "DecisionNoted", Map.of("decision", "d2", "text", "Ghi nhận"));
    note(first, "DecisionNoted", Map.of("decision", "d3", "text", "Thôi", "unit", commune));
    note(first, "DecisionRemoved", Map.of("decision", "d3"));
    clock.advance(Duration.ofHours(1));
    briefings.close(first.id(), SECRETARY).block();

    carryOver.run().block();
    carryOver.run().block();

    Briefing next = all(first).get(1);
    assertThat(next.agenda())
        .extracting(AgendaItem::title)
        .containsExactly(
            "Kiểm điểm: Gia cố đê", "Chuyển: Nhiệm vụ tới", "Tình hình", "Nhiệm vụ tới");
    assertThat(
            next.agenda().stream().map(AgendaItem::duration).reduce(Duration.ZERO, Duration::plus))
        .isLessThanOrEqualTo(next.duration());
    assertThat(kinds(next))
        .containsExactly("BriefingScheduled", "BriefingChanged", "AgendaCarriedOver");
  }

  private Briefing make(String rule, String holidays) {
    return series
        .make(
            form("2026-11-30", rule),
            new SeriesForm(holidays, null, null, null),
            Force.NO,
            SECRETARY)
        .block();
  }

  private BriefingForm form(String day, String rule) {
    return new BriefingForm(
        "Giao ban tuần {tuan}",
        day + "T" + hour + ":00:00+07:00",
        "PT40M",
        chair,
        List.of(commune),
        List.of(
            new AgendaItemForm(null, "Tình hình", "PT20M", null),
            new AgendaItemForm(null, "Nhiệm vụ tới", "PT15M", null)),
        rule);
  }

  private void change(Briefing one, Scope scope, BriefingForm form) {
    series.change(one.id(), scope, form, SeriesForm.NOTHING, Set.of(), Force.NO, SECRETARY).block();
  }

  private static BriefingForm start(String startsAt) {
    return new BriefingForm(null, startsAt, null, null, null, null, null);
  }

  private static BriefingForm title(String title) {
    return new BriefingForm(title, null, null, null, null, null, null);
  }

  private static BriefingForm recurrence(String rule) {
    return new BriefingForm(null, null, null, null, null, null, rule);
  }

  private void note(Briefing briefing, String kind, Map<String, Object> payload) {
    journal.append(briefing.id(), SECRETARY, kind, payload).block();
  }

  private List<Briefing> all(Briefing one) {
    return series.get(one.seriesId()).block().briefings();
  }

  private static List<UUID> ids(List<Briefing> briefings) {
    return briefings.stream().map(Briefing::id).toList();
  }

  private long count() {
    return database
        .client()
        .sql("SELECT count(*) AS n FROM briefing WHERE chair = :chair")
        .bind("chair", chair)
        .map(row -> row.get("n", Long.class))
        .one()
        .block();
  }

  private List<String> kinds(Briefing briefing) {
    return journal.read(briefing.id(), 0, 100).map(JournalEntry::kind).collectList().block();
  }

  private static String day(Instant instant) {
    return LocalDate.ofInstant(instant, java.time.ZoneId.of("Asia/Ho_Chi_Minh")).toString();
  }

  private static String minute(Instant instant) {
    return instant.toString().substring(14, 16);
  }

  private static Refusal refusal(Mono<?> asked) {
    return catchThrowableOfType(RefusedException.class, asked::block).refusal();
  }

  private static final class NoPlans implements Jobs {
    @Override
    public Mono<Void> plan(UUID briefingId, String task, String detail, Instant at) {
      return Mono.empty();
    }

    @Override
    public Mono<Void> drop(UUID briefingId, String task, String detail) {
      return Mono.empty();
    }

    @Override
    public Mono<Void> dropAll(UUID briefingId) {
      return Mono.empty();
    }
  }
}
