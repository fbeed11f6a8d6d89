package vn.giaoban.web.room;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a client may send besides the commands of [vn.giaoban.conference.room.RoomCommand].
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface ClientMessage {
  /// The first message of a client that could not send the token as a header.
  ///
  /// @param after the last event seen; null to begin with the state as it is
  record Hello(String token, @Nullable Long after) implements ClientMessage {
    /// Nothing secret.
    @Override
    public String toString() {
      return "Hello[after=" + after + "]";
    }
  }

  /// Asks for a [ServerMessage.Pong].
  record Ping() implements ClientMessage {}

  /// What the client can show.
  ///
  /// @param session the media session; null for all of this seat
  record View(@Nullable String id, @Nullable String session, List<Wish> slots)
      implements ClientMessage {
    public View {
      slots = List.copyOf(slots);
    }
  }

  /// What the picture is that the client sends.
  ///
  /// @param session the media session; null for all of this seat
  /// @param screen whether it is a shared screen, not a camera
  record Picture(@Nullable String id, @Nullable String session, boolean screen)
      implements ClientMessage {}

  /// Where the presenter points at the page on stage, in fractions of the page from its upper left
  /// corner; without coordinates the pointer is taken away. Not answered.
  record Point(@Nullable Double x, @Nullable Double y) implements ClientMessage {
    public Point {
      if (!onThePage(x) || !onThePage(y) || (x == null) != (y == null)) {
        throw new IllegalArgumentException("point: not on the page");
      }
    }

    private static boolean onThePage(@Nullable Double share) {
      return share == null || (share >= 0 && share <= 1);
    }
  }

  /// A line of captions being typed.
  ///
  /// @param text the whole line so far, at most 300 characters
  /// @param done whether the line is finished
  record Type(@Nullable String id, String text, boolean done) implements ClientMessage {
    /// The longest line.
    static final int LONGEST = 300;

    public Type {
      if (text == null || text.length() > LONGEST) {
        throw new IllegalArgumentException("text: missing or too long");
      }
    }
  }

  /// A wish for one receiving section.
  ///
  /// @param mid the section's `a=mid`
  /// @param site whom to show; null lets the server choose
  /// @param maxHeight the tallest picture worth sending, in pixels; 0 pauses the section
  /// @param maxFrameRate the most frames a second worth sending, at least 1; null for all
  record Wish(String mid, @Nullable String site, int maxHeight, @Nullable Integer maxFrameRate) {
    public Wish {
      if (maxFrameRate != null && maxFrameRate < 1) {
        throw new IllegalArgumentException("maxFrameRate: less than one frame a second");
      }
    }
  }
}
