package vn.giaoban.conference.line;

/// What one direction of a line does to packets.
///
/// @param bps bits per second, with the headers of IP and UDP; 0 for no limit
/// @param queueMillis what would wait longer is dropped
/// @param loss of packets, 0..1, at random
public record Shape(long bps, int queueMillis, int delayMillis, int jitterMillis, double loss) {
  /// A line nobody notices.
  public static final Shape CLEAR = new Shape(0, 1_000, 0, 0, 0);

  /// Carries nothing.
  public static final Shape CUT = new Shape(0, 1_000, 0, 0, 1);

  /// The same with a rate.
  public Shape rate(long bps, int queueMillis) {
    return new Shape(bps, queueMillis, delayMillis, jitterMillis, loss);
  }

  /// The same with a delay; packets overtake each other by jitter.
  public Shape delay(int millis, int jitterMillis) {
    return new Shape(bps, queueMillis, millis, jitterMillis, loss);
  }

  /// The same with loss.
  public Shape loss(double fraction) {
    return new Shape(bps, queueMillis, delayMillis, jitterMillis, fraction);
  }
}
