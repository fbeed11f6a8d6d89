package vn.giaoban.conference.media;

import java.util.Map;

/// Counts of the engine at one moment.
///
/// @param drops packets dropped, by reason; reasons that never occurred are 0
/// @param keyframeRequests sent to senders
/// @param retransmissions packets sent again to receivers
public record MediaStats(
    int rooms,
    int sessions,
    long packetsIn,
    long bytesIn,
    long packetsOut,
    long bytesOut,
    long keyframeRequests,
    long retransmissions,
    Map<String, Long> drops) {
  public MediaStats {
    drops = Map.copyOf(drops);
  }
}
