package vn.giaoban.conference.media;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a client can show in its receiving video sections.
///
/// @param slots one wish per section; a section that is not named keeps its wish
public record MediaView(List<Wish> slots) {
  public MediaView {
    slots = List.copyOf(slots);
  }

  /// A wish for one section.
  ///
  /// @param mid the section's `a=mid`
  /// @param site whom to show; null lets the server choose
  /// @param maxHeightPx the tallest picture worth sending, in pixels; 0 pauses the section
  public record Wish(String mid, @Nullable String site, int maxHeightPx) {}
}
