package vn.giaoban.conference.rtp;

import java.time.Instant;

/// 64-bit NTP times: seconds since 1900 and a binary fraction.
public final class NtpTime {
  private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;

  private NtpTime() {}

  public static long of(Instant instant) {
    long fraction = ((long) instant.getNano() << 32) / 1_000_000_000L;
    return (instant.getEpochSecond() + SECONDS_1900_TO_1970) << 32 | fraction;
  }

  /// Nanoseconds from one time to another, which must be less than 60 years apart.
  public static long nanosBetween(long from, long to) {
    long difference = to - from;
    long seconds = difference >> 32;
    long fraction = difference & 0xFFFF_FFFFL;
    return seconds * 1_000_000_000L + (fraction * 1_000_000_000L >>> 32);
  }

  /// Nanoseconds of a span in the short format: 1/65536 s.
  public static long nanosOfShort(int span) {
    return span * 1_000_000_000L / 65_536;
  }

  /// A time moved by nanoseconds.
  public static long plusNanos(long ntp, long nanos) {
    long seconds = Math.floorDiv(nanos, 1_000_000_000L);
    long rest = Math.floorMod(nanos, 1_000_000_000L);
    return ntp + (seconds << 32) + (rest << 32) / 1_000_000_000L;
  }
}
