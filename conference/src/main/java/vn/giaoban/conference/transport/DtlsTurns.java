package vn.giaoban.conference.transport;

import java.util.concurrent.Semaphore;

/// Bounds how many handshakes compute at once, first come, first served: a whole province that
/// comes back must not take the processors from those who are speaking. A turn is given back while
/// its handshake waits for the peer, so a silent peer keeps nobody out.
final class DtlsTurns {
  private final Semaphore free;

  /// @param atOnce how many compute at once
  DtlsTurns(int atOnce) {
    free = new Semaphore(atOnce, true);
  }

  /// Half of the processors: the other half carries media.
  static DtlsTurns ofThisMachine() {
    return new DtlsTurns(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  /// As many as like, of whom none has to begin: half of what can be counted.
  static DtlsTurns unbounded() {
    return new DtlsTurns(Integer.MAX_VALUE / 2);
  }

  /// Waits for a turn.
  void begin() {
    free.acquireUninterruptibly();
  }

  void end() {
    free.release();
  }
}
