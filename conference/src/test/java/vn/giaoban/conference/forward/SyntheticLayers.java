package vn.giaoban.conference.forward;

import vn.giaoban.conference.load.OfferText;
import vn.giaoban.conference.rtp.NetworkOrder;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.transport.ClientTransport;

/// Packets that look like VP9 with three spatial layers of 180, 360 and 720 lines to whoever does
/// not decode them: one packet for each layer of a picture.
final class SyntheticLayers {
  static final int LAYERS = 3;
  private static final int SIZE = 120;

  private final ClientTransport transport;
  private final String mid;
  private final byte[] packet = new byte[200];
  private int sequenceNumber = 65_530;
  private int timestamp;
  private int pictureId = 0x7FF0;

  /// @param mid of the section it is sent in, one letter
  SyntheticLayers(ClientTransport transport, String mid) {
    this.transport = transport;
    this.mid = mid;
  }

  void picture(boolean keyframe) {
    picture(keyframe, 0);
  }

  /// @param temporal its temporal layer; one may go up to it at any picture
  void picture(boolean keyframe, int temporal) {
    for (int layer = 0; layer < LAYERS; layer++) {
      int number = sequenceNumber++;
      boolean last = layer == LAYERS - 1;
      RtpHeader.write(packet, 0, last, OfferText.VP9, number, timestamp, 0x3000_0000);
      int at = writeMid();
      boolean structure = keyframe && layer == 0;
      // I L F B E, P where it refers to another picture, V with the structure (RFC 9628)
      int flags = 0xBC | (keyframe ? 0 : 0x40) | (structure ? 0x02 : 0);
      NetworkOrder.put8(packet, at++, flags);
      NetworkOrder.put16(packet, at, 0x8000 | pictureId & 0x7FFF);
      at += 2;
      int upward = temporal > 0 ? 0x10 : 0;
      NetworkOrder.put8(packet, at++, temporal << 5 | upward | layer << 1 | (layer > 0 ? 1 : 0));
      if (!keyframe) {
        NetworkOrder.put8(packet, at++, 1 << 1);
      }
      if (structure) {
        NetworkOrder.put8(packet, at++, LAYERS - 1 << 5 | 0x10);
        for (int i = 0; i < LAYERS; i++) {
          NetworkOrder.put16(packet, at, 320 << i);
          NetworkOrder.put16(packet, at + 2, 180 << i);
          at += 4;
        }
      }
      transport.sendRtp(packet, at + SIZE);
    }
    timestamp += 3000;
    pictureId++;
  }

  private int writeMid() {
    packet[0] |= 0x10;
    int at = RtpHeader.FIXED_LENGTH;
    NetworkOrder.put16(packet, at, 0xBEDE);
    NetworkOrder.put16(packet, at + 2, 1);
    NetworkOrder.put8(packet, at + 4, OfferText.MID_EXTENSION << 4);
    NetworkOrder.put8(packet, at + 5, mid.charAt(0));
    NetworkOrder.put16(packet, at + 6, 0);
    return at + 8;
  }
}
