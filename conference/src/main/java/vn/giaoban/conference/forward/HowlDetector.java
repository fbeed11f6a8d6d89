package vn.giaoban.conference.forward;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Notices two devices in one hall: each one's loudspeaker is the other one's speaker, and what
/// goes round between them grows until nobody hears anything else. By the RFC 6464 levels alone,
/// and only of sites that are loud without a pause, of which there are a few in a room of any size.
///
/// Two envelopes that follow each other within half a second mean one sound in two microphones.
/// That is not yet a howl (the same broadcast runs in two halls, an echo dies away): it must also
/// grow, or be as loud as it can get; and no speech is without a pause for that long. Pure: time is
/// passed in. Owned by the event loop.
final class HowlDetector {
  /// One point of an envelope: the loudest of two or three packets.
  private static final long BIN_NANOS = 50_000_000L;

  /// Three seconds: several rounds of the longest loop.
  private static final int BINS = 60;

  /// The way through two browsers' jitter buffers and the server.
  private static final int MOST_LAG = 10;

  /// A second and a half, in which speech pauses at least once.
  private static final int NO_PAUSE_BINS = 30;

  /// Half a second, over which an envelope is averaged: two or three syllables.
  private static final int STEADY_BINS = 10;

  /// In dB above silence: -60 dBov. Lower ones are noise that is everywhere.
  private static final int LOUD = 67;

  /// In dB above silence, without a pause: -20 dBov, louder than anybody shouts for a second.
  private static final int OVERDRIVEN = 107;

  private static final double FOLLOWS = 0.8;

  /// In dB within half a second, twice in a row; what grows more slowly is overdriven in the end.
  private static final double GROWTH = 2.5;

  /// In dB above silence: -27 dBov on the average. A howl is loud.
  private static final int HOWLS = 100;

  /// So many looks in a row must say the same.
  private static final int CERTAIN = 3;

  private static final long LOOK_NANOS = 500_000_000L;

  /// Who has been told of is left alone until the mute has worked.
  private static final long REST_NANOS = 5_000_000_000L;

  /// Never more than this many are compared with each other.
  private static final int MOST_SITES = 8;

  private final Map<String, Envelope> envelopes = new HashMap<>();
  private final BiConsumer<String, String> howling;
  private final List<Envelope> loud = new ArrayList<>();
  private long nextLookNanos;
  private int comingOrder;

  /// @param howling told of two sites that howl; who came first stands first
  HowlDetector(BiConsumer<String, String> howling) {
    this.howling = howling;
  }

  /// Notes the level of one packet of a site that may be heard.
  ///
  /// @param level as on the wire: 0 is the loudest, 127 is silence
  void heard(String site, int level, long nowNanos) {
    var envelope = envelopes.get(site);
    if (envelope == null) {
      envelope = new Envelope(site, comingOrder++, nowNanos / BIN_NANOS);
      envelopes.put(site, envelope);
    }
    envelope.note(127 - level, nowNanos / BIN_NANOS);
  }

  /// A site has gone or may no longer be heard.
  void forget(String site) {
    envelopes.remove(site);
  }

  /// Looks, when it is time.
  void tick(long nowNanos) {
    if (nowNanos - nextLookNanos < 0) {
      return;
    }
    nextLookNanos = nowNanos + LOOK_NANOS;
    loud.clear();
    long bin = nowNanos / BIN_NANOS;
    for (var envelope : envelopes.values()) {
      envelope.advance(bin);
      if (loud.size() < MOST_SITES && envelope.isLoudWithoutPause(LOUD)) {
        loud.add(envelope);
      } else {
        envelope.suspicions = 0;
      }
    }
    if (loud.size() < 2) {
      loud.forEach(envelope -> envelope.suspicions = 0);
      return;
    }
    loud.sort((a, b) -> Integer.compare(a.order, b.order));
    for (int i = loud.size() - 1; i > 0; i--) {
      var partner = partner(i);
      var later = loud.get(i);
      later.suspicions = partner == null ? 0 : later.suspicions + 1;
      if (partner != null && later.suspicions >= CERTAIN && nowNanos - later.restsUntil >= 0) {
        later.suspicions = 0;
        later.restsUntil = nowNanos + REST_NANOS;
        howling.accept(partner.site, later.site);
      }
    }
  }

  private @Nullable Envelope partner(int later) {
    for (int i = 0; i < later; i++) {
      if (howl(loud.get(i), loud.get(later))) {
        return loud.get(i);
      }
    }
    return null;
  }

  private static boolean howl(Envelope one, Envelope other) {
    if (one.isLoudWithoutPause(OVERDRIVEN) && other.isLoudWithoutPause(OVERDRIVEN)) {
      return true;
    }
    return one.grows() && other.grows() && follow(one, other) >= FOLLOWS;
  }

  /// How well one follows the other, at the best delay either way: 1 is exactly.
  private static double follow(Envelope one, Envelope other) {
    double best = 0;
    for (int lag = 0; lag <= MOST_LAG; lag++) {
      best = Math.max(best, Math.max(correlation(one, other, lag), correlation(other, one, lag)));
    }
    return best;
  }

  /// Pearson's coefficient of the envelopes, `late` taken `lag` bins later.
  private static double correlation(Envelope early, Envelope late, int lag) {
    int n = BINS - lag;
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumYy = 0;
    double sumXy = 0;
    for (int age = 0; age < n; age++) {
      double x = early.at(age + lag);
      double y = late.at(age);
      sumX += x;
      sumY += y;
      sumXx += x * x;
      sumYy += y * y;
      sumXy += x * y;
    }
    double spread = Math.sqrt((sumXx - sumX * sumX / n) * (sumYy - sumY * sumY / n));
    return spread < 1e-9 ? 0 : (sumXy - sumX * sumY / n) / spread;
  }

  /// The loudness of one site over the last seconds.
  private static final class Envelope {
    private final String site;
    private final int order;
    private final int[] bins = new int[BINS];
    private long latest;
    private int suspicions;
    private long restsUntil = Long.MIN_VALUE / 2;

    Envelope(String site, int order, long bin) {
      this.site = site;
      this.order = order;
      this.latest = bin;
    }

    void note(int loudness, long bin) {
      advance(bin);
      int index = Math.floorMod(bin, BINS);
      bins[index] = Math.max(bins[index], loudness);
    }

    /// What was not heard is silent.
    void advance(long bin) {
      long from = Math.max(latest + 1, bin - BINS + 1);
      for (long b = from; b <= bin; b++) {
        bins[Math.floorMod(b, BINS)] = 0;
      }
      latest = Math.max(latest, bin);
    }

    /// @param age 0 is the bin before the present one, which is not full yet
    int at(int age) {
      return bins[Math.floorMod(latest - 1 - Math.min(age, BINS - 2), BINS)];
    }

    boolean isLoudWithoutPause(int least) {
      for (int age = 0; age < NO_PAUSE_BINS; age++) {
        if (at(age) < least) {
          return false;
        }
      }
      return true;
    }

    /// Whether it has become louder and louder since the last pause may have been.
    boolean grows() {
      double now = mean(0, STEADY_BINS);
      double before = mean(STEADY_BINS, 2 * STEADY_BINS);
      return now >= HOWLS
          && now - before >= GROWTH
          && before - mean(2 * STEADY_BINS, 3 * STEADY_BINS) >= GROWTH;
    }

    private double mean(int from, int to) {
      double sum = 0;
      for (int age = from; age < to; age++) {
        sum += at(age);
      }
      return sum / (to - from);
    }
  }
}
