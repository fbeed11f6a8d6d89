package vn.giaoban.conference.rtp;

/// Reads transport-wide feedback (draft-holmer-rmcat-transport-wide-cc-extensions-01 section 3.1)
/// packet by packet, without making anything.
///
/// ```java
/// if (feedback.begin(packet, index, length) > 0) {
///   while (feedback.next()) {
///     … feedback.sequenceNumber(), feedback.isReceived(), feedback.arrivalMicros()
///   }
/// }
/// ```
///
/// A message is checked as a whole before anything of it is told. Times go on over messages: the
/// 24-bit reference time may wrap.
public final class TransportCcFeedback {
  /// More than anybody can have sent between two messages: a run-length chunk costs its writer two
  /// bytes and its reader 8191 steps.
  static final int MAX_STATUSES = 4096;

  private static final int HEAD = 20;
  private static final int TICK_MICROS = 250;
  private static final long REFERENCE_MICROS = 64_000;

  private byte[] packet = {};
  private int chunkAt;
  private int deltaAt;
  private int left;
  private int chunk;
  private int chunkLeft;
  private int sequenceNumber;
  private boolean received;
  private long arrivalMicros;
  private boolean referenced;
  private int reference;
  private long referenceMicros;

  /// Begins to read one message.
  ///
  /// @param index of its RTCP head
  /// @param length of this message, head and padding included
  /// @return how many packets it tells about; -1 when it is malformed
  public int begin(byte[] packet, int index, int length) {
    left = 0;
    int end = end(packet, index, length);
    if (end < 0) {
      return -1;
    }
    int count = NetworkOrder.u16(packet, index + 14);
    int deltas = deltas(packet, index + HEAD, end, count);
    if (deltas < 0) {
      return -1;
    }
    this.packet = packet;
    chunkAt = index + HEAD;
    chunkLeft = 0;
    deltaAt = deltas;
    left = count;
    sequenceNumber = SequenceNumber.plus(NetworkOrder.u16(packet, index + 12), -1);
    arrivalMicros = reference(NetworkOrder.u24(packet, index + 16));
    return count;
  }

  /// Where chunks and deltas end; negative when the head is wrong.
  private static int end(byte[] packet, int index, int length) {
    if (length < HEAD + 2
        || RtcpHeader.length(packet, index, length) != length
        || RtcpHeader.type(packet, index) != RtcpHeader.TRANSPORT_FEEDBACK
        || RtcpHeader.format(packet, index) != RtcpHeader.FORMAT_TRANSPORT_CC) {
      return -1;
    }
    boolean padded = (packet[index] & 0x20) != 0;
    int padding = padded ? NetworkOrder.u8(packet, index + length - 1) : 0;
    return padding > length - HEAD || padded && padding == 0 ? -1 : index + length - padding;
  }

  /// Where the deltas begin, if all chunks and all deltas are there; else -1.
  private static int deltas(byte[] packet, int chunks, int end, int count) {
    if (count == 0 || count > MAX_STATUSES) {
      return -1;
    }
    int at = chunks;
    int bytes = 0;
    for (int told = 0; told < count; at += 2) {
      if (at + 2 > end) {
        return -1;
      }
      int chunk = NetworkOrder.u16(packet, at);
      int size = Math.min(size(chunk), count - told);
      if (size == 0) {
        return -1;
      }
      if (isRun(chunk)) {
        int symbol = chunk >> 13 & 3;
        if (symbol == 3) {
          return -1;
        }
        bytes += symbol * size;
      } else {
        for (int i = 0; i < size; i++) {
          int symbol = symbol(chunk, i);
          if (symbol == 3) {
            return -1;
          }
          bytes += symbol;
        }
      }
      told += size;
    }
    return at + bytes <= end ? at : -1;
  }

  private static boolean isRun(int chunk) {
    return (chunk & 0x8000) == 0;
  }

  private static int size(int chunk) {
    if (isRun(chunk)) {
      return chunk & 0x1FFF;
    }
    return (chunk & 0x4000) == 0 ? 14 : 7;
  }

  /// What a chunk says of its packet `i`: also the length of its delta.
  private static int symbol(int chunk, int i) {
    if (isRun(chunk)) {
      return chunk >> 13 & 3;
    }
    return (chunk & 0x4000) == 0 ? chunk >> 13 - i & 1 : chunk >> 12 - 2 * i & 3;
  }

  private long reference(int told) {
    if (referenced) {
      // the nearest of all times with these 24 bits
      referenceMicros += (told - reference << 8 >> 8) * REFERENCE_MICROS;
    } else {
      referenced = true;
      referenceMicros = told * REFERENCE_MICROS;
    }
    reference = told;
    return referenceMicros;
  }

  /// Goes to the next packet of the message.
  ///
  /// @return false when there is none
  public boolean next() {
    if (left == 0) {
      return false;
    }
    if (chunkLeft == 0) {
      chunk = NetworkOrder.u16(packet, chunkAt);
      chunkAt += 2;
      chunkLeft = size(chunk);
    }
    int symbol = symbol(chunk, size(chunk) - chunkLeft);
    chunkLeft--;
    left--;
    sequenceNumber = SequenceNumber.plus(sequenceNumber, 1);
    received = symbol != 0;
    if (symbol == 1) {
      arrivalMicros += NetworkOrder.u8(packet, deltaAt) * TICK_MICROS;
    } else if (symbol == 2) {
      arrivalMicros += (short) NetworkOrder.u16(packet, deltaAt) * TICK_MICROS;
    }
    deltaAt += symbol;
    return true;
  }

  /// The transport-wide number of the packet, 0..65535.
  public int sequenceNumber() {
    return sequenceNumber;
  }

  public boolean isReceived() {
    return received;
  }

  /// When the packet arrived, if it was received: microseconds of the receiver's clock, which
  /// begins anywhere, in steps of 250.
  public long arrivalMicros() {
    return arrivalMicros;
  }
}
