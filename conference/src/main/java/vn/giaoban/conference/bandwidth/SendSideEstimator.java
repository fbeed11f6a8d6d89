package vn.giaoban.conference.bandwidth;

import vn.giaoban.conference.rtp.TransportCcFeedback;

/// Estimates what the line to one receiver carries. Every packet that leaves is announced here and
/// gets its transport-wide number; feedback of the receiver tells when which arrived.
///
/// Rates are bits per second of UDP payload, times monotonic nanoseconds. Owned by the receiver's
/// event loop, but for [#departed]. About 20 kB.
public final class SendSideEstimator {
  /// Growth beyond what could be used: a little, so that a step up finds headroom.
  private static final double BEYOND_DEMAND = 1.4;

  private static final long LEAST_LIMIT_BPS = 150_000;
  private static final long QUEUE_EMPTY_MICROS = 40_000;

  /// A queue beyond this is drained by sending less than the line carries.
  private static final long DRAIN_FROM_MICROS = 80_000;

  private static final double DRAIN_SECONDS = 1;
  private static final double DRAIN_LEAST = 0.35;

  /// So soon after a step down the free room may be that of others who stepped down too: it is
  /// taken slowly.
  private static final long FRESH_MICROS = 10_000_000;

  private static final long CAREFUL_MICROS = 1_000_000;
  private static final long SILENCE_MICROS = 1_000_000;
  private static final long SILENCE_STEP_MICROS = 500_000;

  /// While nothing is heard and nothing is to be sent, so much is sent so often for an answer's
  /// sake.
  private static final int ASKING_BYTES = 200;

  private static final long ASKING_MICROS = 200_000;
  private static final long SENT_WINDOW_MICROS = 250_000;
  private static final long REPORTED_ROUND_TRIP_MICROS = 10_000_000;
  private static final double REPORTED_LOSS_SMOOTHING = 0.3;

  /// A line that carries less of the first packets than this share of what was believed is narrow.
  private static final double NARROW = 0.75;

  private final SentHistory history = new SentHistory();
  private final TransportCcFeedback reader = new TransportCcFeedback();
  private final DelayTrend trend = new DelayTrend();
  private final QueueDelay queue = new QueueDelay();
  private final DeliveredRate delivered = new DeliveredRate();
  private final LossControl loss = new LossControl();
  private final Prober prober = new Prober();
  private final StartTrain train = new StartTrain();
  private final RateControl rate;
  private long limitBps = Long.MAX_VALUE;
  private long demandBps;
  private long rembBps = Long.MAX_VALUE;
  private boolean feedbackSeen;
  private double reportedLoss;
  private long reportedMicros;
  private long roundTripMicros = 100_000;
  private boolean roundTripReported;
  private long roundTripReportedMicros;
  private boolean unanswered;
  private long lastSentMicros;
  private long unansweredSince;
  private long sentWindowSince;
  private long sentWindowBytes;
  private double sentBps;
  private long clusterEnd = -1;
  private long newestTold = -1;
  private long lineSinceMicros = Long.MIN_VALUE;
  private long ignoreLossUntilMicros = Long.MIN_VALUE;
  private boolean silent;

  /// @param startBps what is believed before anything is known
  public SendSideEstimator(long startBps, long nowNanos) {
    rate = new RateControl(startBps, nowNanos / 1000);
    sentWindowSince = nowNanos / 1000;
    reportedMicros = nowNanos / 1000;
  }

  /// A packet leaves.
  ///
  /// @param bytes of UDP payload
  /// @return the transport-wide number it must carry, 0..65535
  public int sent(int bytes, long nowNanos) {
    long nowMicros = nowNanos / 1000;
    sentWindowBytes += bytes;
    return note(bytes, nowMicros);
  }

  /// A packet that was announced has left later than that: it had to wait for its turn within this
  /// server, which says nothing about the line. Called on any thread.
  ///
  /// @param number its transport-wide number
  public void departed(int number, long nowNanos) {
    history.departed(number, nowNanos / 1000);
  }

