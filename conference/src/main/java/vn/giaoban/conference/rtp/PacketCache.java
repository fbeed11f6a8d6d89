package vn.giaoban.conference.rtp;

import org.jspecify.annotations.Nullable;

/// The last packets of one video source, for receivers that ask again. Bounded: a place is used
/// again after as many packets as there are places.
public final class PacketCache {
  /// About 1.5 s of 1.5 Mbit/s.
  private static final int CAPACITY = 256;

  private static final int MAX_PACKET = 1500;

  private final byte[] @Nullable [] packets = new byte[CAPACITY][];
  private final int[] lengths = new int[CAPACITY];
  private final int[] sequenceNumbers = new int[CAPACITY];

  /// Keeps a copy.
  public void put(byte[] packet, int length) {
    if (length > MAX_PACKET) {
      return;
    }
    int sequenceNumber = RtpHeader.sequenceNumber(packet, 0);
    int place = sequenceNumber % CAPACITY;
    byte[] kept = packets[place];
    if (kept == null) {
      kept = new byte[MAX_PACKET];
      packets[place] = kept;
    }
    System.arraycopy(packet, 0, kept, 0, length);
    lengths[place] = length;
    sequenceNumbers[place] = sequenceNumber;
  }

  /// Whether this very packet is here.
  public boolean contains(int sequenceNumber) {
    int place = sequenceNumber % CAPACITY;
    return packets[place] != null && sequenceNumbers[place] == sequenceNumber;
  }

  /// A packet that [#contains] said is here; not to be changed.
  public byte[] packet(int sequenceNumber) {
    byte[] packet = packets[sequenceNumber % CAPACITY];
    if (packet == null) {
      throw new IllegalStateException("sequenceNumber: " + sequenceNumber + " (expected: cached)");
    }
    return packet;
  }

  public int length(int sequenceNumber) {
    return lengths[sequenceNumber % CAPACITY];
  }
}
