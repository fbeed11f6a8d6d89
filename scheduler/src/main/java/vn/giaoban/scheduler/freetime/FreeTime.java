package vn.giaoban.scheduler.freetime;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.calendar.WorkingDays;
import vn.giaoban.scheduler.writing.Written;

/// Finds times at which most can come. Pure: a sweep over a grid of possible starts.
///
/// @param from the earliest start
/// @param to the latest end
/// @param gap free time needed before and after, for travel or setting up
/// @param limit at most so many answers
public record FreeTime(
    Instant from, Instant to, Duration length, Duration gap, WorkingHours hours, int limit) {
  /// Possible starts lie on whole five minutes: finer ones nobody writes into a calendar.
  static final long GRID = 300;

  /// The best times first: those at which everybody who must come can, by start; after them those
  /// at which the fewest are missing. Times that overlap a better one are left out.
  public List<FreeSlot> find(List<Participant> participants, WorkingDays days) {
    long begin = Math.ceilDiv(from.getEpochSecond(), GRID) * GRID;
    int cells = (int) Math.max(0, (to.getEpochSecond() - begin) / GRID + 1);
    boolean[] allowed = allowed(begin, cells, days);
    int[] must = new int[cells + 1];
    int[] should = new int[cells + 1];
    int[] halls = new int[cells + 1];
    int[] chair = new int[cells + 1];
    int ofMust = 0;
    int ofShould = 0;
    int ofHalls = 0;
    for (Participant one : participants) {
      switch (one.part()) {
        case CHAIR -> {
          block(chair, one, begin, cells);
          block(must, one, begin, cells);
          ofMust++;
        }
        case MUST -> {
          block(must, one, begin, cells);
          ofMust++;
        }
        case SHOULD -> {
          block(should, one, begin, cells);
          ofShould++;
        }
        case HALL -> {
          block(halls, one, begin, cells);
          ofHalls++;
        }
      }
    }
    sum(chair);
    sum(must);
    sum(should);
    sum(halls);
    List<Cell> found = new ArrayList<>();
    for (int i = 0; i < cells; i++) {
      // No hall is like a missing chair: such a meeting cannot be held as it is asked for.
      boolean none = ofHalls > 0 && halls[i] >= ofHalls;
      if (allowed[i]) {
        found.add(new Cell(i, (chair[i] > 0 ? 1 : 0) + (none ? 1 : 0), must[i], should[i]));
      }
    }
    found.sort(
        Comparator.comparingInt(Cell::impossible)
            .thenComparingInt(Cell::must)
            .thenComparingInt(Cell::should)
            .thenComparingInt(Cell::at));
    List<FreeSlot> slots = new ArrayList<>();
    for (Cell cell : found) {
      Instant start = Instant.ofEpochSecond(begin + cell.at() * GRID);
      if (slots.size() < limit && slots.stream().noneMatch(s -> overlaps(s, start))) {
        slots.add(slot(start, cell, participants, ofMust, ofShould));
      }
      if (slots.size() >= limit) {
        break;
      }
    }
    return slots;
  }

  private boolean overlaps(FreeSlot slot, Instant start) {
    return start.isBefore(slot.endsAt()) && slot.startsAt().isBefore(start.plus(length));
  }

  /// Which cells are starts of a meeting that lies within working hours.
  private boolean[] allowed(long begin, int cells, WorkingDays days) {
    boolean[] allowed = new boolean[cells];
    LocalDate last = to.atZone(Written.ZONE).toLocalDate();
    LocalDate day = Instant.ofEpochSecond(begin).atZone(Written.ZONE).toLocalDate();
    for (; !day.isAfter(last); day = day.plusDays(1)) {
      for (Busy stretch : hours.stretches(day, days, length.toSeconds())) {
        long first = Math.max(0, Math.ceilDiv(stretch.from() - begin, GRID));
        long end = Math.min(stretch.to(), to.getEpochSecond()) - length.toSeconds();
        for (long i = first; i < cells && begin + i * GRID <= end; i++) {
          allowed[(int) i] = true;
        }
      }
    }
    return allowed;
  }

  /// Notes at which starts somebody cannot come, as differences between neighbours; overlapping
  /// stretches of one person count once.
  private void block(int[] differences, Participant one, long begin, int cells) {
    long free = 0; // the first cell that is not noted yet
    for (Busy busy : one.busy()) {
      // A start is impossible when start < to + gap and start + length + gap > from.
      long first =
          Math.floorDiv(busy.from() - gap.toSeconds() - length.toSeconds() - begin, GRID) + 1;
      long end = Math.ceilDiv(busy.to() + gap.toSeconds() - begin, GRID);
      first = Math.max(first, free);
      end = Math.min(end, cells);
      if (first < end) {
        differences[(int) first]++;
        differences[(int) end]--;
        free = end;
      }
    }
  }

  private static void sum(int[] differences) {
    for (int i = 1; i < differences.length; i++) {
      differences[i] += differences[i - 1];
    }
  }

  private FreeSlot slot(
      Instant start, Cell cell, List<Participant> participants, int ofMust, int ofShould) {
    long from = start.getEpochSecond() - gap.toSeconds();
    long to = start.getEpochSecond() + length.toSeconds() + gap.toSeconds();
    List<FreeSlot.Missing> missing = new ArrayList<>();
    Participant hall = null;
    for (Participant one : participants) {
      Busy busy = touching(one, from, to);
      if (one.part() == Participant.Part.HALL) {
        hall = hall == null && busy == null ? one : hall;
      } else if (busy != null) {
        missing.add(
            new FreeSlot.Missing(
                one, Instant.ofEpochSecond(busy.from()), Instant.ofEpochSecond(busy.to())));
      }
    }
    missing.sort(Comparator.comparing(m -> m.who().part()));
    return new FreeSlot(
        start,
        start.plus(length),
        ofMust - cell.must(),
        ofMust,
        ofShould - cell.should(),
        ofShould,
        missing,
        hall);
  }

  private static @Nullable Busy touching(Participant one, long from, long to) {
    for (Busy busy : one.busy()) {
      if (busy.from() < to && from < busy.to()) {
        return busy;
      }
    }
    return null;
  }

  /// A possible start.
  ///
  /// @param impossible without chair, without hall
  /// @param must how many of those who must come cannot
  private record Cell(int at, int impossible, int must, int should) {}
}
