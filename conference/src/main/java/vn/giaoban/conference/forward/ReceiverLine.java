package vn.giaoban.conference.forward;

import java.util.List;
import vn.giaoban.conference.bandwidth.Allocator;
import vn.giaoban.conference.bandwidth.Demand;
import vn.giaoban.conference.bandwidth.LineQuality;
import vn.giaoban.conference.bandwidth.SendSideEstimator;
import vn.giaoban.conference.media.LineReport;
import vn.giaoban.conference.rtp.NetworkOrder;
import vn.giaoban.conference.rtp.NtpTime;
import vn.giaoban.conference.sdp.MediaKind;

/// The line to one receiver: what it carries, and who of the slots gets how much of it.
final class ReceiverLine {
  /// A receiver that can be asked by padding begins low: a picture of the lowest layers goes
  /// through at once, and a poor line is not flooded before it has told.
  private static final long CAUTIOUS_START_BPS = 600_000;

  /// One that cannot be asked must be believed until it complains.
  private static final long TRUSTING_START_BPS = 3_000_000;

  private static final int ALLOCATE_EVERY_TICKS = 10;

  /// A receiver that has told nothing for so long will not tell.
  private static final long SILENT_NANOS = 1_500_000_000L;

  /// One that was asked may have to bring its answer through queues that are full.
  private static final long UNANSWERED_NANOS = 2_500_000_000L;

  private static final long YOUNG_NANOS = 2_000_000_000L;

  /// A line that cannot be probed and does not carry all is given more now and then, for as long as
  /// it bears it.
  private static final long TRIAL_EVERY_NANOS = 20_000_000_000L;

  private static final long TRIAL_NANOS = 7_000_000_000L;

  /// `REMB` (draft-alvestrand-rmcat-remb-03).
  private static final int REMB = 0x52454D42;

  private static final int REMB_LENGTH = 20;
  private static final double REDUNDANT_FROM_LOSS = 0.03;
  private static final double PLAIN_BELOW_LOSS = 0.01;

  private final ForwardingRoom room;
  private final MediaSession session;
  private final List<OutgoingSlot> slots;
  private final SendSideEstimator estimator;
  private final Demand[] demands;
  private final Allocator allocator;
  private final LineQuality quality = new LineQuality();
  private boolean allocateSoon = true;
  private boolean redundant;
  private long sinceNanos;
  private final boolean probes;

  private final PictureTurns turns;
  private final ThriftySpeech speech;
  private long trialNanos;
  private boolean feedbackSeen;
  private long feedbackSinceNanos;

  ReceiverLine(ForwardingRoom room, MediaSession session, List<OutgoingSlot> slots) {
    this.room = room;
    this.session = session;
    this.slots = slots;
    long now = System.nanoTime();
    probes = canProbe();
    estimator = new SendSideEstimator(probes ? CAUTIOUS_START_BPS : TRUSTING_START_BPS, now);
    sinceNanos = now;
    turns = new PictureTurns(slots, estimator);
    speech = new ThriftySpeech(slots, estimator, now);
    trialNanos = now;
    demands = new Demand[slots.size()];
    allocator = new Allocator(slots.size(), now);
  }

  private boolean canProbe() {
    return slots.stream().anyMatch(OutgoingSlot::canPad);
  }

  /// Packets can be sent from now on. A line that can be asked is asked at once.
  void begin(long nowNanos) {
    sinceNanos = nowNanos;
    for (int i = 0; i < slots.size(); i++) {
      var repair = slots.get(i).repair();
      if (repair != null && repair.canPad()) {
        for (int n = 0; n < SendSideEstimator.TRAIN_PACKETS; n++) {
          repair.sendTrain(SendSideEstimator.TRAIN_PACKET_BYTES, nowNanos);
        }
        turns.tick(nowNanos);
        speech.tick(nowNanos);
        return;
      }
    }
  }

  int numberOfTrain(int bytes, long nowNanos) {
    return estimator.sentTrain(bytes, nowNanos);
  }

  /// How pictures leave.
  PictureTurns turns() {
    return turns;
  }

  /// How speech leaves.
  ThriftySpeech speech() {
    return speech;
  }

  /// The transport-wide number of a packet that is about to be sent.
  ///
  /// @param bytes of UDP payload
  int number(int bytes, long nowNanos) {
    return estimator.sent(bytes, nowNanos);
  }

  int numberOfPadding(int bytes, long nowNanos) {
    return estimator.sentProbe(bytes, nowNanos);
  }

  /// A numbered packet has waited for its turn to leave. Called on any thread.
  void departed(int number, long nowNanos) {
    estimator.departed(number, nowNanos);
  }

  void feedback(byte[] packet, int at, int size, long nowNanos) {
    if (!feedbackSeen) {
      feedbackSeen = true;
      feedbackSinceNanos = nowNanos;
    }
    boolean asked = estimator.isAsked();
    estimator.feedback(packet, at, size, nowNanos);
    if (asked && !estimator.isAsked()) {
      turns.tick(nowNanos);
      speech.tick(nowNanos);
      allocateSoon = true;
    }
  }

