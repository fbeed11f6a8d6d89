package vn.giaoban.scheduler.minutes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.minutes.MinutesBody.Attendance;
import vn.giaoban.scheduler.minutes.MinutesBody.Presence;
import vn.giaoban.scheduler.minutes.MinutesBody.Stay;

/// One site while its journal is being read.
final class SiteRecord {
  final String id;
  String name;
  boolean observer;
  boolean conducts;

  private final List<Stay> stays = new ArrayList<>();
  private @Nullable Instant here;
  private @Nullable Instant first;
  private @Nullable Presence marked;
  private boolean byHand;
  private String note = "";
  private int people;

  SiteRecord(String id, String name) {
    this.id = id;
    this.name = name;
  }

  void joined(Instant at) {
    // A second join without a leave is a seat taken over, or a server that was restarted.
    if (here == null) {
      here = at;
    }
    if (first == null) {
      first = at;
    }
  }

  void left(Instant at) {
    if (here != null) {
      stays.add(new Stay(VietnamTime.of(here), VietnamTime.of(at)));
      here = null;
    }
  }

  void marked(Presence presence, boolean byHand, String note) {
    this.marked = presence;
    this.byHand = byHand;
    this.note = note;
  }

  void unmarked() {
    this.marked = null;
    this.byHand = false;
    this.note = "";
  }

  void counted(int count) {
    this.people = count;
  }

  boolean everCame() {
    return first != null;
  }

  /// The whole attendance.
  ///
  /// @param startedAt when the meeting began; whoever came later was late
  Attendance attendance(@Nullable Instant startedAt) {
    Presence presence = marked;
    if (presence == null || (presence == Presence.ABSENT && first != null && !byHand)) {
      presence = found(startedAt);
    }
    return new Attendance(id, name, presence, byHand, people, stays, note);
  }

  private Presence found(@Nullable Instant startedAt) {
    if (first == null) {
      return Presence.ABSENT;
    }
    return startedAt != null && first.isAfter(startedAt) ? Presence.LATE : Presence.PRESENT;
  }
}
