package vn.giaoban.conference.fuzz;

import java.util.List;
import vn.giaoban.conference.rtp.RecordedPackets;
import vn.giaoban.conference.rtp.RtcpHeader;
import vn.giaoban.conference.rtp.TransportCcFeedback;

final class RtcpParser implements Parser {
  private final TransportCcFeedback feedback = new TransportCcFeedback();

  @Override
  public List<byte[]> seeds() {
    return RecordedPackets.of("rtcp");
  }

  @Override
  public void parse(byte[] input) {
    RtcpHeader.isRtcp(input, 0, input.length);
    int at = 0;
    while (at < input.length) {
      int size = RtcpHeader.length(input, at, input.length - at);
      if (size < 0) {
        return;
      }
      int told = feedback.begin(input, at, size);
      int count = 0;
      while (feedback.next()) {
        count++;
      }
      if (count != Math.max(0, told)) {
        throw new IllegalStateException("packets: " + count + " (expected: " + told + ")");
      }
      at += size;
    }
  }
}
