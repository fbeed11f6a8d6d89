package vn.giaoban.web.room;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.media.LineReport;
import vn.giaoban.conference.media.MediaListener;
import vn.giaoban.conference.room.RoomEvent;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.conference.room.RoomState;

/// What the server sends.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface ServerMessage {
  /// The first message: who you are and how the room is.
  ///
  /// @param seq the journal entry `state` is as of; events follow from there
  /// @param now the server's clock
  /// @param sessions the media sessions of this seat: one that is not here any more, such as after
  ///   a restart of the server, is to be made anew
  record Welcome(Self self, long seq, RoomState state, Instant now, List<String> sessions)
      implements ServerMessage {
    public Welcome {
      sessions = List.copyOf(sessions);
    }
  }

  /// The seat behind the token.
  record Self(String site, String name, RoomRole role) {}

  /// Something happened; to be applied to the state in order.
  record Event(long seq, Instant at, String actor, RoomEvent event) implements ServerMessage {}

  /// The command is done, its events were sent before.
  record Done(String id) implements ServerMessage {}

  /// The command is not done; nothing was changed.
  ///
  /// @param id of the command; empty when it could not be read
  /// @param code stable
  /// @param title in the reader's language
  record Refused(String id, String code, String title, String detail) implements ServerMessage {}

  /// What each receiving section of a media session now carries.
  record Slots(String session, List<Content> slots) implements ServerMessage {
    public Slots {
      slots = List.copyOf(slots);
    }
  }

  /// One section.
  ///
  /// @param role `voice`, `stage` or `thumbnail`
  /// @param site whose media is in it; null when it is empty
  record Content(String mid, String role, @Nullable String site) {
    static Content of(MediaListener.Slot slot) {
      return new Content(slot.mid(), slot.role().name().toLowerCase(Locale.ROOT), slot.site());
    }
  }

  /// Who speaks most; null when nobody does.
  record Dominant(@Nullable String site) implements ServerMessage {}

  /// Media flows with a site.
  record Connected(String site) implements ServerMessage {}

  /// How the lines of these sites are, from now on; others are as they were, good until told.
  record Quality(List<SiteLine> lines) implements ServerMessage {
    public Quality {
      lines = List.copyOf(lines);
    }

    static Quality of(String site, LineReport report) {
      return new Quality(List.of(SiteLine.of(site, report)));
    }
  }

  /// One site's line.
  ///
  /// @param level `good`, `fair` or `poor`
  /// @param reason `none`, `loss`, `delay` or `bandwidth`
  /// @param voiceOnly whether the line carries speech alone; pictures come back by themselves
  record SiteLine(String site, String level, String reason, boolean voiceOnly) {
    static SiteLine of(String site, LineReport report) {
      return new SiteLine(
          site,
          report.level().name().toLowerCase(Locale.ROOT),
          report.reason().name().toLowerCase(Locale.ROOT),
          report.voiceOnly());
    }
  }

  /// Which layers of a media session's sending sections are watched; what is not named need not be
  /// sent. A section that is not listed is sent in full.
  record Layers(String session, List<Wanted> layers) implements ServerMessage {
    public Layers {
      layers = List.copyOf(layers);
    }
  }

  /// One sending section.
  ///
  /// @param rids the layers somebody receives, by `a=rid`; the empty string stands for a section
  ///   without layers
  record Wanted(String mid, List<String> rids) {
    public Wanted {
      rids = List.copyOf(rids);
    }
  }

  /// Where somebody points at the page on stage, in fractions of the page; without coordinates the
  /// pointer is gone. Passing: not in the journal, and not told to those whose line is behind.
  record Pointer(String site, @Nullable Double x, @Nullable Double y) implements ServerMessage {}

  /// A document is there, new or in a new version; what is on stage stays as it is.
  record DocumentChanged(String document, int version) implements ServerMessage {}

  /// A line of captions being typed; it is not kept.
  ///
  /// @param site who types it
  /// @param text the whole line so far
  /// @param done whether the line is finished
  record Caption(String site, String text, boolean done) implements ServerMessage {}

  /// The last message; the socket is closed after it.
  record Goodbye(Reason reason) implements ServerMessage {}

  /// The answer to a `Ping`.
  ///
  /// @param now the server's clock
  record Pong(Instant now) implements ServerMessage {}

  /// Why the server ends a socket.
  enum Reason {
    /// The seat was taken over by another connection; do not come back by yourself.
    TAKEN_OVER("taken-over", 4001),
    /// The briefing is closed.
    CLOSED("closed", 4002),
    /// The briefing was called off.
    CANCELLED("cancelled", 4006),
    /// The token is unknown, expired or revoked.
    UNAUTHORIZED("unauthorized", 4003),
    /// The token is another briefing's.
    FORBIDDEN("forbidden", 4004),
    /// The connection was too slow; come back with `after`.
    SLOW("slow", 4005),
    /// The server goes down or has lost the room; come back with `after`.
    RESTARTING("restarting", 1012),
    /// Another server runs the room; come back in a moment.
    ELSEWHERE("elsewhere", 1013);

    private final String word;
    private final int status;

    Reason(String word, int status) {
      this.word = word;
      this.status = status;
    }

    /// As it is on the wire.
    @com.fasterxml.jackson.annotation.JsonValue
    public String word() {
      return word;
    }

    /// The WebSocket's close status (RFC 6455 section 7.4).
    public int status() {
      return status;
    }
  }
}
