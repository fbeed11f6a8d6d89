package vn.giaoban.conference.rtp;

import java.util.Arrays;

/// Reads the dependency descriptor, a header extension that tells what each frame is for (AV1 RTP
/// payload format, appendix A). Keeps the structure that key frames bring. Frame numbers are read
/// and written in place.
public final class DependencyDescriptor {
  /// What a frame is to a decode target (section A.5).
  static final int NOT_PRESENT = 0;

  static final int SWITCH = 2;

  private static final int MANDATORY_LENGTH = 3;
  private static final int MAX_TEMPLATES = 64;
  private static final int MAX_TARGETS = 32;
  private static final int MAX_SPATIAL = 4;
  private static final int MAX_TEMPORAL = 8;

  private final BitReader bits = new BitReader();

  private int templates;
  private int firstTemplate;
  private int targets;
  private int spatialLayers;
  private final byte[] spatialOf = new byte[MAX_TEMPLATES];
  private final byte[] temporalOf = new byte[MAX_TEMPLATES];
  private final byte[] indicationsOf = new byte[MAX_TEMPLATES * MAX_TARGETS];
  private final byte[] targetSpatial = new byte[MAX_TARGETS];
  private final byte[] targetTemporal = new byte[MAX_TARGETS];
  private final int[] widths = new int[MAX_SPATIAL];
  private final int[] heights = new int[MAX_SPATIAL];

  private boolean frameStart;
  private boolean frameEnd;
  private boolean structurePresent;
  private int template;
  private final byte[] indications = new byte[MAX_TARGETS];

  /// The frame number of an element that is at least three octets long.
  ///
  /// @return 0 to 65535
  public static int frameNumber(byte[] packet, int index) {
    return NetworkOrder.u16(packet, index + 1);
  }

  /// Overwrites a frame number.
  public static void setFrameNumber(byte[] packet, int index, int frameNumber) {
    NetworkOrder.put16(packet, index + 1, frameNumber);
  }

  /// Reads one element.
  ///
  /// @return false when it is broken or of a structure that has not come; nothing else may be asked
  ///   then
  boolean read(byte[] packet, int index, int length) {
    if (length < MANDATORY_LENGTH) {
      return false;
    }
    bits.over(packet, index, length);
    frameStart = bits.flag();
    frameEnd = bits.flag();
    int id = bits.bits(6);
    bits.skip(16);
    structurePresent = false;
    boolean ownIndications = false;
    if (length > MANDATORY_LENGTH) {
      structurePresent = bits.flag();
      boolean activeTargets = bits.flag();
      ownIndications = bits.flag();
      bits.skip(2);
      if (structurePresent && !readStructure()) {
        templates = 0;
        return false;
      }
      if (activeTargets) {
        bits.skip(targets);
      }
    }
    template = id - firstTemplate & MAX_TEMPLATES - 1;
    if (template >= templates) {
      return false;
    }
    if (ownIndications) {
      for (int i = 0; i < targets; i++) {
        indications[i] = (byte) bits.bits(2);
      }
    } else {
      System.arraycopy(indicationsOf, template * MAX_TARGETS, indications, 0, targets);
    }
    return !bits.isOverrun();
  }

  private boolean readStructure() {
    firstTemplate = bits.bits(6);
    targets = bits.bits(5) + 1;
    if (!readLayers()) {
      return false;
    }
    for (int i = 0; i < templates; i++) {
      for (int j = 0; j < targets; j++) {
        indicationsOf[i * MAX_TARGETS + j] = (byte) bits.bits(2);
      }
    }
    skipDifferences();
    skipChains();
    findTargetLayers();
    Arrays.fill(widths, 0);
    Arrays.fill(heights, 0);
    if (bits.flag()) {
      for (int i = 0; i < spatialLayers; i++) {
        widths[i] = bits.bits(16) + 1;
        heights[i] = bits.bits(16) + 1;
      }
    }
    return !bits.isOverrun();
  }

  private boolean readLayers() {
    int spatial = 0;
    int temporal = 0;
    int count = 0;
    int next;
    do {
      if (count == MAX_TEMPLATES || spatial == MAX_SPATIAL || temporal == MAX_TEMPORAL) {
        return false;
      }
      spatialOf[count] = (byte) spatial;
      temporalOf[count++] = (byte) temporal;
      next = bits.bits(2);
      if (next == 1) {
        temporal++;
      } else if (next == 2) {
        temporal = 0;
        spatial++;
      }
    } while (next != 3);
    templates = count;
    spatialLayers = spatial + 1;
    return true;
  }

  private void skipDifferences() {
    for (int i = 0; i < templates; i++) {
      while (bits.flag() && !bits.isOverrun()) {
        bits.skip(4);
      }
    }
  }

  private void skipChains() {
    int chains = bits.nonSymmetric(targets + 1);
    if (chains > 0) {
      for (int i = 0; i < targets; i++) {
        bits.nonSymmetric(chains);
      }
      bits.skip(4 * chains * templates);
    }
  }

  private void findTargetLayers() {
    for (int j = 0; j < targets; j++) {
      targetSpatial[j] = 0;
      targetTemporal[j] = 0;
      for (int i = 0; i < templates; i++) {
        if (indicationsOf[i * MAX_TARGETS + j] != NOT_PRESENT) {
          targetSpatial[j] = (byte) Math.max(targetSpatial[j], spatialOf[i]);
          targetTemporal[j] = (byte) Math.max(targetTemporal[j], temporalOf[i]);
        }
      }
    }
  }

  boolean isFrameStart() {
    return frameStart;
  }

  boolean isFrameEnd() {
    return frameEnd;
  }

  /// Whether the element brings a structure: its frame is a key frame.
  boolean hasStructure() {
    return structurePresent;
  }

  int spatialLayer() {
    return spatialOf[template];
  }

  int temporalLayer() {
    return temporalOf[template];
  }

  int spatialLayers() {
    return spatialLayers;
  }

  /// In pixels; 0 when the structure does not tell.
  int width(int spatialLayer) {
    return widths[spatialLayer];
  }

  /// In pixels; 0 when the structure does not tell.
  int height(int spatialLayer) {
    return heights[spatialLayer];
  }

  /// How many decode targets there are: pictures of some size and rate that can be had.
  int targets() {
    return targets;
  }

  /// The highest spatial layer of a target.
  int targetSpatialLayer(int target) {
    return targetSpatial[target];
  }

  /// The highest temporal layer of a target.
  int targetTemporalLayer(int target) {
    return targetTemporal[target];
  }

  /// What the frame is to a target: [#NOT_PRESENT], [#SWITCH] or one of the others.
  int indication(int target) {
    return indications[target];
  }
}
