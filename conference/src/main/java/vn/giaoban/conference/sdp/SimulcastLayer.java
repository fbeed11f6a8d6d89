package vn.giaoban.conference.sdp;

import java.util.List;

/// One way in which a stream of a simulcast is offered (RFC 8853 section 5.2).
///
/// @param payloadTypes it is only for these (RFC 8851 section 5); empty for all
record SimulcastLayer(String rid, List<Integer> payloadTypes) {
  SimulcastLayer {
    payloadTypes = List.copyOf(payloadTypes);
  }

  boolean takes(int payloadType) {
    return payloadTypes.isEmpty() || payloadTypes.contains(payloadType);
  }
}
