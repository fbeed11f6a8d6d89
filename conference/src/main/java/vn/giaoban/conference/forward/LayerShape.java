package vn.giaoban.conference.forward;

import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.rtp.Av1Reader;
import vn.giaoban.conference.rtp.H264Reader;
import vn.giaoban.conference.rtp.HeaderExtension;
import vn.giaoban.conference.rtp.PacketMark;
import vn.giaoban.conference.rtp.PayloadReader;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.rtp.Vp8Reader;
import vn.giaoban.conference.rtp.Vp9Reader;
import vn.giaoban.conference.sdp.Codec;

/// What a stream of pictures tells of itself: its spatial layers and their heights, as of the last
/// key frame.
final class LayerShape {
  private final @Nullable PayloadReader reader;
  private final int descriptorExtension;
  private final int usualHeight;
  private final PacketMark seen = new PacketMark();
  private final int[] heights = new int[LayerRates.MAX_SPATIAL_LAYERS];
  private int spatialLayers = 1;
  private boolean news;

  /// @param descriptorExtension id of the dependency descriptor; 0 when it was not agreed
  /// @param height of its picture in pixels, until it tells
  LayerShape(Codec codec, int descriptorExtension, int height) {
    this.descriptorExtension = descriptorExtension;
    usualHeight = height;
    heights[0] = height;
    reader =
        switch (codec) {
          case OPUS -> null;
          case VP8 -> new Vp8Reader();
          case H264 -> new H264Reader();
          case VP9 -> new Vp9Reader();
          case AV1 -> new Av1Reader();
        };
  }

  /// Reads a packet.
  ///
  /// @return what [Mark] says of it
  int read(byte[] packet, int header, int end) {
    if (reader == null) {
      return 0;
    }
    int found = HeaderExtension.find(packet, 0, header, descriptorExtension);
    reader.read(
        packet,
        header,
        end,
        found < 0 ? -1 : HeaderExtension.index(found),
        found < 0 ? 0 : HeaderExtension.length(found),
        seen);
    if (seen.keyframe()) {
      keyframeBegan();
    }
    return Mark.of(
        seen.keyframe(),
        seen.frameStart(),
        seen.frameEnd(),
        RtpHeader.marker(packet, 0),
        seen.switchUp(),
        seen.temporalLayer(),
        seen.spatialLayer());
  }

  private void keyframeBegan() {
    int count = Math.min(seen.spatialLayers(), heights.length);
    for (int i = 0; i < count; i++) {
      int height = seen.height(i) > 0 ? seen.height(i) : usualHeight >> count - 1 - i;
      if (height != heights[i]) {
        heights[i] = height;
        news = true;
      }
    }
    if (count != spatialLayers) {
      spatialLayers = count;
      news = true;
    }
  }

  /// Whether it has changed since this was asked last.
  boolean pollNews() {
    boolean was = news;
    news = false;
    return was;
  }

  /// How many spatial layers there are.
  int spatialLayers() {
    return spatialLayers;
  }

  /// The height of a spatial layer in pixels.
  int height(int spatialLayer) {
    return heights[spatialLayer];
  }

  /// The height of the whole picture in pixels.
  int height() {
    return heights[spatialLayers - 1];
  }
}
