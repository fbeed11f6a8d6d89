package vn.giaoban.conference.sdp;

import java.util.List;

/// A codec both sides have, under the offer's numbers.
///
/// @param repairPayloadType of its retransmissions (RFC 4588); -1 when they were not agreed
/// @param redPayloadType of the codec with redundancy (RFC 2198); -1 when that was not agreed
/// @param redPreferred the offerer would rather send with redundancy
/// @param parameters the answer's `a=fmtp`; empty for none
/// @param feedback what was offered of the RTCP feedback this server knows
public record AgreedFormat(
    Codec codec,
    int payloadType,
    int repairPayloadType,
    int redPayloadType,
    boolean redPreferred,
    String parameters,
    List<String> feedback) {
  public AgreedFormat {
    feedback = List.copyOf(feedback);
  }

  public boolean hasRepair() {
    return repairPayloadType >= 0;
  }

  public boolean hasRed() {
    return redPayloadType >= 0;
  }
}
