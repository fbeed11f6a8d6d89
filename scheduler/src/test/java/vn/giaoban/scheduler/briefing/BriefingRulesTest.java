package vn.giaoban.scheduler.briefing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.scheduler.agenda.AgendaItemForm;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.organisation.Level;
import vn.giaoban.scheduler.organisation.Person;
import vn.giaoban.scheduler.organisation.Unit;

class BriefingRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");
  private static final Names NAMES =
      new Names(
          Map.of("14215", unit("14215", "Xã Hải Hậu", null), "37", unit("37", "Tỉnh", null)),
          Map.of("366", unit("366", "Huyện Hải Hậu", LocalDate.of(2025, 6, 30))),
          Map.of("chutich", new Person("chutich", "Trần Văn An", "Chủ tịch", null)));

  @Test
  void aGoodFormBecomesAScheduledBriefing() {
    Briefing briefing = accepted(schedule(good()));

    assertThat(briefing.title()).isEqualTo("Giao ban tuần 48");
    assertThat(briefing.startsAt()).isEqualTo("2026-11-23T01:00:00Z");
    assertThat(briefing.duration()).hasMinutes(100);
    assertThat(briefing.chair()).isEqualTo(new Chair("chutich", "Trần Văn An", null));
    assertThat(briefing.units()).extracting(InvitedUnit::code).containsExactly("14215");
    assertThat(briefing.agenda()).hasSize(2);
    assertThat(briefing.agenda().get(1).presenterName()).isEqualTo("Xã Hải Hậu");
    assertThat(briefing.state()).isEqualTo(BriefingState.SCHEDULED);
    assertThat(briefing.stage()).isEqualTo(Stage.INVITE);
    assertThat(briefing.sequence()).isZero();
    assertThat(briefing.opensAt()).isEqualTo("2026-11-23T00:30:00Z");
  }

  @Test
  void everyFaultIsToldAtOnceWithItsField() {
    BriefingForm form =
        new BriefingForm(
            " \u0000 ",
            "2026-11-21T08:00:00+07:00",
            "PT30M",
            "nobody",
            Arrays.asList("14215", "99999", "14215", "366", null),
            List.of(
                new AgendaItemForm(null, "", "PT0S", null),
                new AgendaItemForm(null, "Vụ mùa", "-PT5M", "ai"),
                new AgendaItemForm("x", "Đê điều", "soon", null)),
            null);

    assertThat(faults(schedule(form)))
        .containsExactly(
            "title not-blank",
            "startsAt briefing-in-the-past",
            "chair unknown-chair",
            "units[1] unknown-unit",
            "units[2] duplicate-unit",
            "units[3] unit-ended",
            "units[4] unknown-unit",
            "agenda[0].title not-blank",
            "agenda[0].duration briefing-duration-not-positive",
            "agenda[1].duration briefing-duration-not-positive",
            "agenda[1].presenter unknown-presenter",
            "agenda[2].id unknown-agenda-item",
            "agenda[2].duration briefing-duration");
  }

  @Test
  void anEmptyFormLacksWhatIsNeeded() {
    assertThat(faults(schedule(new BriefingForm(null, null, null, null, null, null, null))))
        .containsExactly(
            "title not-blank", "startsAt not-blank", "duration not-blank", "chair not-blank");
  }

  @Test
  void anAgendaLongerThanTheMeetingIsRefused() {
    BriefingForm form =
        new BriefingForm(
            "Giao ban",
            "2026-11-23T08:00:00+07:00",
            "PT1H",
            "37",
            List.of("14215"),
            List.of(item("A", "PT40M"), item("B", "PT21M")),
            null);

    Refusal refusal = refused(schedule(form));

    assertThat(refusal.fields())
        .containsExactly(
            new Refusal.FieldFault(
                "agenda", "agenda-too-long", Map.of("agendaMinutes", 61L, "meetingMinutes", 60L)));
  }

  @ParameterizedTest
  @CsvSource({
    "PT24H,",
    "PT24H1S,briefing-too-long",
    "PT0S,briefing-duration-not-positive",
    "-PT1H,briefing-duration-not-positive",
    "PT0.5S,briefing-duration",
    "1h,briefing-duration",
    "P1Y,briefing-duration",
    "PT99999999999999999999H,briefing-duration",
    "P106751991167300D,briefing-too-long",
  })
  void lengthsAreCheckedWithoutSurprises(String duration, String fault) {
    var form =
        new BriefingForm("x", "2026-11-23T08:00:00+07:00", duration, "37", List.of(), null, null);

    assertThat(faults(schedule(form)))
        .isEqualTo(fault == null ? List.of() : List.of("duration " + fault));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23",
        "2026-11-23T08:00:00",
        "2026-02-30T08:00:00+07:00",
        "tomorrow",
        "",
        "2026-11-23T25:00:00+07:00",
        "+1000000000-01-01T00:00:00Z"
      })
  void anUnreadableTimeIsOneFault(String startsAt) {
    var form = new BriefingForm("x", startsAt, "PT1H", "37", List.of(), null, null);

    assertThat(faults(schedule(form))).containsExactly("startsAt briefing-time");
  }

  @Test
  void aTimeFarAheadIsAMistake() {
    var form =
        new BriefingForm("x", "2126-11-23T08:00:00+07:00", "PT1H", "37", List.of(), null, null);

    assertThat(faults(schedule(form))).containsExactly("startsAt briefing-too-far-ahead");
  }

  @Test
  void nowIsNotThePast() {
    var form =
        new BriefingForm("x", NOW.minusSeconds(40).toString(), "PT1H", "37", List.of(), null, null);

    assertThat(faults(schedule(form))).isEmpty();
  }

  @Test
  void anEndedUnitIsToldWithItsSuccessors() {
    var form =
        new BriefingForm(
            "x", "2026-11-23T08:00:00+07:00", "PT1H", "37", List.of("366"), null, null);

    assertThat(refused(schedule(form)).fields().getFirst().args())
        .containsEntry("name", "Huyện Hải Hậu")
        .containsEntry("validTo", "2025-06-30")
        .containsEntry("successors", "14215, 14218");
  }

  @Test
  void aChangeKeepsWhatItDoesNotName() {
    Briefing before = accepted(schedule(good()));

    Briefing after = accepted(change(before, formWithTitle("Giao ban đột xuất")));

    assertThat(after.title()).isEqualTo("Giao ban đột xuất");
    assertThat(after.agenda()).isEqualTo(before.agenda());
    assertThat(after.units()).isEqualTo(before.units());
    assertThat(after.sequence()).isEqualTo(1);
  }

  @Test
  void aChangeOfNothingChangesNothing() {
    Briefing before = accepted(schedule(good()));

    assertThat(accepted(change(before, formWithTitle(before.title())))).isEqualTo(before);
  }

  @Test
  void agendaItemsKeepTheirIds() {
    Briefing before = accepted(schedule(good()));
    UUID kept = before.agenda().get(1).id();
    var form =
        new BriefingForm(
            null,
            null,
            null,
            null,
            null,
            List.of(
                new AgendaItemForm(kept.toString(), "Đê điều, sau bão", "PT1H", null),
                item("Mới", "PT10M")),
            null);

    Briefing after = accepted(change(before, form));

    assertThat(after.agenda().get(0).id()).isEqualTo(kept);
    assertThat(after.agenda().get(1).id())
        .isNotIn(before.agenda().stream().map(i -> i.id()).toList());
  }

  @Test
  void theSameItemTwiceIsRefused() {
    Briefing before = accepted(schedule(good()));
    String id = before.agenda().getFirst().id().toString();
    var twice = Collections.nCopies(2, new AgendaItemForm(id, "x", "PT1M", null));

    assertThat(
            faults(
                change(
                    before,
                    new BriefingForm(null, null, null, null, null, List.copyOf(twice), null))))
        .containsExactly("agenda[1].id unknown-agenda-item");
  }

  @Test
  void aMeetingMadeShorterThanItsAgendaIsRefused() {
    Briefing before = accepted(schedule(good()));

    assertThat(
            faults(change(before, new BriefingForm(null, null, "PT20M", null, null, null, null))))
        .containsExactly("agenda agenda-too-long");
  }

  @Test
  void whatIsOverStaysAsItWas() {
    Briefing open = accepted(BriefingRules.open(accepted(schedule(good())), NOW));
    Briefing closed = accepted(BriefingRules.close(open, NOW));
    Briefing cancelled = accepted(BriefingRules.cancel(accepted(schedule(good()))));

    for (Briefing over : List.of(closed, cancelled)) {
      assertThat(refused(change(over, formWithTitle("x"))).code()).isEqualTo("briefing-over");
      assertThat(refused(BriefingRules.open(over, NOW)).code()).isEqualTo("briefing-over");
    }
    assertThat(refused(BriefingRules.cancel(closed)).code()).isEqualTo("briefing-over");
    assertThat(refused(BriefingRules.close(cancelled, NOW)).code()).isEqualTo("briefing-not-open");
    assertThat(cancelled.sequence()).isEqualTo(1);
  }

  @Test
  void doingATwiceIsDoingItOnce() {
    Briefing open = accepted(BriefingRules.open(accepted(schedule(good())), NOW));
    Briefing closed = accepted(BriefingRules.close(open, NOW));

    assertThat(accepted(BriefingRules.open(open, NOW.plusSeconds(9)))).isEqualTo(open);
    assertThat(accepted(BriefingRules.close(closed, NOW.plusSeconds(9)))).isEqualTo(closed);
  }

  @Test
  void aRoomIsNotOpenedAfterTheMeeting() {
    Briefing briefing = accepted(schedule(good()));

    assertThat(refused(BriefingRules.open(briefing, briefing.endsAt())).code())
        .isEqualTo("briefing-over");
  }

  private static BriefingForm good() {
    return new BriefingForm(
        "  Giao ban\ttuần 48 ",
        "2026-11-23T08:00:00+07:00",
        "PT1H40M",
        "chutich",
        List.of("14215"),
        List.of(item("Vụ đông", "PT30M"), new AgendaItemForm(null, "Đê điều", "PT1H10M", "14215")),
        null);
  }

  private static BriefingForm formWithTitle(String title) {
    return new BriefingForm(title, null, null, null, null, null, null);
  }

  private static AgendaItemForm item(String title, String duration) {
    return new AgendaItemForm(null, title, duration, null);
  }

  private static Unit unit(String code, String name, LocalDate to) {
    return new Unit(
        UUID.nameUUIDFromBytes(code.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        code,
        name,
        Level.COMMUNE,
        null,
        null,
        null,
        to,
        to == null ? List.of() : List.of("14215", "14218"));
  }

  private static Decision<Briefing> schedule(BriefingForm form) {
    return BriefingRules.schedule(form, NAMES, new UUID(1, 2), "thuky", NOW);
  }

  private static Decision<Briefing> change(Briefing before, BriefingForm form) {
    return BriefingRules.change(before, form, NAMES, NOW);
  }

  private static <T> T accepted(Decision<T> decision) {
    return switch (decision) {
      case Decision.Accepted<T>(var value) -> value;
      case Decision.Refused<T>(var refusal) -> throw new AssertionError(refusal.toString());
    };
  }

  private static Refusal refused(Decision<?> decision) {
    return ((Decision.Refused<?>) decision).refusal();
  }

  private static List<String> faults(Decision<?> decision) {
    return decision instanceof Decision.Refused<?>(var refusal)
        ? refusal.fields().stream().map(f -> f.field() + " " + f.code()).toList()
        : List.of();
  }
}
