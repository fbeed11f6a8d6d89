package vn.giaoban.conference.rtp;

/// Reads VP8 (RFC 7741): temporal layers, one picture size.
public final class Vp8Reader extends PayloadReader {
  @Override
  void parse(
      byte[] packet,
      int header,
      int end,
      int descriptor,
      int descriptorLength,
      Place place,
      PacketMark out) {
    int length = end - header;
    int head = Vp8Payload.descriptorLength(packet, header, length);
    if (head < 0) {
      out.clear();
      return;
    }
    out.frameStart = Vp8Payload.isFrameStart(packet, header);
    out.temporalLayer = Vp8Payload.temporalLayer(packet, header);
    out.keyframe = Vp8Payload.isKeyframeStart(packet, header, length, head);
    out.switchUp = out.keyframe || Vp8Payload.isLayerSync(packet, header);
    if (out.keyframe && length >= head + 10) {
      int width = Vp8Payload.width(packet, header, length, head);
      out.size(0, width, Vp8Payload.height(packet, header, length, head));
    }
  }
}
