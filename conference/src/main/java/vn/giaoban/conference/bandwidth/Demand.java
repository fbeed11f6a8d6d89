package vn.giaoban.conference.bandwidth;

import java.util.Arrays;

/// What one receiving section would like, and what it is granted: kept by the section, filled in
/// before and read after [Allocator#allocate].
///
/// A *layer* is here whatever can be chosen, from worst to best: the layers of a simulcast, with or
/// without their upper temporal layers, or those of a scalable stream; each with all it costs.
public final class Demand {
  /// What the section is for; the order is that of importance.
  public enum Kind {
    VOICE,
    STAGE,
    THUMBNAIL
  }

  /// Nothing is to be sent.
  public static final int PAUSED = -1;

  /// Three sizes with three temporal layers each, and some.
  public static final int MAX_LAYERS = 12;

  private final Kind kind;
  private final long[] bps = new long[MAX_LAYERS];
  private boolean screen;
  private int layers;
  private int wished = PAUSED;
  private int granted = PAUSED;
  private boolean fresh = true;

  public Demand(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /// The section is empty, or its client does not show it.
  public void nothing() {
    wished = PAUSED;
    granted = PAUSED;
    fresh = true;
  }

  /// A voice is in the section.
  public void voice() {
    wished = 0;
    granted = 0;
    layers = 1;
  }

  /// A picture is in the section.
  ///
  /// @param screen whether it is a shared screen
  /// @param layers how many there are, 1..[#MAX_LAYERS]
  /// @param wished the best layer worth sending, 0..layers - 1
  public void picture(boolean screen, int layers, int wished) {
    if (layers < 1 || layers > MAX_LAYERS || wished < 0 || wished >= layers) {
      throw new IllegalArgumentException(
          "layers, wished: " + layers + ", " + wished + " (expected: wished below layers)");
    }
    if (layers != this.layers) {
      Arrays.fill(bps, 0);
    }
    this.screen = screen;
    this.layers = layers;
    this.wished = wished;
    granted = Math.min(granted, wished);
  }

  /// The layers are now numbered otherwise: what is granted has another number.
  public void renumbered(int granted) {
    this.granted = granted;
  }

  /// What a layer costs with all it builds on, in bits per second, measured over a second or more;
  /// where nothing is measured because nobody receives it, [#usualBps].
  public void cost(int layer, long bps) {
    this.bps[layer] = bps;
  }

  /// What a picture of a height usually needs.
  ///
  /// @param heightPx 0 when not known
  /// @return bits per second
  public static long usualBps(int heightPx) {
    if (heightPx <= 0 || heightPx > 360) {
      return heightPx > 720 ? 2_500_000 : 1_500_000;
    }
    return heightPx <= 180 ? 150_000 : 500_000;
  }

  /// The layer to send; [#PAUSED] for none.
  public int granted() {
    return granted;
  }

  /// The best layer worth sending; [#PAUSED] for none.
  public int wished() {
    return wished;
  }

  boolean isPicture() {
    return kind != Kind.VOICE && wished != PAUSED;
  }

  boolean isVoice() {
    return kind == Kind.VOICE && wished != PAUSED;
  }

  /// Lower ranks are served first: a screen on stage, the stage, thumbnails.
  int rank() {
    if (kind != Kind.STAGE) {
      return 2;
    }
    return screen ? 0 : 1;
  }

  /// What a layer costs; nothing when paused.
  long bps(int layer) {
    return layer == PAUSED ? 0 : bps[layer];
  }

  long grantedBps() {
    return bps(granted);
  }

  void grant(int layer) {
    granted = layer;
    fresh = false;
  }

  /// Whether it has just come and is shown at once, without waiting for headroom.
  boolean isFresh() {
    return fresh;
  }
}
