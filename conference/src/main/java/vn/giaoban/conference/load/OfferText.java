package vn.giaoban.conference.load;

import vn.giaoban.conference.transport.ClientHandshake;
import vn.giaoban.conference.transport.IceCredentials;

/// Writes offers as a browser would, shorter.
public final class OfferText {
  public static final int OPUS = 111;
  public static final int VP8 = 96;
  public static final int RTX = 97;
  public static final int VP9 = 98;
  private static final int VP9_RTX = 99;
  public static final int MID_EXTENSION = 4;
  public static final int LEVEL_EXTENSION = 1;
  public static final int TRANSPORT_CC_EXTENSION = 3;
  public static final int RID_EXTENSION = 5;

  private final StringBuilder sections = new StringBuilder();
  private final StringBuilder mids = new StringBuilder();
  private final IceCredentials local;
  private int count;

  public OfferText(IceCredentials local) {
    this.local = local;
  }

  public OfferText audio(String direction) {
    begin("audio", String.valueOf(OPUS), direction);
    line("a=rtpmap:%d opus/48000/2".formatted(OPUS));
    line("a=fmtp:%d minptime=10;useinbandfec=1".formatted(OPUS));
    line("a=rtcp-fb:%d transport-cc".formatted(OPUS));
    line("a=extmap:%d urn:ietf:params:rtp-hdrext:ssrc-audio-level".formatted(LEVEL_EXTENSION));
    return this;
  }

  public OfferText video(String direction) {
    return video("VP8", VP8, RTX, direction);
  }

  public OfferText vp9(String direction) {
    return video("VP9", VP9, VP9_RTX, direction);
  }

  private OfferText video(String codec, int payloadType, int repair, String direction) {
    begin("video", payloadType + " " + repair, direction);
    line("a=rtpmap:%d %s/90000".formatted(payloadType, codec));
    for (var feedback : new String[] {"nack", "nack pli", "ccm fir", "goog-remb", "transport-cc"}) {
      line("a=rtcp-fb:%d %s".formatted(payloadType, feedback));
    }
    line("a=rtpmap:%d rtx/90000".formatted(repair));
    line("a=fmtp:%d apt=%d".formatted(repair, payloadType));
    return this;
  }

  /// A camera that sends three layers (RFC 8853): `l`, `m` and `h`.
  public OfferText simulcast() {
    video("sendonly");
    line("a=extmap:%d urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id".formatted(RID_EXTENSION));
    for (var rid : new String[] {"l", "m", "h"}) {
      line("a=rid:" + rid + " send");
    }
    line("a=simulcast:send l;m;h");
    return this;
  }

  private void begin(String kind, String formats, String direction) {
    line("m=%s 9 UDP/TLS/RTP/SAVPF %s".formatted(kind, formats));
    line("c=IN IP4 0.0.0.0");
    line("a=mid:" + count);
    line("a=" + direction);
    line("a=rtcp-mux");
    line("a=ice-ufrag:" + local.ufrag());
    line("a=ice-pwd:" + local.password());
    line("a=fingerprint:" + ClientHandshake.fingerprint());
    line("a=setup:actpass");
    line("a=extmap:%d urn:ietf:params:rtp-hdrext:sdes:mid".formatted(MID_EXTENSION));
    line(
        "a=extmap:%d http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01"
            .formatted(TRANSPORT_CC_EXTENSION));
    mids.append(' ').append(count++);
  }

  private void line(String line) {
    sections.append(line).append("\r\n");
  }

  @Override
  public String toString() {
    return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE"
        + mids
        + "\r\n"
        + sections;
  }
}
