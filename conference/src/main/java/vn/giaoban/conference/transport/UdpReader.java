package vn.giaoban.conference.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one UDP socket and knows which remote addresses have proved to be whose.
final class UdpReader extends ChannelInboundHandlerAdapter {
  private final PacketRouter router;
  private final DatagramChannel channel;
  private final Map<InetSocketAddress, UdpPath> paths = new HashMap<>();
  private boolean dirty;

  UdpReader(PacketRouter router, DatagramChannel channel) {
    this.router = router;
    this.channel = channel;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    var packet = (DatagramPacket) message;
    try {
      var sender = packet.sender();
      var known = paths.get(sender);
      router.received(packet.content(), known, this, sender);
    } finally {
      packet.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    router.flush();
    flushNow();
  }

  /// An ICMP error comes here; the socket goes on.
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    router.failed(cause);
  }

  /// The path to an address that has passed a check.
  UdpPath remember(InetSocketAddress remote) {
    return paths.computeIfAbsent(remote, address -> new UdpPath(this, channel, address));
  }

  void forget(UdpPath path) {
    paths.remove(path.remote(), path);
  }

  /// Answers a check.
  void answer(ByteBuf answer, InetSocketAddress remote) {
    channel.write(new DatagramPacket(answer, remote), channel.voidPromise());
    flushLater();
  }

  void flushLater() {
    if (!dirty) {
      dirty = true;
      router.willFlush(this);
    }
  }

  void flushNow() {
    if (dirty) {
      dirty = false;
      channel.flush();
    }
  }

  @Nullable UdpPath path(InetSocketAddress remote) {
    return paths.get(remote);
  }
}
