package vn.giaoban.web.quality;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/// How one meeting went for one site; times in seconds.
///
/// @param path `UDP`, `TCP` or, when both were used, `MIXED`
/// @param worstLossPercent of packets, within any half minute
/// @param trend the meetings before and this one, oldest first; at most [#MOST]
record SiteSheet(
    String site,
    String name,
    long seconds,
    long lossSeconds,
    long poorSeconds,
    long voiceOnlySeconds,
    String path,
    long tcpSeconds,
    long overloadSeconds,
    long microphoneSeconds,
    double worstLossPercent,
    int worstRttMillis,
    List<Meeting> trend) {
  static final int MOST = 6;

  SiteSheet {
    trend = List.copyOf(trend);
  }

  /// One meeting of the trend.
  ///
  /// @param badSeconds with loss or worse
  record Meeting(
      UUID briefing, String title, OffsetDateTime startsAt, long seconds, long badSeconds) {}

  static String path(long seconds, long tcpSeconds) {
    if (tcpSeconds == 0) {
      return "UDP";
    }
    return tcpSeconds * 10 >= seconds * 9 ? "TCP" : "MIXED";
  }
}
