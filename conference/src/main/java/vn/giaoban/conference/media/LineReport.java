package vn.giaoban.conference.media;

/// How a session's line is, in a few words.
///
/// @param reason what is worst about it; [Reason#NONE] when it is good
/// @param voiceOnly whether the line carries speech alone: pictures are paused both ways until it
///   is better
public record LineReport(Level level, Reason reason, boolean voiceOnly) {
  /// A line nobody notices.
  public static final LineReport GOOD = new LineReport(Level.GOOD, Reason.NONE, false);

  /// From best to worst.
  public enum Level {
    /// Nobody notices it.
    GOOD,
    /// Pictures suffer.
    FAIR,
    /// Speech suffers.
    POOR
  }

  /// What a line suffers from.
  public enum Reason {
    NONE,
    /// Packets are lost.
    LOSS,
    /// The way is long, or queues are full.
    DELAY,
    /// Less gets through than is to be sent.
    BANDWIDTH
  }
}
