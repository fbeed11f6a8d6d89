package vn.giaoban.conference.transport;

import java.net.InetSocketAddress;

/// A path over the UDP port.
final class UdpPath extends NetworkPath {
  private final UdpReader reader;
  private final UdpOutbox outbox;
  private final InetSocketAddress remote;
  private int address;

  UdpPath(UdpReader reader, UdpOutbox outbox, InetSocketAddress remote) {
    this.reader = reader;
    this.outbox = outbox;
    this.remote = remote;
    address = outbox.remember(remote);
  }

  @Override
  InetSocketAddress remote() {
    return remote;
  }

  @Override
  boolean send(OutgoingRtp rtp, byte[] packet, int length, int number) {
    if (!outbox.sealsLater() || !rtp.sealsLater()) {
      int sealed = rtp.sealNow(packet, length);
      return sealed > 0 && send(packet, sealed);
    }
    reader.flushLater();
    return outbox.write(address, packet, length, rtp, number);
  }

  @Override
  boolean send(byte[] packet, int length) {
    reader.flushLater();
    return outbox.write(address, packet, length, null, OutgoingRtp.UNNUMBERED);
  }

  @Override
  void sendLast(byte[] packet) {
    reader.send(remote, packet, packet.length);
  }

  @Override
  void close() {
    reader.forget(this);
    outbox.release(address);
    address = UdpAddresses.NOWHERE;
  }
}
