package vn.giaoban.web.room;

import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.giaoban.conference.media.MediaTrace;

/// The latest packets of one media session, headers only: when, which way, what. Written by the
/// packets' thread without allocating; a reader on another thread may miss the newest.
final class PacketTrace implements MediaTrace {
  private static final int RTP_VERSION = 2;
  private static final int RTP_HEADER = 12;
  private static final int RTCP_HEADER = 8;
  private static final int STUN_HEADER = 20;
  private static final double NANOS = 1e9;

  private final long startNanos;
  private final long[] at;
  private final byte[][] heads;
  private final int[] sizes;
  private final boolean[] incoming;
  private volatile long count;

  /// @param capacity packets that are kept; older ones make room
  /// @param startNanos the monotonic moment that is 0 in the log
  PacketTrace(int capacity, long startNanos) {
    this.startNanos = startNanos;
    at = new long[capacity];
    heads = new byte[capacity][RTP_HEADER];
    sizes = new int[capacity];
    incoming = new boolean[capacity];
  }

  @Override
  public void packet(boolean in, byte[] packet, int offset, int length, long nanos) {
    long n = count;
    int slot = (int) (n % at.length);
    at[slot] = nanos;
    sizes[slot] = length;
    incoming[slot] = in;
    System.arraycopy(packet, offset, heads[slot], 0, Math.min(length, RTP_HEADER));
    count = n + 1;
  }

  /// All that have come, also those that are not kept any more.
  long count() {
    return count;
  }

  /// One JSON object for each packet that is kept, the oldest first.
  Stream<String> lines() {
    long last = count;
    int kept = (int) Math.min(last, at.length);
    return IntStream.range(0, kept).mapToObj(n -> line((int) ((last - kept + n) % at.length)));
  }

  private String line(int slot) {
    var head = heads[slot];
    var start =
        String.format(
            Locale.ROOT,
            "{\"t\":%.6f,\"dir\":\"%s\",\"size\":%d,",
            (at[slot] - startNanos) / NANOS,
            incoming[slot] ? "in" : "out",
            sizes[slot]);
    return start + what(head, sizes[slot]) + "}";
  }

  /// Told apart by the first bytes (RFC 7983, RFC 5761).
  private static String what(byte[] head, int size) {
    int first = head[0] & 0xff;
    int second = head[1] & 0xff;
    if (first >> 6 == RTP_VERSION && second >= 192 && second <= 223 && size >= RTCP_HEADER) {
      return "\"kind\":\"rtcp\",\"type\":%d,\"fmt\":%d,\"ssrc\":%d"
          .formatted(second, first & 0x1f, u32(head, 4));
    }
    if (first >> 6 == RTP_VERSION && size >= RTP_HEADER) {
      return "\"kind\":\"rtp\",\"ssrc\":%d,\"pt\":%d,\"seq\":%d,\"ts\":%d,\"marker\":%b"
          .formatted(u32(head, 8), second & 0x7f, u16(head, 2), u32(head, 4), second >= 0x80);
    }
    if (first <= 3 && size >= STUN_HEADER) {
      return "\"kind\":\"stun\",\"type\":%d".formatted(u16(head, 0));
    }
    return "\"kind\":\"other\"";
  }

  private static int u16(byte[] head, int index) {
    return (head[index] & 0xff) << 8 | head[index + 1] & 0xff;
  }

  private static long u32(byte[] head, int index) {
    return (long) u16(head, index) << 16 | u16(head, index + 2);
  }
}
