package vn.giaoban.conference.rtp;

/// Reads AV1 by its dependency descriptor; without one, only where key frames and pictures begin.
public final class Av1Reader extends PayloadReader {
  private final DependencyDescriptor frame = new DependencyDescriptor();
  private final SwitchingPoints points = new SwitchingPoints();
  private boolean switchUp;
  private int pictureBegan;

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
    if (place != Place.LATE) {
      out.spatialLayers = frame.activeSpatialLayers();
    }
    if (frame.hasStructure()) {
      for (int i = 0; i < frame.spatialLayers(); i++) {
        out.size(i, frame.width(i), frame.height(i));
      }
    }
    int number = DependencyDescriptor.frameNumber(packet, descriptor);
    if (place.isNewPicture()) {
      pictureBegan = number;
    }
    boolean withinPicture = frame.reach() <= SequenceNumber.difference(number, pictureBegan);
    readTargets(place, withinPicture, out);
  }

  /// @param withinPicture the frame refers to none of a picture before
  private void readTargets(Place place, boolean withinPicture, PacketMark out) {
    int opened = 0;
    boolean upper = false;
    boolean upperNeeds = false;
    for (int i = 0; i < frame.targets(); i++) {
      int spatial = frame.targetSpatialLayer(i);
      int indication = frame.indication(i);
      if (spatial > out.spatialLayer) {
        upper = true;
        upperNeeds |= indication != DependencyDescriptor.NOT_PRESENT;
      }
      if (spatial == out.spatialLayer && indication == DependencyDescriptor.SWITCH) {
        // all that comes later for this target can be decoded by whoever can decode this frame
        opened |= (2 << frame.targetTemporalLayer(i)) - 1;
        out.spatialUp |= out.frameStart && withinPicture;
      }
    }
    out.discardable = upper && !upperNeeds;
    if (place.isNewPicture()) {
      if (out.keyframe) {
        points.begin();
      }
      switchUp = out.keyframe || points.pass(out.temporalLayer, opened);
    }
    out.switchUp = place != Place.LATE && switchUp;
  }
}
