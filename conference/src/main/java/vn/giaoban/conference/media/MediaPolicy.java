package vn.giaoban.conference.media;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the room has decided about media. Enforced in the forwarding path, whatever clients do.
///
/// @param heard whose microphones are forwarded
/// @param floor who has the floor: on stage and always among the voices; null when nobody
/// @param stage whom the chair has put on stage instead; null to follow floor, then dominant
///   speaker
public record MediaPolicy(Heard heard, @Nullable String floor, @Nullable String stage) {
  /// Everyone is heard, nobody has the floor.
  public static final MediaPolicy OPEN = new MediaPolicy(new Heard.Everyone(Set.of()), null, null);

  /// Whose microphones are forwarded.
  public sealed interface Heard {
    /// All but these sites.
    record Everyone(Set<String> except) implements Heard {
      public Everyone {
        except = Set.copyOf(except);
      }
    }

    /// Only these sites.
    record Only(Set<String> sites) implements Heard {
      public Only {
        sites = Set.copyOf(sites);
      }
    }

    /// Whether this site's microphone is forwarded.
    default boolean allows(String siteId) {
      return switch (this) {
        case Everyone(var except) -> !except.contains(siteId);
        case Only(var sites) -> sites.contains(siteId);
      };
    }
  }
}
