package vn.giaoban.conference.rtp;

/// Reads VP9 (RFC 9628) in flexible and non-flexible mode: spatial and temporal layers.
public final class Vp9Reader extends PayloadReader {
  private final SwitchingPoints points = new SwitchingPoints();
  private boolean switchUp;

  @Override
  void parse(
      byte[] packet,
      int header,
      int end,
      int descriptor,
      int descriptorLength,
      Place place,
      PacketMark out) {
    if (Vp9Payload.descriptorLength(packet, header, end - header) < 0) {
      out.clear();
      return;
    }
    boolean refersBack = Vp9Payload.isInterPicture(packet, header);
    out.frameStart = Vp9Payload.isFrameStart(packet, header);
    out.frameEnd = Vp9Payload.isFrameEnd(packet, header);
    out.spatialLayer = Vp9Payload.spatialLayer(packet, header);
    out.temporalLayer = Vp9Payload.temporalLayer(packet, header);
    out.keyframe = out.frameStart && !refersBack && out.spatialLayer == 0;
    if (place.isNewPicture()) {
      passPicture(packet, header, out);
    }
    out.switchUp = place != Place.LATE && switchUp;
    if (Vp9Payload.hasStructure(packet, header)) {
      Vp9Payload.readStructure(packet, Vp9Payload.structureAt(packet, header), out);
    }
  }

  private void passPicture(byte[] packet, int header, PacketMark out) {
    if (out.keyframe) {
      points.begin();
      switchUp = true;
    } else {
      int opened =
          Vp9Payload.isSwitchingUpPoint(packet, header)
              ? SwitchingPoints.above(out.temporalLayer)
              : 0;
      switchUp = points.pass(out.temporalLayer, opened);
    }
  }
}
