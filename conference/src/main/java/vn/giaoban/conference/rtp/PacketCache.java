package vn.giaoban.conference.rtp;

import java.util.Arrays;

/// The last packets of one stream, for its receivers and for those of them that ask again. Bounded
/// in memory: the oldest packet makes room for a new one. Memory is taken with the first packet.
public final class PacketCache {
  private static final byte[] NONE = {};
  private static final int EMPTY = -1;

  private final int size;
  private final int capacity;
  private byte[] bytes = NONE;
  private int[] sequenceNumbers = {};
  private long[] places = {};
  private int[] lengths = {};

  /// Octets ever written, gaps at the end of the ring included.
  private long written;

  /// @param size in octets, at least that of the longest packet
  /// @param capacity in packets
  public PacketCache(int size, int capacity) {
    this.size = size;
    this.capacity = capacity;
  }

  /// In octets.
  public int size() {
    return size;
  }

  /// Keeps a copy.
  ///
  /// @return where it is in [#bytes]; -1 when it is too long
  public int put(byte[] packet, int length) {
    if (length > size) {
      return -1;
    }
    if (bytes.length == 0) {
      take();
    }
    int at = (int) (written % size);
    if (at + length > size) {
      written += size - at;
      at = 0;
    }
    System.arraycopy(packet, 0, bytes, at, length);
    int sequenceNumber = RtpHeader.sequenceNumber(packet, 0);
    int entry = sequenceNumber % capacity;
    sequenceNumbers[entry] = sequenceNumber;
    places[entry] = written;
    lengths[entry] = length;
    written += length;
    return at;
  }

  private void take() {
    bytes = new byte[size];
    sequenceNumbers = new int[capacity];
    Arrays.fill(sequenceNumbers, EMPTY);
    places = new long[capacity];
    lengths = new int[capacity];
  }

  /// Where a packet is.
  ///
  /// @return -1 when it is not here any more
  public int find(int sequenceNumber) {
    if (bytes.length == 0) {
      return -1;
    }
    int entry = sequenceNumber % capacity;
    boolean here = sequenceNumbers[entry] == sequenceNumber && written - places[entry] <= size;
    return here ? (int) (places[entry] % size) : -1;
  }

  /// The length of a packet that was found.
  public int length(int sequenceNumber) {
    return lengths[sequenceNumber % capacity];
  }

  /// What packets are in; not to be changed.
  public byte[] bytes() {
    return bytes;
  }

  /// Gives the memory back.
  public void clear() {
    bytes = NONE;
    sequenceNumbers = new int[0];
    places = new long[0];
    lengths = new int[0];
    written = 0;
  }
}
