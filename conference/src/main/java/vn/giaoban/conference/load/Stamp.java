package vn.giaoban.conference.load;

import java.time.Clock;
import java.time.Instant;
import vn.giaoban.conference.rtp.NetworkOrder;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.rtp.Vp8Payload;

/// The moment a packet was sent, in its payload, where a server leaves it alone: behind the codec's
/// head.
final class Stamp {
  static final int LENGTH = 12;
  static final int NONE = -1;
  private static final int MAGIC = 0x6762_6C64;

  /// Behind the largest head of a VP8 frame.
  private static final int BEHIND_VP8 = 10;

  private static final int BEHIND_OPUS = 1;

  private Stamp() {}

  /// Nanoseconds since 1970, by the clock that the kernel stamps arrivals with.
  static long now(Clock clock) {
    Instant now = clock.instant();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  static int indexInVp8(int descriptor) {
    return descriptor + BEHIND_VP8;
  }

  static int indexInOpus() {
    return BEHIND_OPUS;
  }

  static void write(byte[] packet, int at, long nanos) {
    NetworkOrder.put32(packet, at, MAGIC);
    NetworkOrder.put64(packet, at + 4, nanos);
  }

  /// @param packet opened
  /// @return when it was sent; [#NONE] when it carries no stamp
  static long read(byte[] packet, int length) {
    int header = RtpHeader.length(packet, 0, length);
    if (header < 0) {
      return NONE;
    }
    int at = header + BEHIND_OPUS;
    if (RtpHeader.payloadType(packet, 0) == OfferText.VP8) {
      int descriptor = Vp8Payload.descriptorLength(packet, header, length - header);
      at = header + indexInVp8(Math.max(0, descriptor));
    }
    return at + LENGTH <= length && NetworkOrder.i32(packet, at) == MAGIC
        ? NetworkOrder.i64(packet, at + 4)
        : NONE;
  }
}
