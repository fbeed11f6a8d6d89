package vn.giaoban.scheduler.attendance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.attendance.SubstituteRule.Ruling;
import vn.giaoban.scheduler.invitation.InvitationStatus;
import vn.giaoban.scheduler.invitation.PartStat;

/// Who will come to a briefing.
///
/// @param rows the units in their order, then persons
/// @param callList who had to be called the day before; null before that
public record Board(AttendanceRule rule, List<BoardRow> rows, @Nullable CallList callList) {
  public Board {
    rows = List.copyOf(rows);
  }

  /// One without a list of whom to call.
  public Board(AttendanceRule rule, List<BoardRow> rows) {
    this(rule, rows, null);
  }

  /// The same with that list.
  Board with(CallList list) {
    return new Board(rule, rows, list);
  }

  /// What can be counted.
  public enum Figure {
    INVITED(_ -> true),
    SENT(row -> row.status() != null && row.status() != InvitationStatus.QUEUED),
    DELIVERED(row ->
        row.status() == InvitationStatus.DELIVERED
            || row.seenAt() != null
            || row.registeredAt() != null
            || row.repliedAt() != null),
    BOUNCED(row -> row.status() == InvitationStatus.BOUNCED),
    REGISTERED(row -> row.registeredAt() != null),
    OPENED(row -> row.seenAt() != null || row.reply() != PartStat.NEEDS_ACTION),
    DOWNLOADED(row -> row.downloads() > 0),
    ACCEPTED(row -> row.reply() == PartStat.ACCEPTED),
    DELEGATED(row -> row.reply() == PartStat.DELEGATED),
    SUBSTITUTE_WAITING(
        row -> row.reply() == PartStat.DELEGATED && row.substitute() == Ruling.WAITING),
    TENTATIVE(row -> row.reply() == PartStat.TENTATIVE),
    DECLINED(row -> row.reply() == PartStat.DECLINED),
    SILENT(BoardRow::silent),
    PRESENT(BoardRow::present);

    private final Predicate<BoardRow> counts;

    Figure(Predicate<BoardRow> counts) {
      this.counts = counts;
    }
  }

  /// How many.
  public int count(Figure figure) {
    return (int) rows.stream().filter(figure.counts).count();
  }

  /// Every figure.
  public Map<Figure, Integer> figures() {
    var figures = new LinkedHashMap<Figure, Integer>();
    for (var figure : Figure.values()) {
      figures.put(figure, count(figure));
    }
    return figures;
  }

  /// One district, or all departments.
  ///
  /// @param key as in [BoardRow#group]
  /// @param name empty but for districts
  public record Group(
      String key, String name, int invited, int expected, int declined, int silent) {}

  /// By district or kind, in the order of their first units.
  public List<Group> groups() {
    var byKey = new LinkedHashMap<String, List<BoardRow>>();
    rows.forEach(row -> byKey.computeIfAbsent(row.group(), _ -> new ArrayList<>()).add(row));
    return byKey.entrySet().stream()
        .map(entry -> {
          var of = entry.getValue();
          return new Group(
              entry.getKey(),
              of.getFirst().groupName(),
              of.size(),
              (int) of.stream().filter(BoardRow::expected).count(),
              (int) of.stream().filter(row -> row.reply() == PartStat.DECLINED).count(),
              (int) of.stream().filter(BoardRow::silent).count());
        })
        .toList();
  }

  /// Whether the quorum is to be expected. Whoever chairs is no unit that is called.
  public Forecast forecast() {
    var called = rows.stream().filter(row -> !row.chair()).toList();
    var expected = (int) called.stream().filter(BoardRow::expected).count();
    var declined = (int) called.stream().filter(row -> row.reply() == PartStat.DECLINED).count();
    return Forecast.of(rule.quorum(), called.size(), expected, called.size() - expected - declined);
  }
}
