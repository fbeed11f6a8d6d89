package vn.giaoban.conference.forward;

import vn.giaoban.conference.bandwidth.Demand;

/// The ways to show a source, from worst to best: each stream of a simulcast, each spatial layer of
/// a scalable stream, with fewer temporal layers and with all of them. Made anew when the source
/// has told something else of itself.
final class PictureOptions {
  private final Layer[] layers = new Layer[Demand.MAX_LAYERS];
  private final int[] spatialLayers = new int[Demand.MAX_LAYERS];
  private final boolean[] thinned = new boolean[Demand.MAX_LAYERS];
  private final int[] heights = new int[Demand.MAX_LAYERS];
  private int count;

  /// @param ranked from the smallest picture to the largest
  PictureOptions(Layer[] ranked) {
    for (var layer : ranked) {
      int spatial = layer.shape().spatialLayers();
      for (int i = 0; i < spatial; i++) {
        int highest = i == spatial - 1 ? LayerFilter.ALL : i;
        if (layer.rates().hasTemporalLayers()) {
          add(layer, highest, true, layer.shape().height(i));
        }
        add(layer, highest, false, layer.shape().height(i));
      }
    }
  }

  private void add(Layer layer, int spatialLayer, boolean thin, int height) {
    if (count < Demand.MAX_LAYERS) {
      layers[count] = layer;
      spatialLayers[count] = spatialLayer;
      thinned[count] = thin;
      heights[count++] = height;
    }
  }

  int count() {
    return count;
  }

  Layer layer(int option) {
    return layers[Math.min(option, count - 1)];
  }

  /// The highest spatial layer to let through; [LayerFilter#ALL] for the best way of a stream.
  int spatialLayer(int option) {
    return spatialLayers[Math.min(option, count - 1)];
  }

  /// The highest temporal layer to let through.
  int temporalLayer(int option) {
    int i = Math.min(option, count - 1);
    return thinned[i] ? layers[i].rates().thinnedTemporal() : LayerFilter.ALL;
  }

  /// What a way costs, in bits per second.
  long bitsPerSecond(int option) {
    long measured = layers[option].rates().bitsPerSecond(spatialLayers[option], thinned[option]);
    if (measured > 0) {
      return measured;
    }
    long usual = Demand.usualBps(heights[option]);
    return thinned[option] ? usual * 6 / 10 : usual;
  }

  /// The way that fills a height with the least: the highest there is when none does. Without the
  /// uppermost temporal layer where that is more frames than are wished for.
  int forHeight(int heightPx, int maxFrameRate, long nowNanos) {
    int best = 0;
    for (int i = 0; i < count; i++) {
      if (!thinned[i] && layers[i].isAvailable(nowNanos)) {
        best = i;
        if (heights[i] >= heightPx) {
          break;
        }
      }
    }
    var rates = layers[best].rates();
    boolean fewer = best > 0 && thinned[best - 1] && layers[best - 1] == layers[best];
    return fewer && rates.temporalLayerFor(maxFrameRate) <= rates.thinnedTemporal()
        ? best - 1
        : best;
  }

  /// The way that is what another source's state called otherwise.
  ///
  /// @param before the ways as they were
  /// @param option one of them, or [Demand#PAUSED]
  int like(PictureOptions before, int option) {
    if (option == Demand.PAUSED) {
      return option;
    }
    int alike = -1;
    for (int i = 0; i < count; i++) {
      if (layers[i] == before.layer(option)
          && (alike < 0 || spatialLayers[i] <= before.spatialLayer(option))
          && (alike < 0 || thinned[i] == before.isThinned(option))) {
        alike = i;
      }
    }
    return alike < 0 ? Math.min(option, count - 1) : alike;
  }

  private boolean isThinned(int option) {
    return thinned[Math.min(option, count - 1)];
  }
}
