package vn.giaoban.conference.rtp;

/// Puts the frames of several Opus packets into one (RFC 6716 section 3.2), bit by bit as they
/// were: on a thin line the headers of a packet cost more than the speech in it.
///
/// Only what belongs together is merged: the same configuration, one frame right behind the other,
/// and nothing at the edge of silence. Allocates nothing after it was made.
public final class OpusMerger {
  /// What a merged packet may have: it shall go through every tunnel.
  private static final int MAX_OCTETS = 1000;

  private static final int CODE_TOLD = 3;

  private final byte[] frames = new byte[MAX_OCTETS];
  private final int[] lengths = new int[OpusFrames.MAX_FRAMES];
  private final OpusFrames next = new OpusFrames();
  private int kind;
  private int count;
  private int octets;
  private int samples;
  private int timestamp;

  /// Takes the frames of a packet behind those that are here already.
  ///
  /// @param timestamp of the packet, at 48 kHz (RFC 7587 section 4.1)
  /// @param maxSamples what a merged packet may last, at 48 kHz
  /// @return whether they were taken: a packet that is broken, silent, too long or does not go on
  ///   where the last one ended is not, and nothing has changed then
  public boolean append(byte[] packet, int index, int length, int timestamp, int maxSamples) {
    if (!next.read(packet, index, length)
        || next.isSilent()
        || samples + next.samples() > Math.min(maxSamples, OpusFrames.MAX_SAMPLES)
        || count + next.count() > OpusFrames.MAX_FRAMES
        || octets + length > MAX_OCTETS) {
      return false;
    }
    if (count == 0) {
      kind = next.kind();
      this.timestamp = timestamp;
    } else if (next.kind() != kind || timestamp != this.timestamp + samples) {
      return false;
    }
    for (int i = 0; i < next.count(); i++) {
      System.arraycopy(packet, next.placeOf(i), frames, octets, next.length(i));
      octets += next.length(i);
      lengths[count++] = next.length(i);
    }
    samples += next.samples();
    return true;
  }

  public boolean isEmpty() {
    return count == 0;
  }

  /// Of the first frame.
  public int timestamp() {
    return timestamp;
  }

  /// What the frames last together, at 48 kHz.
  public int samples() {
    return samples;
  }

  /// Writes all frames as one packet and forgets them.
  ///
  /// @param out with room for all that was taken and 98 octets
  /// @return the packet's length; 0 when there is nothing
  public int write(byte[] out, int at) {
    if (count == 0) {
      return 0;
    }
    int next = at + 1;
    int code;
    if (count == 1) {
      code = 0;
    } else if (count == 2) {
      code = lengths[0] == lengths[1] ? 1 : 2;
      next += code == 1 ? 0 : OpusFrames.writeLength(out, next, lengths[0]);
    } else {
      code = CODE_TOLD;
      boolean equal = areEqual();
      NetworkOrder.put8(out, next++, equal ? count : OpusFrames.VARIABLE | count);
      for (int i = 0; !equal && i < count - 1; i++) {
        next += OpusFrames.writeLength(out, next, lengths[i]);
      }
    }
    NetworkOrder.put8(out, at, kind | code);
    System.arraycopy(frames, 0, out, next, octets);
    next += octets;
    clear();
    return next - at;
  }

  private boolean areEqual() {
    for (int i = 1; i < count; i++) {
      if (lengths[i] != lengths[0]) {
        return false;
      }
    }
    return true;
  }

  /// Forgets what was taken.
  public void clear() {
    count = 0;
    octets = 0;
    samples = 0;
  }
}
