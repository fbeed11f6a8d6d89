package vn.giaoban.conference.media;

import java.time.Duration;
import java.util.List;
import java.util.Set;
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

  /// A session's line has become better or worse. Told when it changes, and at most once a second
  /// for a session.
  void quality(String sessionId, String siteId, LineReport report);

  /// Which layers of a sending section somebody receives; what is not named need not be sent. Told
  /// when it changes.
  ///
  /// @param mid the section's `a=mid` in the session's offer
  /// @param rids the layers' `a=rid`; the empty string stands for a section without layers
  void layersWanted(String sessionId, String mid, Set<String> rids);

  /// Two sites howl: their devices are in one hall and hear each other. Told again after some
  /// seconds when it goes on.
  ///
  /// @param first who has been heard for longer
  default void howling(String first, String second) {}

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
