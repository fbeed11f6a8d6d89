package vn.giaoban.conference.rtp;

/// What forwarding must know of one packet of a picture, whatever its codec. A [PayloadReader]
/// fills it once per arrived packet, for all receivers; it is valid until the next one is read.
///
/// A **frame** is one spatial layer of a **picture**; the packets of a picture have one timestamp,
/// and the last of them has the RTP marker. Whoever is shown less than all spatial layers must be
/// given the marker on the last packet of the highest frame he gets ([#frameEnd]).
public final class PacketMark {
  /// More spatial layers than any of the codecs has.
  public static final int MAX_SPATIAL_LAYERS = 8;

  boolean keyframe;
  boolean frameStart;
  boolean frameEnd;
  int spatialLayer;
  int temporalLayer;
  boolean switchUp;

  /// What the stream has told so far; survives [#clear].
  int spatialLayers = 1;

  final int[] widths = new int[MAX_SPATIAL_LAYERS];
  final int[] heights = new int[MAX_SPATIAL_LAYERS];

  void clear() {
    keyframe = false;
    frameStart = false;
    frameEnd = false;
    spatialLayer = 0;
    temporalLayer = 0;
    switchUp = false;
  }

  void size(int layer, int width, int height) {
    widths[layer] = width;
    heights[layer] = height;
  }

  /// A decoder that knows nothing can begin with this packet.
  public boolean keyframe() {
    return keyframe;
  }

  /// The first packet of a frame.
  public boolean frameStart() {
    return frameStart;
  }

  /// The last packet of a frame.
  public boolean frameEnd() {
    return frameEnd;
  }

  /// 0 for the base; 0 where a codec has none.
  public int spatialLayer() {
    return spatialLayer;
  }

  /// 0 for the base.
  public int temporalLayer() {
    return temporalLayer;
  }

  /// A receiver that has been given lower temporal layers only may be given this one too, beginning
  /// with this picture.
  public boolean switchUp() {
    return switchUp;
  }

  /// How many spatial layers there are, as the stream told last; 1 at first.
  public int spatialLayers() {
    return spatialLayers;
  }

  /// The width in pixels of a spatial layer; 0 while it has not been told.
  ///
  /// @param spatialLayer below [#MAX_SPATIAL_LAYERS]
  public int width(int spatialLayer) {
    return widths[spatialLayer];
  }

  /// The height in pixels of a spatial layer; 0 while it has not been told.
  ///
  /// @param spatialLayer below [#MAX_SPATIAL_LAYERS]
  public int height(int spatialLayer) {
    return heights[spatialLayer];
  }

  /// The height in pixels of the highest spatial layer; 0 while it has not been told.
  public int height() {
    return heights[spatialLayers - 1];
  }
}