  void reportBlock(byte[] packet, int at, OutgoingSlot slot, long nowNanos) {
    int fraction = NetworkOrder.u8(packet, at + 4);
    int lastReport = NetworkOrder.i32(packet, at + 16);
    long roundTrip = -1;
    if (lastReport != 0) {
      // all three in 1/65536 s (RFC 3550 section 6.4.1)
      int now = (int) (room.ntpNow() >> 16);
      int delay = NetworkOrder.i32(packet, at + 20);
      roundTrip = Math.max(0, NtpTime.nanosOfShort(now - lastReport - delay));
    }
    estimator.receiverReport(fraction, roundTrip, nowNanos);
    room.own().lost(slot.lostSince(NetworkOrder.u24(packet, at + 5)));
  }

  void remb(byte[] packet, int at, int size) {
    if (size >= REMB_LENGTH && NetworkOrder.i32(packet, at + 12) == REMB) {
      int exponent = NetworkOrder.u8(packet, at + 17) >> 2;
      long mantissa = NetworkOrder.u24(packet, at + 17) & 0x3FFFF;
      estimator.remb(exponent > 40 ? Long.MAX_VALUE >> 8 : mantissa << exponent);
    }
  }

  /// The receiver is at another address.
  void moved(long nowNanos) {
    estimator.pathChanged(nowNanos);
  }

  /// What is in the slots has changed.
  void allocateSoon() {
    allocateSoon = true;
  }

  /// What is due every 20 ms.
  void tick(int tick, long nowNanos) {
    if (estimator.isAsked() && nowNanos - sinceNanos > UNANSWERED_NANOS) {
      estimator.giveUpAsking();
    }
    turns.tick(nowNanos);
    speech.tick(nowNanos);
    probe(nowNanos);
    if (allocateSoon || tick % ALLOCATE_EVERY_TICKS == 0) {
      allocate(nowNanos);
      protectSpeech();
      judge(nowNanos);
    }
  }

  /// Divides what the line carries among the slots.
  void allocate(long nowNanos) {
    allocateSoon = false;
    int count = demands.length;
    for (int i = 0; i < count; i++) {
      demands[i] = slots.get(i).demand(nowNanos);
    }
    estimator.demand(Allocator.wishedBps(demands, count));
    allocator.allocate(budget(nowNanos), demands, count, nowNanos);
    for (int i = 0; i < count; i++) {
      slots.get(i).adjust(nowNanos);
    }
  }

  /// What is believed of the line. One that cannot be probed is tried now and then. As long as it
  /// has not told much, a picture that comes in one size only is tried: it shows at once, and a
  /// line that does not carry it says so within a second.
  private long budget(long nowNanos) {
    long bps = estimator.bitsPerSecond();
    long patience = estimator.isAsked() ? UNANSWERED_NANOS : SILENT_NANOS;
    boolean silent = !feedbackSeen && nowNanos - sinceNanos > patience;
    boolean young = !feedbackSeen || nowNanos - feedbackSinceNanos < YOUNG_NANOS;
    if (!probes && allocator.isShort() && nowNanos - trialNanos > TRIAL_EVERY_NANOS) {
      trialNanos = nowNanos;
    }
    boolean trial = !probes && nowNanos - trialNanos < TRIAL_NANOS;
    boolean tried = young && !estimator.isConfined() && isStageOfOneSize();
    boolean trusted = silent || trial || tried;
    return trusted && !estimator.isOverused() ? Math.max(bps, TRUSTING_START_BPS) : bps;
  }

  private boolean isStageOfOneSize() {
    for (int i = 0; i < slots.size(); i++) {
      var source = slots.get(i).source();
      if (source != null && slots.get(i).kind() == MediaKind.VIDEO) {
        return source.options().count() == 1;
      }
    }
    return false;
  }

  private void judge(long nowNanos) {
    boolean changed =
        quality.update(
            estimator.lossFraction(),
            estimator.roundTripNanos(),
            estimator.queueingNanos(),
            allocator.isShort(),
            allocator.isVoiceOnly(),
            nowNanos);
    if (changed) {
      room.qualityChanged(session, quality.report());
    }
  }

  /// How many voices the line carries.
  int voices() {
    return Allocator.voicesThatFit(estimator.bitsPerSecond());
  }

  LineReport report() {
    return quality.report();
  }

  long bitsPerSecond() {
    return estimator.bitsPerSecond();
  }

  double lossFraction() {
    return estimator.lossFraction();
  }

  long roundTripNanos() {
    return estimator.roundTripNanos();
  }

  private void probe(long nowNanos) {
    int due = turns.fill(estimator.probeDueBytes(nowNanos), nowNanos);
    for (int i = 0; due > 0 && i < slots.size(); i++) {
      var repair = slots.get(i).repair();
      if (repair != null && repair.canPad()) {
        while (due > 0) {
          due -= repair.sendPadding(due, nowNanos);
        }
      }
    }
  }

  /// On a line that loses packets each packet of speech carries the one before, too.
  private void protectSpeech() {
    double loss = estimator.lossFraction();
    boolean wanted = redundant ? loss > PLAIN_BELOW_LOSS : loss > REDUNDANT_FROM_LOSS;
    if (wanted != redundant) {
      redundant = wanted;
      for (int i = 0; i < slots.size(); i++) {
        if (slots.get(i).kind() == MediaKind.AUDIO) {
          slots.get(i).setRedundant(wanted);
        }
      }
    }
  }
}
