package vn.giaoban.conference.room;

import static vn.giaoban.conference.room.Rulings.badValue;
import static vn.giaoban.conference.room.Rulings.decided;
import static vn.giaoban.conference.room.Rulings.isText;
import static vn.giaoban.conference.room.Rulings.nothing;
import static vn.giaoban.conference.room.Rulings.onSite;
import static vn.giaoban.conference.room.Rulings.refused;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is written beside the meeting: notes, messages, captions; and that it is recorded.
final class TalkRules {
  private static final int LONGEST_LINE = 1000;
  private static final int LONGEST_NAME = 200;

  private TalkRules() {}

  static RoomRuling note(RoomState state, RoomCommand.SendNote e, Seat by) {
    if (!isText(e.text(), LONGEST_LINE)) {
      return badValue("text");
    }
    var to = e.to();
    if (to == null) {
      return state.chat() == ChatMode.OFF && !by.role().conducts()
          ? refused("chat-is-off")
          : decided(new RoomEvent.NoteSent(by.site(), e.text().strip(), null));
    }
    return onSite(state, to, _ -> decided(new RoomEvent.NoteSent(by.site(), e.text().strip(), to)));
  }

  static RoomRuling message(RoomState state, String text, Seat by) {
    if (!isText(text, LONGEST_LINE)) {
      return badValue("text");
    }
    return switch (by.role().conducts() ? ChatMode.ALL : state.chat()) {
      case ALL -> decided(new RoomEvent.MessageSent(by.site(), text.strip()));
      case SECRETARY -> refused("only-to-the-secretariat");
      case OFF -> refused("chat-is-off");
    };
  }

  static RoomRuling captioner(RoomState state, @Nullable String site) {
    if (site == null) {
      return state.captioner() == null ? nothing() : decided(new RoomEvent.CaptionerNamed(null));
    }
    return onSite(
        state,
        site,
        _ ->
            site.equals(state.captioner())
                ? nothing()
                : decided(new RoomEvent.CaptionerNamed(site)));
  }

  /// Whether this seat may type captions.
  static @Nullable RoomRefusal captioning(RoomState state, Seat by) {
    return state.phase() != RoomState.Phase.CLOSED
            && (by.role().conducts() || by.site().equals(state.captioner()))
        ? null
        : new RoomRefusal("not-allowed", Map.of("role", by.role().name()));
  }

  static RoomRuling recording(RoomState state, @Nullable String by) {
    var now = state.recording();
    if (by == null) {
      return now == null ? nothing() : decided(new RoomEvent.RecordingTold(null));
    }
    if (!isText(by, LONGEST_NAME)) {
      return badValue("by");
    }
    return now != null && now.by().equals(by.strip())
        ? nothing()
        : decided(new RoomEvent.RecordingTold(by.strip()));
  }
}
