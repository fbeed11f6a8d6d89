package vn.giaoban.conference.room;

import java.time.Instant;
import vn.giaoban.conference.room.RoomState.AgendaPoint;

/// How the agenda's clocks go on.
final class AgendaEvolution {
  private AgendaEvolution() {}

  static void finish(RoomDraft next, String item, long seconds, Instant at) {
    if (item.equals(next.currentItem)) {
      next.currentItem = null;
    }
    next.point(
        item,
        p ->
            new AgendaPoint(
                p.id(),
                p.title(),
                p.presenter(),
                p.plannedSeconds(),
                p.extendedSeconds(),
                p.startedAt(),
                at,
                p.spentSeconds() + seconds));
  }

  static AgendaPoint unopened(RoomSetup.Point p) {
    return new AgendaPoint(p.id(), p.title(), p.presenter(), p.plannedSeconds(), 0, null, null, 0);
  }

  static AgendaPoint renamed(AgendaPoint p, RoomSetup.Point to) {
    return new AgendaPoint(
        p.id(),
        to.title(),
        to.presenter(),
        to.plannedSeconds(),
        p.extendedSeconds(),
        p.startedAt(),
        p.finishedAt(),
        p.spentSeconds());
  }

  static AgendaPoint started(AgendaPoint p, Instant at) {
    return new AgendaPoint(
        p.id(),
        p.title(),
        p.presenter(),
        p.plannedSeconds(),
        p.extendedSeconds(),
        at,
        null,
        p.spentSeconds());
  }

  static AgendaPoint extended(AgendaPoint p, long seconds) {
    return new AgendaPoint(
        p.id(),
        p.title(),
        p.presenter(),
        p.plannedSeconds(),
        p.extendedSeconds() + seconds,
        p.startedAt(),
        p.finishedAt(),
        p.spentSeconds());
  }
}
