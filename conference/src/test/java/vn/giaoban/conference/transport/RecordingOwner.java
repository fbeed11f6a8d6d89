package vn.giaoban.conference.transport;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import vn.giaoban.conference.rtp.NetworkOrder;

/// Counts what it is told.
class RecordingOwner implements PeerTransport.Owner {
  boolean lost;
  int opened;

  /// Numbers of packets that left late, as they left.
  final Queue<Integer> departed = new ConcurrentLinkedQueue<>();

  @Override
  public void secured() {}

  @Override
  public void suspended() {}

  @Override
  public void resumed() {}

  @Override
  public void moved(long nowNanos) {}

  @Override
  public void departed(int number, long nowNanos) {
    departed.add(number);
  }

  @Override
  public void rtp(byte[] packet, int length, long nowNanos) {
    opened += NetworkOrder.u8(packet, 0) > 0 ? 1 : 0;
  }

  @Override
  public void rtcp(byte[] packet, int length, long nowNanos) {
    opened++;
  }

  @Override
  public void lost(PeerTransport.Loss loss) {
    lost = true;
  }
}
