package vn.giaoban.scheduler.briefing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Somebody a briefing needs for its whole time.
///
/// @param resource `unit:<id>` or `person:<user name>`: what can be in one place only
record Booking(String resource, Clash.Role role, String who, String whoName) {
  /// Everybody the briefing needs, once each; sorted, so that all who book at the same time do it
  /// in the same order.
  static List<Booking> of(Briefing briefing) {
    Map<String, Booking> bookings = new LinkedHashMap<>();
    Chair chair = briefing.chair();
    String resource = chair.unitId() == null ? "person:" + chair.code() : "unit:" + chair.unitId();
    bookings.put(resource, new Booking(resource, Clash.Role.CHAIR, chair.code(), chair.name()));
    for (InvitedUnit unit : briefing.units()) {
      String taken = "unit:" + unit.id();
      bookings.putIfAbsent(taken, new Booking(taken, Clash.Role.UNIT, unit.code(), unit.name()));
    }
    List<Booking> sorted = new ArrayList<>(bookings.values());
    sorted.sort((a, b) -> a.resource().compareTo(b.resource()));
    return sorted;
  }
}
