package vn.giaoban.conference.transport;

import java.net.InetSocketAddress;

/// A path over the UDP port.
final class UdpPath extends NetworkPath {
  private static final int SEAL_ROOM = 32;

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
    int at = address < 0 ? -1 : outbox.reserve(length + SEAL_ROOM);
    if (at < 0) {
      return false;
    }
    int sealed = keys.sealRtp(packet, length, outbox.memory(), at);
    if (sealed < 0) {
      return false;
    }
    outbox.commit(address, sealed);
    reader.flushLater();
    return true;
  }

  @Override
  boolean send(byte[] packet, int length) {
    reader.flushLater();
    return outbox.write(address, packet, length);
  }

  @Override
  void sendLast(byte[] packet) {
    reader.send(remote, packet, packet.length);
  }

  @Override
  void close() {
    reader.forget(this);
    outbox.release(address);
    address = UdpOutbox.NOWHERE;
  }
}
