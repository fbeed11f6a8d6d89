package vn.giaoban.conference.sdp;

/// A codec both sides have, under the offer's numbers.
///
/// @param repairPayloadType of its retransmissions (RFC 4588); -1 when they were not agreed
/// @param parameters the answer's `a=fmtp`; empty for none
public record AgreedFormat(Codec codec, int payloadType, int repairPayloadType, String parameters) {
  public boolean hasRepair() {
    return repairPayloadType >= 0;
  }
}
