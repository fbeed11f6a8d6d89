package vn.giaoban.scheduler.briefing;

import vn.giaoban.scheduler.writing.Written;

/// Whether a clash is accepted knowingly.
///
/// @param accepted book although somebody is taken
/// @param reason why, for the journal; may be empty
public record Force(boolean accepted, String reason) {
  /// A clash is refused.
  public static final Force NO = new Force(false, "");

  private static final int LENGTH = 1000;

  public Force {
    String line = Written.line(reason);
    reason = line.length() > LENGTH ? line.substring(0, LENGTH) : line;
  }
}
