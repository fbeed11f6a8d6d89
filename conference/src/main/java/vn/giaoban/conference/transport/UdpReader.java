package vn.giaoban.conference.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/// Reads one UDP socket and knows which remote addresses have proved to be whose.
final class UdpReader extends ChannelInboundHandlerAdapter implements PacketRouter.Flushable {
  private final PacketRouter router;
  private final UdpOutbox outbox;
  private final Map<InetSocketAddress, UdpPath> paths = new HashMap<>();
  private boolean dirty;

  UdpReader(PacketRouter router, UdpOutbox outbox) {
    this.router = router;
    this.outbox = outbox;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    var packet = (DatagramPacket) message;
    try {
      var sender = packet.sender();
      router.received(packet.content(), paths.get(sender), this, sender);
    } finally {
      packet.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    router.flush();
  }

  /// An ICMP error comes here; the socket goes on.
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    router.failed(cause);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    outbox.close();
  }

  /// The path to an address that has passed a check.
  UdpPath remember(InetSocketAddress remote) {
    return paths.computeIfAbsent(remote, address -> new UdpPath(this, outbox, address));
  }

  void forget(UdpPath path) {
    paths.remove(path.remote(), path);
  }

  /// Sends once to an address that is not remembered: an answer to a check, a goodbye.
  void send(InetSocketAddress remote, byte[] packet, int length) {
    int address = outbox.remember(remote);
    outbox.write(address, packet, length, null, OutgoingRtp.UNNUMBERED);
    outbox.release(address);
    flushLater();
  }

  void flushLater() {
    if (!dirty) {
      dirty = true;
      router.willFlush(this);
    }
  }

  @Override
  public void flush() {
    dirty = false;
    outbox.flush();
  }
}
