package vn.giaoban.conference.media;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a media room tells. Called on the engine's threads; must not block.
public interface MediaListener {
  /// DTLS is up: media can flow.
  void connected(String sessionId, String siteId);

  /// The session is gone.
  void disconnected(String sessionId, String siteId, Gone reason);

  /// The contents of a session's receiving sections have changed; every section is listed.
  void slotsChanged(String sessionId, List<Slot> slots);

  /// Somebody else is the dominant speaker; null when nobody speaks.
  void dominantSpeakerChanged(@Nullable String siteId);

  /// A site has spoken, as the dominant speaker, for this long; it has just ended.
  void spoke(String siteId, Duration duration);

  /// Why a session went.
  enum Gone {
    LEFT,
    CONSENT_EXPIRED,
    DTLS_FAILED,
    TAKEN_OVER,
    ROOM_CLOSED
  }

  /// One receiving section.
  ///
  /// @param mid the section's `a=mid`
  /// @param role what it is for
  /// @param site whose media is in it; null when it is empty
  record Slot(String mid, Role role, @Nullable String site) {
    /// What a section is for.
    public enum Role {
      VOICE,
      STAGE,
      THUMBNAIL
    }
  }
}