  /// A packet leaves that only fills a probe: padding, or an old packet once more.
  ///
  /// @return the transport-wide number it must carry
  public int sentProbe(int bytes, long nowNanos) {
    return note(bytes, nowNanos / 1000);
  }

  /// How many packets of [#TRAIN_PACKET_BYTES] are to be sent at once to ask a new line, each told
  /// by [#sentTrain].
  public static final int TRAIN_PACKETS = StartTrain.PACKETS;

  public static final int TRAIN_PACKET_BYTES = StartTrain.PACKET_BYTES;

  /// A packet leaves that asks a new line what it carries.
  ///
  /// @return the transport-wide number it must carry
  public int sentTrain(int bytes, long nowNanos) {
    int number = note(bytes, nowNanos / 1000);
    train.sent(history.extended(number));
    return number;
  }

  /// Whether a new line was asked and has not answered yet.
  public boolean isAsked() {
    return train.isOpen();
  }

  /// A new line that does not answer is taken for what was believed of it.
  public void giveUpAsking() {
    train.giveUp();
  }

  /// Whether it is known what the line carries when it is full: there is no room beyond.
  public boolean isConfined() {
    return rate.capacityBps() > 0;
  }

  private int note(int bytes, long nowMicros) {
    lastSentMicros = nowMicros;
    int cluster = prober.cluster();
    long number = history.sent(bytes, cluster, nowMicros);
    if (cluster != 0) {
      prober.sent(bytes, nowMicros);
      clusterEnd = number;
    }
    if (!unanswered) {
      unanswered = true;
      unansweredSince = nowMicros;
    }
    return (int) (number & 0xFFFF);
  }

  /// What all that the receiver wishes would need: the estimate grows and is probed little beyond.
  public void demand(long bps) {
    demandBps = bps;
    limitBps = Math.max(LEAST_LIMIT_BPS, Math.round(BEYOND_DEMAND * bps));
  }

  /// Reads one transport-wide feedback message; a malformed one is passed over.
  ///
  /// @param index of its RTCP head
  /// @param length head included
  public void feedback(byte[] packet, int index, int length, long nowNanos) {
    if (reader.begin(packet, index, length) < 0) {
      return;
    }
    long nowMicros = nowNanos / 1000;
    feedbackSeen = true;
    unanswered = false;
    if (silent) {
      silent = false;
      ignoreLossUntilMicros = nowMicros + roundTripMicros + 100_000;
    }
    int arrived = 0;
    int missing = 0;
    int passedOver = 0;
    long newest = -1;
    while (reader.next()) {
      long number = history.extended(reader.sequenceNumber());
      if (number < 0 || history.isReceived(number)) {
        continue;
      }
      newest = number;
      if (reader.isReceived()) {
        if (history.isLost(number) && missing > 0) {
          missing--;
        }
        arrived++;
        arrived(number, nowMicros);
      } else if (!history.isLost(number)) {
        history.lost(number);
        // what was sent into a break, or to an address left behind, says nothing about this line
        if (nowMicros < ignoreLossUntilMicros || isOfOldLine(number, nowMicros)) {
          passedOver++;
        } else {
          missing++;
        }
      }
    }
    if (newest >= 0) {
      newestTold = newest;
      measureRoundTrip(newest, nowMicros);
      queue.update(nowMicros);
      rate.heardAgain(missing + passedOver == 0 && queue.queueMicros() < QUEUE_EMPTY_MICROS);
      conclude(arrived, missing, newest > clusterEnd, nowMicros);
      concludeTrain(newest, nowMicros);
    }
  }

  private boolean isOfOldLine(long number, long nowMicros) {
    return history.sentMicros(number, nowMicros) < lineSinceMicros;
  }

