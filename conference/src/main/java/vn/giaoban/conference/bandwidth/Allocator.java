package vn.giaoban.conference.bandwidth;

/// Divides what one receiver's line carries: voices first and always, then a shared screen on
/// stage, the stage, the thumbnails' lowest layers, the thumbnails step by step in turn.
///
/// What does not fit is given up at once, the least important first. More is given when there has
/// been room to spare for a second; after a step up that had to be taken back the next one waits
/// longer each time. What has just come is shown at once if it fits.
public final class Allocator {
  /// What a voice needs with its headers and redundancy, in bits per second.
  public static final long VOICE_BPS = 45_000;

  /// The smallest picture worth showing, where no layer's rate is known.
  private static final long LEAST_PICTURE_BPS = 75_000;

  /// A stage whose only layer is large does not make a good line one of speech alone.
  private static final long MOST_LEAST_PICTURE_BPS = 150_000;

  private static final double HEADROOM = 1.2;

  /// For any picture on stage at all.
  private static final double LEAST_HEADROOM = 1.05;

  /// So much too much for so long is measuring noise.
  private static final double TOLERANCE = 1.1;

  private static final long TOLERATED_NANOS = 500_000_000L;
  private static final long LASTING_NANOS = 1_000_000_000L;

  /// At the start the estimate only grows: no need to wait long.
  private static final long START_NANOS = 5_000_000_000L;

  private static final long START_LASTING_NANOS = 200_000_000L;

  /// A step up that is taken back within this time was wrong.
  private static final long REGRET_NANOS = 10_000_000_000L;

  private static final long FIRST_HOLD_NANOS = 3_000_000_000L;
  private static final long LONGEST_HOLD_NANOS = 60_000_000_000L;

  private final VoiceOnly voiceOnly = new VoiceOnly();
  private final long startNanos;
  private final int[] plan;
  private boolean tooMuch;
  private long tooMuchSince;
  private boolean roomToSpare;
  private long roomSince;
  private boolean steppedUp;
  private long steppedUpNanos;
  private boolean givenUp;
  private long holdUntil;
  private long holdNanos = FIRST_HOLD_NANOS;
  private boolean isShort;

  /// @param sections the most there can be
  public Allocator(int sections, long nowNanos) {
    plan = new int[sections];
    startNanos = nowNanos;
    holdUntil = nowNanos;
  }

