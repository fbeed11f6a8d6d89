package vn.giaoban.conference.media;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a client can show in its receiving video sections.
///
/// @param slots one wish per section; a section that is not named keeps its wish
public record MediaView(List<Wish> slots) {
  /// No limit to the frames a second.
  public static final int ALL_FRAMES = Integer.MAX_VALUE;

  public MediaView {
    slots = List.copyOf(slots);
  }

  /// A wish for one section.
  ///
  /// @param mid the section's `a=mid`
  /// @param site whom to show; null lets the server choose
  /// @param maxHeightPx the tallest picture worth sending, in pixels; 0 pauses the section
  /// @param maxFrameRate the most frames a second worth sending, as far as the stream has temporal
  ///   layers to leave out; the lowest is sent whatever its rate. [#ALL_FRAMES] for all
  public record Wish(String mid, @Nullable String site, int maxHeightPx, int maxFrameRate) {
    /// With every frame there is.
    public Wish(String mid, @Nullable String site, int maxHeightPx) {
      this(mid, site, maxHeightPx, ALL_FRAMES);
    }
  }
}
