package vn.giaoban.scheduler.series;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.agenda.AgendaItem;
import vn.giaoban.scheduler.agenda.AgendaItemForm;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.journal.JournalEntry;

/// What a meeting did not get to, and what was to be done by its decisions, from its journal. Pure.
///
/// @param items of the agenda that were not finished
/// @param tasks texts of decisions somebody was charged with, in the order they were made
public record LeftUndone(List<AgendaItem> items, List<String> tasks) {
  private static final Duration REVIEW = Duration.ofMinutes(10);
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  /// Words for what is carried over, in the language agendas are written in.
  public interface Words {
    /// A title for an item that was not dealt with.
    String unfinished(String title, Briefing before);

    /// A title for the review of what was to be done.
    String review(List<String> tasks, Briefing before);
  }

  static LeftUndone of(Briefing briefing, List<JournalEntry> entries) {
    Set<String> finished = new LinkedHashSet<>();
    boolean followed = false;
    Map<String, String> tasks = new LinkedHashMap<>();
    for (JournalEntry entry : entries) {
      Map<String, @Nullable Object> payload = entry.payload();
      switch (entry.kind()) {
        case "AgendaItemStarted" -> followed = true;
        case "AgendaItemFinished" -> {
          followed = true;
          finished.add(String.valueOf(payload.get("item")));
        }
        case "DecisionNoted", "DecisionEdited" -> {
          String decision = String.valueOf(payload.get("decision"));
          if (payload.get("unit") != null) {
            tasks.put(decision, String.valueOf(payload.get("text")));
          } else {
            tasks.remove(decision);
          }
        }
        case "DecisionRemoved" -> tasks.remove(String.valueOf(payload.get("decision")));
        default -> {
          // of no concern here
        }
      }
    }
    // A meeting that nobody led item by item says nothing about which were left.
    List<AgendaItem> left =
        followed
            ? briefing.agenda().stream()
                .filter(item -> !finished.contains(item.id().toString()))
                .toList()
            : List.of();
    return new LeftUndone(left, List.copyOf(tasks.values()));
  }

  boolean nothing() {
    return items.isEmpty() && tasks.isEmpty();
  }

  /// The next agenda with it: the review first, then what was not dealt with, then its own items.
  /// When the meeting is too short, what was carried over is shortened, at last its own longest
  /// items; null when even a minute each does not fit.
  @Nullable List<@Nullable AgendaItemForm> into(
      List<AgendaItem> own, Duration meeting, Briefing before, Words words) {
    List<Line> lines = new ArrayList<>();
    if (!tasks.isEmpty()) {
      lines.add(new Line(null, words.review(tasks, before), null, REVIEW));
    }
    for (AgendaItem item : items) {
      lines.add(
          new Line(
              null, words.unfinished(item.title(), before), item.presenter(), item.duration()));
    }
    int carried = lines.size();
    for (AgendaItem item : own) {
      lines.add(new Line(item.id().toString(), item.title(), item.presenter(), item.duration()));
    }
    return fit(lines, 0, carried, meeting) || fit(lines, carried, lines.size(), meeting)
        ? new ArrayList<>(lines.stream().map(Line::form).toList())
        : null;
  }

  /// Shortens the longest of some lines, a minute at a time, until all fit.
  private static boolean fit(List<Line> lines, int from, int to, Duration meeting) {
    Duration over = lines.stream().map(Line::length).reduce(Duration.ZERO, Duration::plus);
    over = over.minus(meeting);
    while (over.isPositive()) {
      int longest = -1;
      for (int i = from; i < to; i++) {
        if (lines.get(i).length().compareTo(SHORTEST) > 0
            && (longest < 0 || lines.get(i).length().compareTo(lines.get(longest).length()) > 0)) {
          longest = i;
        }
      }
      if (longest < 0) {
        return false;
      }
      Line line = lines.get(longest);
      Duration less = min(line.length().minus(SHORTEST), Duration.ofMinutes(1));
      lines.set(longest, line.shorter(less));
      over = over.minus(less);
    }
    return true;
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private record Line(
      @Nullable String id, String title, @Nullable String presenter, Duration length) {
    Line shorter(Duration less) {
      return new Line(id, title, presenter, length.minus(less));
    }

    AgendaItemForm form() {
      return new AgendaItemForm(id, title, length.toString(), presenter);
    }
  }
}
