package vn.giaoban.conference.media;

/// Counts of one room at one moment. Packets and bytes are those of RTP and RTCP; the counts begin
/// with the room.
///
/// @param room the room's id
/// @param slots receiving sections of all sessions
/// @param slotsFilled those that carry somebody
/// @param voiceOnly sessions whose line carries speech alone
/// @param packetsLost packets that receivers reported as lost (RFC 3550 section 6.4.1)
/// @param fractionLost mean over the receivers' latest reports, 0 to 1
/// @param rttSeconds mean round trip over the receivers' latest reports; 0 before the first
/// @param estimateBps sum of what the receivers' lines are estimated to carry, bits per second
/// @param keyframeRequests sent to senders
/// @param retransmissions packets sent again to receivers
/// @param layerSwitches how often a slot went to another layer of the same source
public record RoomStats(
    String room,
    int sessions,
    int slots,
    int slotsFilled,
    int voiceOnly,
    long packetsIn,
    long bytesIn,
    long packetsOut,
    long bytesOut,
    long packetsLost,
    double fractionLost,
    double rttSeconds,
    long estimateBps,
    long keyframeRequests,
    long retransmissions,
    long layerSwitches) {}
