package vn.giaoban.conference.bandwidth;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.rtp.TransportCcRecorder;

/// One receiver: a server that sends voice and pictures by its estimate, and a client that tells
/// what arrived, every 100 ms.
final class SimulatedFlow {
  private static final long MILLI = 1_000_000L;
  private static final int VOICE_BYTES = 100;
  private static final int PACKET_BYTES = 1150;
  private static final long FEEDBACK_NANOS = 100 * MILLI;

  private record Feedback(byte[] message, long atNanos) {}

  final SendSideEstimator estimator;
  private final SimulatedLink link;
  private final TransportCcRecorder recorder = new TransportCcRecorder();
  private final ArrayDeque<Feedback> returning = new ArrayDeque<>();
  private final Random random = new Random(7);
  long clockOffset;
  private final byte[] message = new byte[1500];
  private LongUnaryOperator picture;
  private long nextVoice;
  private long nextFrame;
  private long nextTick;
  private long nextFeedback;
  private int frame;
  private int voices = 1;
  private int voiceBytes = VOICE_BYTES;
  private long voiceNanos = 20 * MILLI;
  private @Nullable Pacer pacer;
  private final ArrayDeque<Integer> waiting = new ArrayDeque<>();
  private long keyNanos = Long.MAX_VALUE;
  private int keyBytes;

  long sentBytes;
  long arrivedBytes;
  long paddingBytes;
  long arrivedPackets;
  long sentPackets;
  double delaySum;
  private final int[] sizes = new int[1 << 16];
  private final boolean[] isVoice = new boolean[1 << 16];

  /// Of each packet of speech that arrived, beyond the line's own, in milliseconds.
  final List<Double> voiceDelays = new ArrayList<>();

  long voicesSent;

  /// @param picture bits per second of pictures at an estimate
  SimulatedFlow(SimulatedLink link, long startBps, long nowNanos, LongUnaryOperator picture) {
    this.link = link;
    this.picture = picture;
    estimator = new SendSideEstimator(startBps, nowNanos);
    clockOffset = 123_456_789_000L;
    nextVoice = nowNanos;
    nextFrame = nowNanos + 3 * MILLI;
    nextTick = nowNanos;
    nextFeedback = nowNanos + 41 * MILLI;
  }

  /// Pictures that can be as large as the line carries.
  static LongUnaryOperator elastic() {
    return estimate -> Math.max(0, estimate - 45_000);
  }

  void picture(LongUnaryOperator picture) {
    this.picture = picture;
  }

  SimulatedFlow voices(int count) {
    voices = count;
    return this;
  }

  /// Speech in packets of another size and length.
  SimulatedFlow speech(int bytes, int millis) {
    voiceBytes = bytes;
    voiceNanos = millis * MILLI;
    return this;
  }

  /// Packets of pictures wait for their turn.
  SimulatedFlow paced(Pacer pacer) {
    this.pacer = pacer;
    return this;
  }

  /// A key frame of its own comes at a moment.
  void keyFrame(int bytes, long atNanos) {
    keyBytes = bytes;
    keyNanos = atNanos;
  }

  /// The first packets ask the line.
  void ask(long nowNanos) {
    for (int i = 0; i < SendSideEstimator.TRAIN_PACKETS; i++) {
      int bytes = SendSideEstimator.TRAIN_PACKET_BYTES;
      int number = estimator.sentTrain(bytes, nowNanos);
      sizes[number] = bytes;
      link.send(this, number, bytes, nowNanos);
    }
  }

  void arrived(int number, long sentNanos, long arrivalNanos) {
    recorder.received(number, arrivalNanos + clockOffset);
    arrivedBytes += sizes[number];
    arrivedPackets++;
    double delay = (arrivalNanos - sentNanos - link.delayNanos()) * 1e-6;
    delaySum += delay;
    if (isVoice[number]) {
      voiceDelays.add(delay);
    }
  }

  void advance(long nowNanos) {
    if (nowNanos >= nextVoice) {
      nextVoice += voiceNanos;
      for (int i = 0; i < voices; i++) {
        voicesSent++;
        isVoice[send(voiceBytes, nowNanos)] = true;
      }
    }
    if (nowNanos >= nextFrame) {
      nextFrame += 33 * MILLI;
      sendFrame(nowNanos);
    }
    if (nowNanos >= keyNanos) {
      keyNanos = Long.MAX_VALUE;
      picture(keyBytes, nowNanos);
    }
    if (nowNanos >= nextTick) {
      nextTick += 20 * MILLI;
      leave(nowNanos);
      pad(nowNanos);
    }
    if (nowNanos >= nextFeedback) {
      nextFeedback += FEEDBACK_NANOS;
      while (recorder.isDue()) {
        int length = recorder.write(message, 1, 2);
        if (length == 0) {
          break;
        }
        var copy = java.util.Arrays.copyOf(message, length);
        returning.add(new Feedback(copy, nowNanos + link.delayNanos()));
      }
    }
    while (!returning.isEmpty() && returning.peek().atNanos() <= nowNanos) {
      var feedback = returning.remove().message();
      estimator.feedback(feedback, 0, feedback.length, nowNanos);
    }
  }

  private void sendFrame(long nowNanos) {
    long bps = picture.applyAsLong(estimator.bitsPerSecond());
    // every fifth second a key frame, four times as large as the others
    boolean key = frame++ % 150 == 0;
    double share = (key ? 4 : 1) * (0.8 + 0.4 * random.nextDouble()) * 150 / 153;
    picture((int) (bps * 0.033 / 8 * share), nowNanos);
  }

  private void picture(int size, long nowNanos) {
    for (int left = size; left > 0; left -= PACKET_BYTES) {
      waiting.add(Math.clamp(left, 60, PACKET_BYTES));
    }
    leave(nowNanos);
  }

  private void leave(long nowNanos) {
    while (!waiting.isEmpty() && (pacer == null || pacer.mayLeave(nowNanos))) {
      int bytes = waiting.remove();
      send(bytes, nowNanos);
      if (pacer != null) {
        pacer.left(bytes);
      }
    }
  }

  /// Nothing of what waits is wanted any more.
  void forgetWaiting() {
    waiting.clear();
  }

  private void pad(long nowNanos) {
    int due = estimator.probeDueBytes(nowNanos);
    while (due > 0) {
      int bytes = Math.min(due, 1000);
      paddingBytes += bytes;
      sentPackets++;
      int number = estimator.sentProbe(bytes, nowNanos);
      sizes[number] = bytes;
      link.send(this, number, bytes, nowNanos);
      due -= bytes;
    }
  }

  private int send(int bytes, long nowNanos) {
    sentBytes += bytes;
    sentPackets++;
    int number = estimator.sent(bytes, nowNanos);
    sizes[number] = bytes;
    isVoice[number] = false;
    link.send(this, number, bytes, nowNanos);
    return number;
  }
}
