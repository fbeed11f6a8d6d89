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
  boolean send(SrtpEndpoint keys, byte[] packet, int length) {
    var sealer = outbox.sealsLater() ? keys.sealer() : null;
    if (sealer == null) {
      int sealed = keys.sealRtp(packet, length);
      return sealed > 0 && send(packet, sealed);
    }
    reader.flushLater();
    return outbox.write(address, packet, length, sealer);
  }

  @Override
  boolean send(byte[] packet, int length) {
    reader.flushLater();
    return outbox.write(address, packet, length, null);
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
