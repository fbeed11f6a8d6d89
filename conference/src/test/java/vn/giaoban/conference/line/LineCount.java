package vn.giaoban.conference.line;

/// What went through one direction of a line.
///
/// @param queuedNanos how long all packets together waited
public record LineCount(long packets, long bytes, long dropped, long queuedNanos) {
  static final LineCount NONE = new LineCount(0, 0, 0, 0);

  LineCount onePassed(int size, long queued) {
    return new LineCount(packets + 1, bytes + size, dropped, queuedNanos + queued);
  }

  LineCount oneDropped() {
    return new LineCount(packets, bytes, dropped + 1, queuedNanos);
  }

  /// What has come since an earlier count.
  public LineCount since(LineCount before) {
    return new LineCount(
        packets - before.packets,
        bytes - before.bytes,
        dropped - before.dropped,
        queuedNanos - before.queuedNanos);
  }

  /// How long a packet waited on average.
  public double meanQueueMillis() {
    return packets == 0 ? 0 : queuedNanos * 1e-6 / packets;
  }
}
