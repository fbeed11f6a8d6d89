package vn.giaoban.scheduler.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// How fast mail may leave, altogether and to each domain: buckets that hold what a minute's
/// twelfth allows and are refilled evenly. Not thread-safe; time is told.
public final class Throttle {
  private static final double BURST_SECONDS = 5;

  private final double perSecond;
  private final double perDomain;
  private final Bucket all;
  private final Map<String, Bucket> domains = new HashMap<>();

  /// @param perMinute mails a minute; 0: as fast as it goes
  /// @param perMinuteAndDomain the same for each recipient domain
  public Throttle(int perMinute, int perMinuteAndDomain) {
    perSecond = perMinute / 60.0;
    perDomain = perMinuteAndDomain / 60.0;
    all = new Bucket(perSecond);
  }

  /// No limit.
  public static Throttle none() {
    return new Throttle(0, 0);
  }

  /// How many more may leave now, at most `wanted`.
  int room(Instant now, int wanted) {
    return perSecond == 0 ? wanted : (int) Math.min(wanted, all.filled(now));
  }

  /// Domains that nothing may be sent to now, lower case.
  Set<String> busy(Instant now) {
    if (perDomain == 0) {
      return Set.of();
    }
    var busy = new HashSet<String>();
    domains.entrySet().removeIf(entry -> entry.getValue().full(now));
    domains.forEach((domain, bucket) -> {
      if (bucket.filled(now) < 1) {
        busy.add(domain);
      }
    });
    return busy;
  }

  /// Takes one mail's room.
  ///
  /// @return false when there is none; nothing is taken then
  boolean take(String address, Instant now) {
    var domain = address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
    var bucket =
        perDomain == 0 ? null : domains.computeIfAbsent(domain, _ -> new Bucket(perDomain));
    if ((bucket != null && bucket.filled(now) < 1) || (perSecond > 0 && all.filled(now) < 1)) {
      return false;
    }
    if (bucket != null) {
      bucket.level--;
    }
    all.level--;
    return true;
  }

  private static final class Bucket {
    private final double rate;
    private final double size;
    private double level;
    private Instant at = Instant.MIN;

    Bucket(double rate) {
      this.rate = rate;
      this.size = Math.max(1, rate * BURST_SECONDS);
      this.level = size;
    }

    double filled(Instant now) {
      if (at.equals(Instant.MIN)) {
        at = now;
      }
      if (now.isAfter(at)) {
        level = Math.min(size, level + Duration.between(at, now).toNanos() / 1e9 * rate);
        at = now;
      }
      return level;
    }

    boolean full(Instant now) {
      return filled(now) >= size;
    }
  }
}
