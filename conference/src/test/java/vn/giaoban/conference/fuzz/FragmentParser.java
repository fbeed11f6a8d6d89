package vn.giaoban.conference.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.giaoban.conference.sdp.IceFragment;

final class FragmentParser implements Parser {
  @Override
  public List<byte[]> seeds() {
    var candidate =
        "a=ice-ufrag:abcd\r\na=ice-pwd:0123456789012345678901\r\nm=audio 9 RTP/AVP 0\r\n"
            + "a=mid:0\r\na=candidate:1 1 udp 1 10.0.0.1 9 typ host\r\na=end-of-candidates\r\n";
    var restart = "m=audio 9 RTP/AVP 0\r\na=mid:0\r\na=ice-ufrag:new\r\na=ice-pwd:secret\r\n";
    return List.of(
        candidate.getBytes(StandardCharsets.US_ASCII), restart.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void parse(byte[] input) {
    IceFragment.read(new String(input, StandardCharsets.UTF_8));
  }
}