  private void arrived(long number, long nowMicros) {
    history.received(number);
    long sent = history.sentMicros(number, nowMicros);
    long arrival = reader.arrivalMicros();
    int bytes = history.bytes(number);
    int cluster = history.cluster(number);
    if (sent < lineSinceMicros) {
      return;
    }
    delivered.received(arrival, bytes);
    queue.received(sent, arrival);
    if (train.has(number)) {
      train.received(bytes, arrival);
    } else if (cluster == 0) {
      trend.received(sent, arrival);
    } else {
      // too fast on purpose: the queue it makes is no overuse
      prober.received(cluster, bytes, sent, arrival);
    }
  }

  private void measureRoundTrip(long newest, long nowMicros) {
    if (roundTripReported && nowMicros - roundTripReportedMicros < REPORTED_ROUND_TRIP_MICROS) {
      return;
    }
    long sample = nowMicros - history.sentMicros(newest, nowMicros);
    // feedback waits for its turn: the shorter samples are nearer to the truth
    roundTripMicros +=
        sample < roundTripMicros ? (sample - roundTripMicros) / 4 : (sample - roundTripMicros) / 16;
  }

  private void conclude(int arrived, int missing, boolean clusterTold, long nowMicros) {
    long queueMicros = queue.queueMicros();
    var advice = loss.feedback(arrived, missing, queueMicros, rate.bitsPerSecond(), nowMicros);
    if (advice == LossControl.Advice.BACK_OFF) {
      rate.lossFound(loss.excessive(), Math.round(sentBps), nowMicros);
      loss.reduced(nowMicros + roundTripMicros + 100_000);
    }
    rate.update(
        trend.usage(),
        queueMicros,
        delivered.bitsPerSecond(),
        Math.round(sentBps),
        limitBps,
        advice == LossControl.Advice.FREE,
        roundTripMicros,
        nowMicros);
    if (rate.pollDropped()) {
      prober.lineFell(nowMicros);
    }
    concludeProbe(clusterTold, nowMicros);
  }

  private void concludeTrain(long newest, long nowMicros) {
    long carried = train.result(newest);
    if (carried > 0 && carried < NARROW * rate.bitsPerSecond()) {
      rate.narrow(carried, nowMicros);
    }
  }

  private void concludeProbe(boolean clusterTold, long nowMicros) {
    long result = prober.result(clusterTold, nowMicros);
    if (result == 0) {
      return;
    }
    boolean full = result < 0;
    long carried = full ? Math.round(-0.95 * result) : result;
    boolean more = !full && carried > 1.1 * rate.bitsPerSecond();
    if (!rate.isOverused()) {
      rate.probed(carried, full, limitBps);
    }
    if (more) {
      boolean fresh = nowMicros - rate.decreasedMicros() < FRESH_MICROS;
      prober.succeeded(nowMicros + (fresh ? CAREFUL_MICROS : 0));
    } else {
      prober.failed(nowMicros);
    }
  }

  /// What a receiver report tells. Of one that sends transport-wide feedback only the round trip is
  /// taken.
  ///
  /// @param fractionLost256 in 1/256
  /// @param roundTripNanos negative when not known
  public void receiverReport(int fractionLost256, long roundTripNanos, long nowNanos) {
    long nowMicros = nowNanos / 1000;
    if (roundTripNanos >= 0) {
      roundTripMicros = roundTripNanos / 1000;
      roundTripReported = true;
      roundTripReportedMicros = nowMicros;
    }
    if (feedbackSeen) {
      return;
    }
    double fraction = fractionLost256 / 256.0;
    reportedLoss += REPORTED_LOSS_SMOOTHING * (fraction - reportedLoss);
    double seconds = Math.clamp((nowMicros - reportedMicros) * 1e-6, 0, 1);
    reportedMicros = nowMicros;
    rate.reported(fraction, seconds, limitBps, nowMicros);
  }

  /// What a receiver without transport-wide feedback believes itself
  /// (draft-alvestrand-rmcat-remb-03).
  public void remb(long bps) {
    if (!feedbackSeen) {
      rembBps = Math.max(RateControl.MIN_BPS, bps);
    }
  }

