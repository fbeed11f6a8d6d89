package vn.giaoban.conference.bandwidth;

import java.util.ArrayDeque;
import java.util.Random;
import java.util.function.LongUnaryOperator;
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

  long sentBytes;
  long arrivedBytes;
  long paddingBytes;
  long arrivedPackets;
  long sentPackets;
  double delaySum;
  private final int[] sizes = new int[1 << 16];

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

  void arrived(int number, long sentNanos, long arrivalNanos) {
    recorder.received(number, arrivalNanos + clockOffset);
    arrivedBytes += sizes[number];
    arrivedPackets++;
    delaySum += (arrivalNanos - sentNanos - link.delayNanos()) * 1e-6;
  }

  void advance(long nowNanos) {
    if (nowNanos >= nextVoice) {
      nextVoice += 20 * MILLI;
      for (int i = 0; i < voices; i++) {
        send(VOICE_BYTES, nowNanos);
      }
    }
    if (nowNanos >= nextFrame) {
      nextFrame += 33 * MILLI;
      sendFrame(nowNanos);
    }
    if (nowNanos >= nextTick) {
      nextTick += 20 * MILLI;
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
    int left = (int) (bps * 0.033 / 8 * share);
    while (left > 0) {
      int bytes = Math.clamp(left, 60, PACKET_BYTES);
      send(bytes, nowNanos);
      left -= bytes;
    }
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

  private void send(int bytes, long nowNanos) {
    sentBytes += bytes;
    sentPackets++;
    int number = estimator.sent(bytes, nowNanos);
    sizes[number] = bytes;
    link.send(this, number, bytes, nowNanos);
  }
}
