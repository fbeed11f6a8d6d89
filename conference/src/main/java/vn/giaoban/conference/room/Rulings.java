package vn.giaoban.conference.room;

import java.util.List;
import java.util.Map;
import vn.giaoban.conference.room.RoomRuling.Decided;

/// What the rules of every subject say and ask alike.
final class Rulings {
  static final int LONGEST_ID = 100;

  private static final long LONGEST_SECONDS = 4 * 60 * 60;

  private Rulings() {}

  /// What a rule says about one site.
  interface SiteRule {
    RoomRuling rule(RoomState.Site site);
  }

  static RoomRuling onSite(RoomState state, String siteId, SiteRule then) {
    var site = state.sites().get(siteId);
    return site == null ? refused("no-such-site", Map.of("site", siteId)) : then.rule(site);
  }

  static boolean isDuration(long seconds) {
    return seconds >= 1 && seconds <= LONGEST_SECONDS;
  }

  static boolean isText(String text, int longest) {
    return !text.isBlank() && text.length() <= longest;
  }

  /// Things already are as wanted.
  static RoomRuling nothing() {
    return new Decided(List.of());
  }

  static RoomRuling decided(RoomEvent event) {
    return new Decided(List.of(event));
  }

  static RoomRuling refused(String code) {
    return new RoomRefusal(code, Map.of());
  }

  static RoomRuling refused(String code, Map<String, Object> args) {
    return new RoomRefusal(code, args);
  }

  static RoomRuling badValue(String field) {
    return refused("bad-value", Map.of("field", field));
  }
}
