package vn.giaoban.conference.forward;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.media.MediaPolicy;

/// Who is on stage, for the room and for each receiver. Pure.
///
/// @param site the room's stage; null when nobody can be shown
/// @param fixed the chair or the floor has put it there: it stays although it shows no picture
record StageChoice(@Nullable String site, boolean fixed) {
  /// @param visible sites with a picture, whoever spoke last first
  /// @param screen whose screen is shared; null when nobody's is
  /// @param dominant who speaks now or spoke last
  static StageChoice of(
      MediaPolicy policy,
      @Nullable String screen,
      @Nullable String dominant,
      List<String> visible) {
    if (policy.stage() != null) {
      return new StageChoice(policy.stage(), true);
    }
    if (policy.floor() != null) {
      return new StageChoice(policy.floor(), true);
    }
    if (screen != null && visible.contains(screen)) {
      return new StageChoice(screen, false);
    }
    if (dominant != null && visible.contains(dominant)) {
      return new StageChoice(dominant, false);
    }
    return new StageChoice(visible.isEmpty() ? null : visible.getFirst(), false);
  }

  /// What one receiver sees on stage: nobody sees himself there while another can be shown.
  ///
  /// @param self the receiver's own site
  /// @return null for an empty stage
  @Nullable String seenBy(String self, List<String> visible) {
    if (site != null && !site.equals(self)) {
      return visible.contains(site) ? site : null;
    }
    for (var other : visible) {
      if (!other.equals(self)) {
        return other;
      }
    }
    return null;
  }
}
