package vn.giaoban.scheduler.freetime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giaoban.scheduler.calendar.WorkingDays;
import vn.giaoban.scheduler.freetime.Participant.Part;

/// Monday 30 November to Wednesday 2 December 2026.
class FreeTimeTest {
  private static final Instant MONDAY = at("2026-11-30T00:00");
  private static final WorkingDays DAYS = WorkingDays.byLaw();

  @Test
  void theEarliestTimeOfTheDayIsTheBeginOfWork() {
    assertThat(find(60, who("a", Part.MUST)).getFirst().startsAt())
        .isEqualTo(at("2026-11-30T07:30"));
  }

  @Test
  void aMeetingBeginsRightWhenTheOtherOneEnds() {
    FreeSlot first =
        find(60, who("a", Part.MUST, "2026-11-30T07:30", "2026-11-30T09:40")).getFirst();

    assertThat(first.startsAt()).isEqualTo(at("2026-11-30T09:40"));
    assertThat(first.free()).isTrue();
  }

  @Test
  void noonIsKeptFreeUnlessTheMeetingIsLongerThanAHalf() {
    Participant morning = who("a", Part.MUST, "2026-11-30T07:30", "2026-11-30T11:00");

    assertThat(find(60, morning).getFirst().startsAt()).isEqualTo(at("2026-11-30T13:30"));
    assertThat(find(8 * 60, who("a", Part.MUST)).getFirst().startsAt())
        .isEqualTo(at("2026-11-30T07:30"));
  }

  @Test
  void aGapIsLeftOnBothSides() {
    FreeTime search = search(60, Duration.ofMinutes(30));
    List<FreeSlot> slots =
        search.find(List.of(who("a", Part.MUST, "2026-11-30T08:30", "2026-11-30T09:30")), DAYS);

    assertThat(slots.getFirst().startsAt()).isEqualTo(at("2026-11-30T10:00"));
  }

  @Test
  void withoutACommonTimeTheFewestAreMissingAndNamed() {
    FreeSlot best =
        new FreeTime(
                MONDAY,
                at("2026-11-30T12:00"),
                Duration.ofHours(4),
                Duration.ZERO,
                WorkingHours.USUAL,
                3)
            .find(
                List.of(
                    who("a", Part.MUST),
                    who("b", Part.MUST, "2026-11-30T08:00", "2026-11-30T09:00"),
                    who("c", Part.MUST)),
                DAYS)
            .getFirst();

    assertThat(best.free()).isFalse();
    assertThat(best.must()).isEqualTo(2);
    assertThat(best.missing())
        .singleElement()
        .satisfies(m -> assertThat(m.who().code()).isEqualTo("b"))
        .satisfies(m -> assertThat(m.from()).isEqualTo(at("2026-11-30T08:00")));
  }

  @Test
  void aTimeForAllComesBeforeAnEarlierOneForSomeAndAChairIsWorthMoreThanMany() {
    List<FreeSlot> slots =
        find(
            210,
            who("chair", Part.CHAIR, "2026-11-30T07:30", "2026-11-30T11:30"),
            who("a", Part.MUST, "2026-11-30T13:30", "2026-11-30T17:00"),
            who("b", Part.MUST, "2026-11-30T13:30", "2026-11-30T17:00"));

    assertThat(slots.getFirst().startsAt()).isEqualTo(at("2026-12-01T07:30"));
    List<Instant> order = slots.stream().map(FreeSlot::startsAt).toList();
    assertThat(order.indexOf(at("2026-11-30T13:30")))
        .isPositive()
        .isLessThan(order.indexOf(at("2026-11-30T07:30")));
  }

  @Test
  void amongTimesForAllWhoMustTheMoreWhoShouldTheBetter() {
    FreeSlot best =
        find(60, who("a", Part.MUST), who("s", Part.SHOULD, "2026-11-30T07:30", "2026-11-30T12:00"))
            .getFirst();

    assertThat(best.startsAt()).isEqualTo(at("2026-11-30T13:30"));
    assertThat(best.should()).isEqualTo(1);
  }

  @Test
  void anyFreeHallWillDo() {
    FreeSlot best =
        find(
                60,
                who("a", Part.MUST),
                who("h1", Part.HALL, "2026-11-30T07:30", "2026-11-30T12:00"),
                who("h2", Part.HALL, "2026-11-30T07:30", "2026-11-30T08:30"))
            .getFirst();

    assertThat(best.startsAt()).isEqualTo(at("2026-11-30T08:30"));
    assertThat(best.hall().code()).isEqualTo("h2");
  }

  @Test
  void daysOffAreLeftOutUnlessTheyAreAskedFor() {
    Instant saturday = at("2026-12-05T00:00");
    FreeTime usual =
        new FreeTime(
            saturday,
            saturday.plus(Duration.ofDays(2)),
            Duration.ofHours(1),
            Duration.ZERO,
            WorkingHours.USUAL,
            5);
    WorkingHours all =
        new WorkingHours(LocalTime.MIN, LocalTime.MIDNIGHT, LocalTime.NOON, LocalTime.NOON, true);
    FreeTime any = new FreeTime(saturday, usual.to(), Duration.ofHours(1), Duration.ZERO, all, 5);

    assertThat(usual.find(List.of(who("a", Part.MUST)), DAYS)).isEmpty();
    assertThat(any.find(List.of(who("a", Part.MUST)), DAYS).getFirst().startsAt())
        .isEqualTo(saturday);
  }

  private static List<FreeSlot> find(int minutes, Participant... who) {
    return search(minutes, Duration.ZERO).find(List.of(who), DAYS);
  }

  private static FreeTime search(int minutes, Duration gap) {
    return new FreeTime(
        MONDAY,
        MONDAY.plus(Duration.ofDays(3)),
        Duration.ofMinutes(minutes),
        gap,
        WorkingHours.USUAL,
        20);
  }

  private static Participant who(String code, Part part) {
    return new Participant("unit:" + code, code, code, part, List.of());
  }

  private static Participant who(String code, Part part, String from, String to) {
    return new Participant(
        "unit:" + code,
        code,
        code,
        part,
        List.of(new Busy(at(from).getEpochSecond(), at(to).getEpochSecond())));
  }

  private static Instant at(String local) {
    return OffsetDateTime.parse(local + ":00+07:00").toInstant();
  }
}
