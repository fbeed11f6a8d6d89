package vn.giaoban.conference.media;

import java.util.List;
import java.util.Map;

/// Counts of the engine at one moment.
///
/// @param keyframeRequests sent to senders
/// @param retransmissions packets sent again to receivers
/// @param layerSwitches how often a slot went to another layer of the same source
/// @param handshakes DTLS handshakes that were completed
/// @param handshakesFailed those that were not
/// @param loopLagSeconds how much later than planned the event loop last came to its clock
/// @param loopLagMaxSeconds the most of the last minute
/// @param poolUsed messages that wait because the kernel did not take them at once
/// @param poolSize how many may wait
/// @param drops packets dropped, by reason; reasons that never occurred are 0
/// @param rooms each room's
public record MediaStats(
    int sessions,
    long packetsIn,
    long bytesIn,
    long packetsOut,
    long bytesOut,
    long keyframeRequests,
    long retransmissions,
    long layerSwitches,
    long handshakes,
    long handshakesFailed,
    double loopLagSeconds,
    double loopLagMaxSeconds,
    int poolUsed,
    int poolSize,
    Map<String, Long> drops,
    List<RoomStats> rooms) {
  public MediaStats {
    drops = Map.copyOf(drops);
    rooms = List.copyOf(rooms);
  }
}
