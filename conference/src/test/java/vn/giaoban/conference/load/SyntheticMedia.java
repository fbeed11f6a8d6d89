package vn.giaoban.conference.load;

import vn.giaoban.conference.rtp.NetworkOrder;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.transport.ClientTransport;

/// Packets that look like Opus and VP8 to whoever does not decode them.
public final class SyntheticMedia {
  private final ClientTransport transport;
  private final int audioSsrc;
  private final int videoSsrc;
  private final byte[] packet = new byte[1500];
  private int audioSequence = 100;
  private int videoSequence = 65_500;
  private int audioTimestamp = 7;
  private int videoTimestamp = 9;
  private int pictureId = 0x7FF0;
  private int tl0PictureIndex = 250;
  private int transportSequence = 65_530;

  /// @param seed makes the SSRCs
  public SyntheticMedia(ClientTransport transport, int seed) {
    this.transport = transport;
    audioSsrc = 0x1000_0000 + seed;
    videoSsrc = 0x2000_0000 + seed;
  }

  public int audioSsrc() {
    return audioSsrc;
  }

  public int videoSsrc() {
    return videoSsrc;
  }

  /// 20 ms of speech.
  ///
  /// @param level as on the wire: 0 is the loudest, 127 is silence
  public void speech(int level) {
    RtpHeader.write(packet, 0, false, OfferText.OPUS, audioSequence++, audioTimestamp, audioSsrc);
    audioTimestamp += 960;
    int at = extension("0", level);
    send(at, 80, level);
  }

  /// One picture of several packets.
  public void picture(boolean keyframe, int packets, int size) {
    for (int i = 0; i < packets; i++) {
      videoPacket(keyframe, i == 0, i == packets - 1, size);
      transport.sendRtp(packet, lastLength);
    }
    nextPicture();
  }

  private int lastLength;

  /// Makes, but does not send, the next video packet; so it is lost.
  public void losePacketOfPicture() {
    videoPacket(false, true, true, 500);
    nextPicture();
  }

  private void nextPicture() {
    videoTimestamp += 3000;
    pictureId++;
    tl0PictureIndex++;
  }

  private void videoPacket(boolean keyframe, boolean first, boolean last, int size) {
    RtpHeader.write(packet, 0, last, OfferText.VP8, videoSequence++, videoTimestamp, videoSsrc);
    int at = extension("1", -1);
    NetworkOrder.put8(packet, at, 0x80 | (first ? 0x10 : 0));
    NetworkOrder.put8(packet, at + 1, 0xC0);
    NetworkOrder.put16(packet, at + 2, 0x8000 | pictureId & 0x7FFF);
    NetworkOrder.put8(packet, at + 4, tl0PictureIndex);
    NetworkOrder.put8(packet, at + 5, first && keyframe ? 0 : 1);
    for (int i = 6; i < size; i++) {
      packet[at + i] = (byte) i;
    }
    // 640 x 360 in the key frame's header
    NetworkOrder.put8(packet, at + 11, 640 & 0xFF);
    NetworkOrder.put8(packet, at + 12, 640 >> 8);
    NetworkOrder.put8(packet, at + 13, 360 & 0xFF);
    NetworkOrder.put8(packet, at + 14, 360 >> 8);
    lastLength = at + size;
  }

  private void send(int at, int size, int fill) {
    for (int i = 0; i < size; i++) {
      packet[at + i] = (byte) fill;
    }
    transport.sendRtp(packet, at + size);
  }

  private int extension(String mid, int level) {
    packet[0] |= 0x10;
    int at = RtpHeader.FIXED_LENGTH;
    NetworkOrder.put16(packet, at, 0xBEDE);
    NetworkOrder.put16(packet, at + 2, 2);
    NetworkOrder.put8(packet, at + 4, OfferText.MID_EXTENSION << 4);
    NetworkOrder.put8(packet, at + 5, mid.charAt(0));
    NetworkOrder.put8(packet, at + 6, OfferText.TRANSPORT_CC_EXTENSION << 4 | 1);
    NetworkOrder.put16(packet, at + 7, transportSequence++);
    if (level >= 0) {
      NetworkOrder.put8(packet, at + 9, OfferText.LEVEL_EXTENSION << 4);
      NetworkOrder.put8(packet, at + 10, level);
    } else {
      NetworkOrder.put16(packet, at + 9, 0);
    }
    NetworkOrder.put8(packet, at + 11, 0);
    return at + 12;
  }
}
