package vn.giaoban.conference.bandwidth;

import java.util.Arrays;

/// The first question to a new line: a few small packets that leave at once. The gaps at which they
/// arrive tell what a narrow line carries, before a picture has filled its queue. The middle one of
/// the gaps counts: a machine that stands still for a moment makes a single long one.
final class StartTrain {
  /// All together they fill a line of 40 kbit/s for a fifth of a second.
  static final int PACKETS = 5;

  static final int PACKET_BYTES = 160;

  /// Fewer say nothing.
  private static final int LEAST_GAPS = 3;

  private static final long NOT_BEGUN = -1;

  private final long[] gaps = new long[PACKETS];
  private long first = NOT_BEGUN;
  private int sent;
  private int arrived;
  private long bytes;
  private long lastArrival;
  private boolean concluded;

  /// Notes a packet of the train.
  void sent(long number) {
    if (first == NOT_BEGUN) {
      first = number;
    }
    sent++;
  }

  boolean has(long number) {
    return first != NOT_BEGUN && number >= first && number < first + sent;
  }

  /// Whether an answer is waited for.
  boolean isOpen() {
    return first != NOT_BEGUN && !concluded;
  }

  /// Notes an arrived packet of the train.
  void received(int size, long arrivalMicros) {
    if (arrived > 0 && arrived < PACKETS) {
      gaps[arrived - 1] = Math.max(0, arrivalMicros - lastArrival);
      bytes += size;
    }
    arrived++;
    lastArrival = arrivalMicros;
  }

  /// Concludes after a feedback message.
  ///
  /// @param newest the last number it told of
  /// @return bits per second that got through; 0 when that is not known, yet or at all
  long result(long newest) {
    int known = Math.min(arrived, PACKETS) - 1;
    if (!isOpen() || known < LEAST_GAPS && newest < first + sent) {
      return 0;
    }
    concluded = true;
    if (known < LEAST_GAPS) {
      return 0;
    }
    Arrays.sort(gaps, 0, known);
    long gap = Math.max(1, gaps[known / 2]);
    return bytes / known * 8_000_000L / gap;
  }

  /// Nobody answers.
  void giveUp() {
    concluded = true;
  }
}
