package vn.giaoban.conference.rtp;

/// Reads AV1 by its dependency descriptor; without one, only where key frames and pictures begin.
public final class Av1Reader extends PayloadReader {
  private final DependencyDescriptor frame = new DependencyDescriptor();
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
    if (descriptor < 0) {
      out.frameStart = place.isNewPicture();
      out.keyframe = out.frameStart && Av1Payload.isKeyframeStart(packet, header);
      out.switchUp = out.keyframe;
      return;
    }
    if (!frame.read(packet, descriptor, descriptorLength)) {
      out.clear();
      return;
    }
    out.frameStart = frame.isFrameStart();
    out.frameEnd = frame.isFrameEnd();
    out.spatialLayer = frame.spatialLayer();
    out.temporalLayer = frame.temporalLayer();
    out.keyframe = frame.hasStructure() && frame.isFrameStart() && out.spatialLayer == 0;
    if (frame.hasStructure()) {
      out.spatialLayers = frame.spatialLayers();
      for (int i = 0; i < frame.spatialLayers(); i++) {
        out.size(i, frame.width(i), frame.height(i));
      }
    }
    if (place.isNewPicture()) {
      if (out.keyframe) {
        points.begin();
      }
      switchUp = out.keyframe || points.pass(out.temporalLayer, opened());
    }
    out.switchUp = place != Place.LATE && switchUp;
  }

  /// The temporal layers of which all that comes later can be decoded by whoever can decode this
  /// frame.
  private int opened() {
    int opened = 0;
    for (int i = 0; i < frame.targets(); i++) {
      if (frame.targetSpatialLayer(i) == frame.spatialLayer()
          && frame.indication(i) == DependencyDescriptor.SWITCH) {
        opened |= (2 << frame.targetTemporalLayer(i)) - 1;
      }
    }
    return opened;
  }
}
