package vn.giaoban.conference.forward;

/// Which temporal and spatial layers of one stream a slot lets through. It goes down with the next
/// picture; up to more temporal layers where the stream allows it, up to more spatial layers with a
/// key frame. Lower spatial layers always go along, needed or not, so that going down needs none.
final class LayerFilter {
  /// Every layer there is.
  static final int ALL = 15;

  private int temporalAllowed = ALL;
  private int spatialAllowed = ALL;
  private int temporal = ALL;
  private int spatial = ALL;
  private boolean late;

  /// Sets the highest layers that are to come.
  void allow(int temporalLayer, int spatialLayer) {
    temporalAllowed = temporalLayer;
    spatialAllowed = spatialLayer;
  }

  /// Whether what comes is late: then only the lowest temporal layer passes, until the line has
  /// caught up.
  void late(boolean late) {
    this.late = late;
  }

  /// Whether a higher spatial layer waits for a key frame.
  boolean waitsForKeyframe() {
    return spatialAllowed > spatial;
  }

  /// Decides on the next packet of the stream.
  ///
  /// @param mark what [Mark] says of it
  boolean passes(int mark) {
    int layer = Mark.temporalLayer(mark);
    boolean keyframe = Mark.has(mark, Mark.KEYFRAME);
    if (keyframe || Mark.has(mark, Mark.FRAME_START) && Mark.spatialLayer(mark) == 0) {
      beginPicture(keyframe, Mark.has(mark, Mark.SWITCH_UP), layer);
    }
    return layer <= temporal && Mark.spatialLayer(mark) <= spatial;
  }

  private void beginPicture(boolean keyframe, boolean switchUp, int layer) {
    if (keyframe || spatialAllowed < spatial) {
      spatial = spatialAllowed;
    }
    int allowed = late ? 0 : temporalAllowed;
    if (keyframe || allowed < temporal || switchUp && layer > temporal && layer <= allowed) {
      temporal = allowed;
    }
  }

  /// Whether a packet that passes is the last of its picture because what follows does not pass: it
  /// must have the RTP marker (RFC 9628 section 4.1; AV1 RTP payload format, section 4.2).
  boolean endsPicture(int mark) {
    return Mark.has(mark, Mark.FRAME_END) && Mark.nextLayer(mark) > spatial;
  }
}
