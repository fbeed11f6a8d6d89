package vn.giaoban.conference.rtp;

/// Reads H.264 (RFC 6184, packetization mode 1): one layer; the size from the sequence parameters.
public final class H264Reader extends PayloadReader {
  private final SequenceParameters parameters = new SequenceParameters();
  private boolean parametersCome;
  private boolean wholeSoFar;
  private boolean begun;

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
    int set = H264Payload.sequenceParameters(packet, header, length);
    out.frameStart = place.isNewPicture();
    if (out.frameStart) {
      begun = false;
      wholeSoFar = place == Place.NEXT_PICTURE;
    }
    if (set >= 0) {
      parametersCome = true;
      int size = H264Payload.sequenceParametersLength(packet, header, length, set);
      if (parameters.read(packet, set, size)) {
        out.size(0, parameters.width(), parameters.height());
      }
    }
    // a refresh whose parameters got lost on the way is no beginning: they will come again
    boolean whole = wholeSoFar || !parametersCome;
    boolean begins = set >= 0 || whole && H264Payload.isKeyframeStart(packet, header, length);
    out.keyframe = begins && !begun && place != Place.LATE;
    out.switchUp = out.keyframe;
    begun |= begins || H264Payload.isSlice(packet, header);
  }
}
