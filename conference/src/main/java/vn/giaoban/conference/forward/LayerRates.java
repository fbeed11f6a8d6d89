package vn.giaoban.conference.forward;

/// What one stream's spatial layers cost, each with all those below it, and what they cost without
/// the uppermost temporal layer; and how many frames a second its temporal layers have.
final class LayerRates {
  /// Higher ones are counted with the highest; no codec of a browser has more.
  static final int MAX_SPATIAL_LAYERS = 4;

  /// Higher ones are counted with the highest; no codec of a browser has more.
  private static final int MAX_TEMPORAL_LAYERS = 4;

  /// Frames come unevenly: so much more than is wished for is still that.
  private static final double TOLERANCE = 1.2;

  private final long[] octets = new long[MAX_SPATIAL_LAYERS];
  private final long[] thinnedOctets = new long[MAX_SPATIAL_LAYERS];
  private final long[] bps = new long[MAX_SPATIAL_LAYERS];
  private final long[] thinnedBps = new long[MAX_SPATIAL_LAYERS];
  private final int[] frames = new int[MAX_TEMPORAL_LAYERS];

  /// Each with all below it; 0 when not known.
  private final double[] framesPerSecond = new double[MAX_TEMPORAL_LAYERS];

  private int highestTemporal;

  /// Counts a packet.
  ///
  /// @param mark what [Mark] says of it
  /// @return whether it is the first of a higher temporal layer
  boolean count(int mark, int length) {
    int spatial = Math.min(Mark.spatialLayer(mark), MAX_SPATIAL_LAYERS - 1);
    int temporal = Mark.temporalLayer(mark);
    boolean higher = temporal > highestTemporal;
    if (higher) {
      highestTemporal = temporal;
    }
    if (Mark.has(mark, Mark.FRAME_START) && spatial == 0) {
      frames[Math.min(temporal, MAX_TEMPORAL_LAYERS - 1)]++;
    }
    octets[spatial] += length;
    if (temporal < highestTemporal) {
      thinnedOctets[spatial] += length;
    }
    return higher;
  }

  /// Concludes a stretch of time.
  ///
  /// @param counts whether packets came in it: else what was known stays
  void measure(long elapsedNanos, boolean counts) {
    long all = 0;
    long thinned = 0;
    for (int i = 0; i < MAX_SPATIAL_LAYERS; i++) {
      all += octets[i];
      thinned += thinnedOctets[i];
      octets[i] = 0;
      thinnedOctets[i] = 0;
      if (counts && elapsedNanos > 0) {
        bps[i] = smoothed(bps[i], all, elapsedNanos);
        thinnedBps[i] = smoothed(thinnedBps[i], thinned, elapsedNanos);
      }
    }
    int sum = 0;
    for (int i = 0; i < MAX_TEMPORAL_LAYERS; i++) {
      sum += frames[i];
      frames[i] = 0;
      if (counts && elapsedNanos > 0) {
        double now = sum * 1e9 / elapsedNanos;
        framesPerSecond[i] = framesPerSecond[i] == 0 ? now : (framesPerSecond[i] + now) / 2;
      }
    }
  }

  private static long smoothed(long before, long octets, long elapsedNanos) {
    long now = octets * 8_000_000_000L / elapsedNanos;
    return before == 0 ? now : (before + now) / 2;
  }

  /// In bits per second, as last measured; 0 when it never came.
  ///
  /// @param spatialLayer the highest that counts; [LayerFilter#ALL] for all
  long bitsPerSecond(int spatialLayer, boolean thinned) {
    int i = Math.min(spatialLayer, MAX_SPATIAL_LAYERS - 1);
    return thinned ? Math.min(bps[i], thinnedBps[i]) : bps[i];
  }

  /// The highest temporal layer that brings no more frames than these.
  ///
  /// @return [LayerFilter#ALL] when all of them may come or nothing has been measured; never less
  ///   than the lowest layer, without which there is no picture
  int temporalLayerFor(int maxFrameRate) {
    int highest = Math.min(highestTemporal, MAX_TEMPORAL_LAYERS - 1);
    if (framesPerSecond[highest] <= TOLERANCE * maxFrameRate) {
      return LayerFilter.ALL;
    }
    int layer = highest;
    while (layer > 0 && framesPerSecond[layer] > TOLERANCE * maxFrameRate) {
      layer--;
    }
    return layer;
  }

  boolean hasTemporalLayers() {
    return highestTemporal > 0;
  }

  /// The uppermost temporal layer but one.
  int thinnedTemporal() {
    return highestTemporal - 1;
  }
}
