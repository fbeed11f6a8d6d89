package vn.giaoban.conference.bandwidth;

/// Asks the line for more than is sent: for some tens of milliseconds media is filled up with
/// padding to a higher rate (a cluster), and what arrives at which rate is the answer. Clusters are
/// short, so that one the line cannot carry makes a queue of some tens of milliseconds at most, and
/// they get rarer while they bring nothing.
final class Prober {
  private static final long CLUSTER_MICROS = 60_000;
  private static final int LEAST_BYTES = 2_500;

  /// On a thin line fewer: speech stands behind them.
  private static final long LEAST_MICROS = 100_000;

  private static final int LEAST_BURSTS = 3;

  /// Sent ahead of time, so that a cluster begins at once.
  private static final long AHEAD_MICROS = 10_000;

  /// At most so much at once, however late the caller asks.
  private static final long BURST_MICROS = 25_000;

  private static final int LEAST_PACKET_BYTES = 200;
  private static final long ANSWER_MICROS = 1_500_000;
  private static final long FIRST_PAUSE_MICROS = 2_000_000;
  private static final long LONGEST_PAUSE_MICROS = 7_000_000;

  private int cluster;
  private boolean sending;
  private boolean waiting;
  private long rateBps;
  private long beganMicros;
  private int wantedBytes;
  private int sentBytes;
  private long notBefore;
  private long pauseMicros = FIRST_PAUSE_MICROS;
  private double factor = 3;

  private int arrivedBytes;
  private int bytesAfterFirst;
  private int bursts;
  private long firstSent;
  private long lastSent;
  private long firstArrival;
  private long lastArrival;

  /// Bits per second of the cluster that is being sent; 0 when none is.
  long rateBps() {
    return sending ? rateBps : 0;
  }

  /// The mark for packets that leave now; 0 while no cluster is sent.
  int cluster() {
    return sending ? cluster : 0;
  }

  boolean isIdle(long nowMicros) {
    return !sending && !waiting && nowMicros >= notBefore;
  }

  /// Begins a cluster.
  ///
  /// @param limitBps not to be asked beyond
  void begin(long estimateBps, long limitBps, long nowMicros) {
    sending = true;
    cluster = cluster % 127 + 1;
    rateBps = Math.min(Math.round(factor * estimateBps), limitBps);
    beganMicros = nowMicros;
    long least = Math.min(LEAST_BYTES, estimateBps * LEAST_MICROS / 8_000_000);
    wantedBytes = (int) Math.max(least, rateBps * CLUSTER_MICROS / 8_000_000);
    sentBytes = 0;
    arrivedBytes = 0;
    bytesAfterFirst = 0;
    bursts = 0;
  }

  /// Notes what leaves while a cluster is sent, media and padding; ends the cluster when it is
  /// complete.
  void sent(int bytes, long nowMicros) {
    sentBytes += bytes;
    if (sentBytes >= wantedBytes && nowMicros - beganMicros >= CLUSTER_MICROS / 2) {
      sending = false;
      waiting = true;
    }
  }

  /// How much padding must leave now, in bytes.
  int dueBytes(long nowMicros) {
    if (!sending) {
      return 0;
    }
    long elapsed = nowMicros - beganMicros;
    long due = rateBps * (elapsed + AHEAD_MICROS) / 8_000_000 - sentBytes;
    due = Math.min(due, rateBps * BURST_MICROS / 8_000_000);
    return due < LEAST_PACKET_BYTES ? 0 : (int) due;
  }

  /// Notes an arrived packet of a cluster.
  void received(int ofCluster, int bytes, long sentMicros, long arrivalMicros) {
    if (ofCluster != cluster || !(sending || waiting)) {
      return;
    }
    arrivedBytes += bytes;
    if (bursts == 0) {
      bursts = 1;
      firstSent = sentMicros;
      firstArrival = arrivalMicros;
    } else if (bursts == 1 && sentMicros - firstSent < 2_000) {
      firstArrival = Math.max(firstArrival, arrivalMicros);
    } else {
      if (bursts == 1 || sentMicros - lastSent >= 2_000) {
        bursts++;
      }
      bytesAfterFirst += bytes;
      lastSent = sentMicros;
      lastArrival = bytesAfterFirst == bytes ? arrivalMicros : Math.max(lastArrival, arrivalMicros);
    }
  }

  /// Concludes a cluster when all of it has been told about.
  ///
  /// @param tolds whether feedback has reached a packet sent behind the cluster
  /// @return bits per second that got through; 0 when there is no answer (yet), negative when the
  ///   line was filled: minus what it carried
  long result(boolean tolds, long nowMicros) {
    boolean all = arrivedBytes >= sentBytes || tolds;
    if (!waiting || !all && nowMicros - beganMicros < ANSWER_MICROS) {
      return 0;
    }
    waiting = false;
    long sentSpan = lastSent - firstSent;
    long arrivalSpan = lastArrival - firstArrival;
    if (bursts < LEAST_BURSTS
        || sentSpan <= 0
        || arrivalSpan <= 0
        || arrivedBytes < sentBytes / 2) {
      return 0;
    }
    long offered = bytesAfterFirst * 8_000_000L / sentSpan;
    long carried = bytesAfterFirst * 8_000_000L / arrivalSpan;
    return carried < 0.92 * offered ? -carried : Math.min(offered, carried);
  }

  /// A cluster brought more: ask again.
  void succeeded(long nextMicros) {
    factor = 2;
    pauseMicros = FIRST_PAUSE_MICROS;
    notBefore = nextMicros;
  }

  /// A cluster brought nothing or met the limit.
  void failed(long nowMicros) {
    factor = 1.5;
    notBefore = nowMicros + pauseMicros;
    pauseMicros = Math.min(2 * pauseMicros, LONGEST_PAUSE_MICROS);
  }

  /// The rate had to fall far: what is there now is asked soon.
  void lineFell(long nowMicros) {
    sending = false;
    waiting = false;
    factor = 2;
    pauseMicros = FIRST_PAUSE_MICROS;
    notBefore = nowMicros + FIRST_PAUSE_MICROS / 2;
  }
}