  /// How many bytes of padding must leave now, to be asked every 5 to 20 ms and after frames. They
  /// are sent in packets of any size and told by [#sentProbe]; a few more or less do no harm.
  public int probeDueBytes(long nowNanos) {
    long nowMicros = nowNanos / 1000;
    measureSent(nowMicros);
    noticeSilence(nowMicros);
    if (prober.isIdle(nowMicros) && isProbeWorthwhile(nowMicros)) {
      prober.begin(rate.bitsPerSecond(), limitBps, nowMicros);
    }
    int due = prober.dueBytes(nowMicros);
    return due == 0 && isToBeAsked(nowMicros) ? ASKING_BYTES : due;
  }

  /// Who waits for an answer and sends nothing would wait for ever.
  private boolean isToBeAsked(long nowMicros) {
    return feedbackSeen && unanswered && nowMicros - lastSentMicros > ASKING_MICROS;
  }

  private boolean isProbeWorthwhile(long nowMicros) {
    // not before the first answer: a poor line has enough to do with what it gets anyway
    return feedbackSeen
        && !train.isOpen()
        && demandBps * 1.15 > rate.bitsPerSecond()
        && !rate.isOverused()
        && !rate.isGrowingByItself(Math.round(sentBps))
        && !loss.isHeavy()
        && queue.queueMicros() < QUEUE_EMPTY_MICROS
        && nowMicros - rate.decreasedMicros() > 500_000;
  }

  private void measureSent(long nowMicros) {
    long age = nowMicros - sentWindowSince;
    if (age >= SENT_WINDOW_MICROS) {
      double now = sentWindowBytes * 8e6 / age;
      sentBps += 0.5 * (now - sentBps);
      sentWindowSince = nowMicros;
      sentWindowBytes = 0;
    }
  }

  /// A line that carries nothing brings no feedback either.
  private void noticeSilence(long nowMicros) {
    if (feedbackSeen
        && unanswered
        && nowMicros - lastSentMicros < SILENCE_MICROS
        && nowMicros - unansweredSince > SILENCE_MICROS + 2 * roundTripMicros
        && nowMicros - rate.decreasedMicros() > SILENCE_STEP_MICROS) {
      silent = true;
      rate.silent(nowMicros);
      prober.lineFell(nowMicros);
    }
  }

  /// Bits per second at which padding and media together should leave now; 0 while nothing is
  /// probed.
  public long probeRate() {
    return prober.rateBps();
  }

  /// What may be sent: less than the line carries while a queue is drained.
  public long bitsPerSecond() {
    long bps = Math.min(rate.bitsPerSecond(), rembBps);
    long queueMicros = queue.queueMicros();
    if (queueMicros < DRAIN_FROM_MICROS) {
      return bps;
    }
    double drained = Math.max(DRAIN_LEAST, 1 - queueMicros * 1e-6 / DRAIN_SECONDS);
    return Math.max(Math.min(bps, RateControl.MIN_BPS), Math.round(drained * bps));
  }

  /// Of all packets, 0..1, over about a second.
  public double lossFraction() {
    return feedbackSeen ? loss.fraction() : reportedLoss;
  }

  public long roundTripNanos() {
    return 1000 * roundTripMicros;
  }

  /// How long packets wait in a queue on their way.
  public long queueingNanos() {
    return 1000 * queue.queueMicros();
  }

  /// How much has left and was not told about yet: on its way, or waiting in a queue.
  public int bytesInFlight() {
    return feedbackSeen ? history.bytesSince(newestTold) : 0;
  }

  /// Whether more is sent than the line carries.
  public boolean isOverused() {
    return rate.isOverused();
  }

  /// The receiver is at another address: delays and capacity of the old line mean nothing. The rate
  /// is kept until the new one is known.
  public void pathChanged(long nowNanos) {
    lineSinceMicros = nowNanos / 1000;
    trend.reset();
    queue.reset();
    delivered.reset();
    rate.heardAgain(false);
    rate.forgetLine();
    prober.lineFell(lineSinceMicros);
  }
}
