package vn.giaoban.scheduler.inbox;

import java.time.Duration;

/// How freely mail is taken and answered.
///
/// @param relayTrusted whether a relay of the office's is known that vouches for senders; if so,
///   answers it does not vouch for are marked
/// @param refreshPause an invitation asked for again is not sent more often than this
/// @param answersAnHour most answers that machines give to one sender within an hour
public record InboxRules(boolean relayTrusted, Duration refreshPause, int answersAnHour) {
  /// No relay is known.
  public static final InboxRules USUAL = new InboxRules(false, Duration.ofMinutes(10), 4);
}