  /// What all demands would need, in bits per second: what is worth probing for.
  public static long wishedBps(Demand[] demands, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      var demand = demands[i];
      sum += demand.isVoice() ? VOICE_BPS : demand.bps(demand.wished());
    }
    return sum;
  }

  /// Whether the line carries speech alone.
  public boolean isVoiceOnly() {
    return voiceOnly.isActive();
  }

  /// Whether the stage is worse than wished or a picture is missing, for want of bandwidth.
  public boolean isShort() {
    return isShort;
  }

  /// How many voices the budget carries, at least one: the others are better left out than all of
  /// them broken.
  public static int voicesThatFit(long budgetBps) {
    return (int) Math.clamp(budgetBps / VOICE_BPS, 1, 100);
  }

  /// Divides, every 20 to 100 ms and whenever a demand changes.
  ///
  /// @param budgetBps what the line carries
  /// @return whether any [Demand#granted] has changed
  public boolean allocate(long budgetBps, Demand[] demands, int count, long nowNanos) {
    long forVoices = 0;
    long least = LEAST_PICTURE_BPS;
    for (int i = 0; i < count; i++) {
      var demand = demands[i];
      plan[i] = demand.granted();
      if (demand.isVoice()) {
        forVoices += VOICE_BPS;
      } else if (demand.isPicture() && demand.kind() == Demand.Kind.STAGE) {
        least = Math.min(demand.bps(0), MOST_LEAST_PICTURE_BPS);
      }
    }
    voiceOnly.update(budgetBps, Math.max(VOICE_BPS, forVoices) + least, nowNanos);
    long rest = voiceOnly.isActive() ? 0 : Math.max(0, budgetBps - forVoices);
    showFresh(rest, demands, count);
    giveUp(rest, demands, count, nowNanos);
    stepUp(rest, demands, count, nowNanos);
    return conclude(demands, count);
  }

  private void showFresh(long rest, Demand[] demands, int count) {
    boolean any = false;
    for (int i = 0; i < count; i++) {
      if (demands[i].isPicture() && demands[i].isFresh()) {
        plan[i] = demands[i].wished();
        any = true;
      }
    }
    if (any) {
      shed(rest, demands, count);
    }
  }

  private void giveUp(long rest, Demand[] demands, int count, long nowNanos) {
    long cost = cost(demands, count);
    if (cost <= rest) {
      tooMuch = false;
      return;
    }
    if (!tooMuch) {
      tooMuch = true;
      tooMuchSince = nowNanos;
    }
    if (cost <= TOLERANCE * rest && nowNanos - tooMuchSince < TOLERATED_NANOS) {
      return;
    }
    tooMuch = false;
    roomToSpare = false;
    givenUp = true;
    if (steppedUp && nowNanos - steppedUpNanos < REGRET_NANOS) {
      holdUntil = nowNanos + holdNanos;
      holdNanos = Math.min(2 * holdNanos, LONGEST_HOLD_NANOS);
    }
    steppedUp = false;
    shed(rest, demands, count);
  }

  private void stepUp(long rest, Demand[] demands, int count, long nowNanos) {
    if (steppedUp && nowNanos - steppedUpNanos > 3 * REGRET_NANOS) {
      holdNanos = FIRST_HOLD_NANOS;
    }
    if (!isMorePossible(rest, demands, count)) {
      roomToSpare = false;
      return;
    }
    if (!roomToSpare) {
      roomToSpare = true;
      roomSince = nowNanos;
    }
    boolean starting = !givenUp && nowNanos - startNanos < START_NANOS;
    long lasting = starting ? START_LASTING_NANOS : LASTING_NANOS;
    if (nowNanos - roomSince < lasting || nowNanos - holdUntil < 0) {
      return;
    }
    roomToSpare = false;
    steppedUp = true;
    steppedUpNanos = nowNanos;
    fill(rest, demands, count);
    keep(rest, demands, count);
  }

  /// Whether a plan with headroom serves a more important section better than what is granted.
  private boolean isMorePossible(long rest, Demand[] demands, int count) {
    long spent = 0;
    for (int rank = 0; rank <= 2; rank++) {
      for (int i = 0; i < count; i++) {
        spent += isOf(rank, demands[i]) ? demands[i].bps(plan[i]) : 0;
      }
      for (int i = 0; i < count; i++) {
        if (isOf(rank, demands[i]) && fits(spent, demands[i], plan[i], rest)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isOf(int rank, Demand demand) {
    return demand.isPicture() && demand.rank() == rank;
  }

  /// Whether a picture can be one layer better, with headroom.
  private static boolean fits(long spent, Demand demand, int layer, long rest) {
    if (layer >= demand.wished()) {
      return false;
    }
    boolean least = layer == Demand.PAUSED && demand.rank() < 2;
    double headroom = least ? LEAST_HEADROOM : HEADROOM;
    return headroom * (spent + demand.bps(layer + 1) - demand.bps(layer)) <= rest;
  }

  /// Plans anew from nothing.
  private void fill(long rest, Demand[] demands, int count) {
    for (int i = 0; i < count; i++) {
      plan[i] = demands[i].isPicture() ? Demand.PAUSED : plan[i];
    }
    long spent = 0;
    for (int rank = 0; rank <= 2; rank++) {
      // one step for each in turn
      for (boolean more = true; more; ) {
        more = false;
        for (int i = 0; i < count; i++) {
          var demand = demands[i];
          if (isOf(rank, demand) && fits(spent, demand, plan[i], rest)) {
            spent += demand.bps(plan[i] + 1) - demand.bps(plan[i]);
            plan[i]++;
            more = true;
          }
        }
      }
    }
  }

  /// What was shown and still fits stays, headroom or not.
  private void keep(long rest, Demand[] demands, int count) {
    long left = rest - cost(demands, count);
    for (int i = 0; i < count; i++) {
      var demand = demands[i];
      if (demand.isPicture() && plan[i] < demand.granted()) {
        long step = demand.grantedBps() - demand.bps(plan[i]);
        if (step <= left) {
          left -= step;
          plan[i] = demand.granted();
        }
      }
    }
  }

  /// Takes steps away until the rest fits: the least important first, of equals the best served.
  private void shed(long rest, Demand[] demands, int count) {
    long cost = cost(demands, count);
    while (cost > rest) {
      int worst = -1;
      for (int i = 0; i < count; i++) {
        if (demands[i].isPicture()
            && plan[i] != Demand.PAUSED
            && (worst < 0 || isLess(demands, i, worst))) {
          worst = i;
        }
      }
      if (worst < 0) {
        return;
      }
      cost -= demands[worst].bps(plan[worst]) - demands[worst].bps(plan[worst] - 1);
      plan[worst]--;
    }
  }

  private boolean isLess(Demand[] demands, int i, int than) {
    int rank = demands[i].rank();
    int other = demands[than].rank();
    return rank != other ? rank > other : plan[i] >= plan[than];
  }

  private long cost(Demand[] demands, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      if (demands[i].isPicture()) {
        sum += demands[i].bps(plan[i]);
      }
    }
    return sum;
  }

  private boolean conclude(Demand[] demands, int count) {
    boolean changed = false;
    isShort = false;
    for (int i = 0; i < count; i++) {
      var demand = demands[i];
      if (!demand.isPicture()) {
        continue;
      }
      changed |= plan[i] != demand.granted();
      demand.grant(plan[i]);
      isShort |= plan[i] == Demand.PAUSED || demand.rank() < 2 && plan[i] < demand.wished();
    }
    return changed;
  }
}
