package vn.giaoban.web.readiness;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Why a site is not green, the worst first.
enum Cause {
  /// The meeting runs without it.
  NOT_HERE(Level.RED),
  /// It has not said that it is ready.
  NO_CLICK(Level.RED),
  /// Media gets through neither by UDP nor by TCP.
  NO_MEDIA(Level.RED),
  MICROPHONE_DENIED(Level.RED),
  MICROPHONE_MISSING(Level.RED),
  MICROPHONE_BUSY(Level.RED),
  /// Speech breaks up.
  LOSS_HIGH(Level.RED),
  /// Not even speech gets through.
  UPLINK_TOO_SLOW(Level.RED),
  /// In the meeting: speech suffers.
  LINE_POOR(Level.RED),
  /// In the meeting: pictures suffer.
  LINE_FAIR(Level.AMBER),
  UDP_BLOCKED(Level.AMBER),
  LOSS(Level.AMBER),
  DELAY(Level.AMBER),
  UPLINK_SLOW(Level.AMBER),
  DOWNLINK_SLOW(Level.AMBER),
  MICROPHONE_SILENT(Level.AMBER),
  SPEAKER_UNHEARD(Level.AMBER),
  CAMERA_MISSING(Level.AMBER),
  PC_SLOW(Level.AMBER),
  /// It is ready by its word alone.
  NOT_CHECKED(Level.AMBER),
  /// Its time has not come.
  NOT_ASKED(Level.NONE),
  /// It has answered that it will not come.
  DECLINED(Level.NONE);

  private final Level level;

  Cause(Level level) {
    this.level = level;
  }

  Level level() {
    return level;
  }

  /// As it is told: `udp-blocked`.
  @JsonValue
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
