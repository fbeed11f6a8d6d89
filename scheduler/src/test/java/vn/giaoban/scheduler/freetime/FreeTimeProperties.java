package vn.giaoban.scheduler.freetime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import vn.giaoban.scheduler.calendar.WorkingDays;
import vn.giaoban.scheduler.freetime.Participant.Part;
import vn.giaoban.scheduler.writing.Written;

/// The sweep against looking at every start one by one.
class FreeTimeProperties {
  private static final Instant FROM = Instant.parse("2026-11-29T17:00:00Z"); // Monday in Vietnam
  private static final WorkingDays DAYS = WorkingDays.byLaw();

  @Property(tries = 200)
  void whatIsSaidToBeFreeIsFreeAndNothingBetterWasMissed(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 3000) Integer> begins,
      @ForAll @IntRange(min = 5, max = 240) int length,
      @ForAll @IntRange(max = 45) int gap,
      @ForAll @IntRange(min = 15, max = 300) int busyMinutes) {
    List<Participant> who = new ArrayList<>();
    for (int i = 0; i < begins.size(); i++) {
      long begin = FROM.getEpochSecond() + begins.get(i) * 60L;
      // Each is taken twice, overlapping itself now and then.
      who.add(
          new Participant(
              "unit:" + i,
              "u" + i,
              "u" + i,
              i == 0 ? Part.CHAIR : Part.MUST,
              List.of(
                  new Busy(begin, begin + busyMinutes * 60L),
                  new Busy(begin + 3600, begin + 3600 + busyMinutes * 60L))));
    }
    FreeTime search =
        new FreeTime(
            FROM,
            FROM.plus(Duration.ofDays(3)),
            Duration.ofMinutes(length),
            Duration.ofMinutes(gap),
            WorkingHours.USUAL,
            10);

    List<FreeSlot> slots = search.find(who, DAYS);

    for (FreeSlot slot : slots) {
      int missing = missing(slot.startsAt(), search, who);
      assertThat(slot.ofMust() - slot.must()).isEqualTo(missing);
      assertThat(slot.missing()).hasSize(missing);
      assertThat(allowed(slot.startsAt(), search)).isTrue();
    }
    Instant earliest = null;
    for (Instant t = FROM; t.isBefore(search.to()); t = t.plusSeconds(FreeTime.GRID)) {
      if (earliest == null && allowed(t, search) && missing(t, search, who) == 0) {
        earliest = t;
      }
    }
    if (earliest != null) {
      assertThat(slots.getFirst().startsAt()).isEqualTo(earliest);
    } else {
      assertThat(slots).noneMatch(FreeSlot::free);
    }
    for (int i = 0; i < slots.size(); i++) {
      for (int k = 0; k < i; k++) {
        assertThat(
                slots.get(i).startsAt().isBefore(slots.get(k).endsAt())
                    && slots.get(k).startsAt().isBefore(slots.get(i).endsAt()))
            .isFalse();
      }
    }
  }

  private static int missing(Instant start, FreeTime search, List<Participant> who) {
    long from = start.getEpochSecond() - search.gap().toSeconds();
    long to = start.plus(search.length()).getEpochSecond() + search.gap().toSeconds();
    return (int)
        who.stream()
            .filter(one -> one.busy().stream().anyMatch(b -> b.from() < to && from < b.to()))
            .count();
  }

  private static boolean allowed(Instant start, FreeTime search) {
    return search
        .hours()
        .stretches(start.atZone(Written.ZONE).toLocalDate(), DAYS, search.length().toSeconds())
        .stream()
        .anyMatch(s ->
            s.from() <= start.getEpochSecond()
                && start.plus(search.length()).getEpochSecond() <= s.to()
                && !start.plus(search.length()).isAfter(search.to()));
  }
}
