package vn.giaoban.scheduler.briefing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.giaoban.scheduler.agenda.AgendaItem;
import vn.giaoban.scheduler.post.HeldPost;
import vn.giaoban.scheduler.post.Holder;

/// Somebody, or a hall, that a briefing needs for its whole time.
///
/// @param resource `unit:<id>`, `person:<user name>`, `hall:<code>` or, of somebody without an
///   account, [Holder#person]: what can be in one place only
record Booking(String resource, Clash.Role role, String who, String whoName) {
  /// Everybody the briefing needs, once each; sorted, so that all who book at the same time do it
  /// in the same order.
  ///
  /// @param names tells persons who present from units that do, and who leads the units
  static List<Booking> of(Briefing briefing, Names names) {
    Map<String, Booking> bookings = new LinkedHashMap<>();
    Chair chair = briefing.chair();
    take(bookings, chair, Clash.Role.CHAIR);
    for (InvitedUnit unit : briefing.units()) {
      String taken = "unit:" + unit.id();
      bookings.putIfAbsent(taken, new Booking(taken, Clash.Role.UNIT, unit.code(), unit.name()));
    }
    for (InvitedUnit unit : briefing.units()) {
      HeldPost head = names.heads().get(unit.id());
      Holder holder = head == null ? null : head.holder();
      String person = holder == null ? null : holder.person();
      if (holder != null && person != null) {
        String who = holder.username() == null ? unit.code() : holder.username();
        bookings.putIfAbsent(person, new Booking(person, Clash.Role.LEADER, who, holder.name()));
      }
    }
    for (AgendaItem item : briefing.agenda()) {
      Chair presenter = item.presenter() == null ? null : names.chair(item.presenter());
      if (presenter != null) {
        take(bookings, presenter, Clash.Role.PRESENTER);
      }
    }
    Place place = briefing.arrangement().place();
    if (place != null && place.hall() != null) {
      String taken = "hall:" + place.hall();
      bookings.put(taken, new Booking(taken, Clash.Role.HALL, place.hall(), place.name()));
    }
    List<Booking> sorted = new ArrayList<>(bookings.values());
    sorted.sort((a, b) -> a.resource().compareTo(b.resource()));
    return sorted;
  }

  private static void take(Map<String, Booking> bookings, Chair who, Clash.Role role) {
    String resource = who.unitId() == null ? "person:" + who.code() : "unit:" + who.unitId();
    bookings.putIfAbsent(resource, new Booking(resource, role, who.code(), who.name()));
  }
}
