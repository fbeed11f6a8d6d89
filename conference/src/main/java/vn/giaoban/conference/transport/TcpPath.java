package vn.giaoban.conference.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// A path over one TCP connection (RFC 6544), each packet behind its length (RFC 4571).
final class TcpPath extends NetworkPath implements PacketRouter.Flushable {
  private final PacketRouter router;
  private final Channel channel;
  private @Nullable ByteBuf waiting;

  TcpPath(PacketRouter router, Channel channel) {
    this.router = router;
    this.channel = channel;
  }

  @Override
  InetSocketAddress remote() {
    return (InetSocketAddress) channel.remoteAddress();
  }

  @Override
  boolean send(OutgoingRtp rtp, byte[] packet, int length, int number) {
    return channel.isWritable() && send(packet, rtp.sealNow(packet, length));
  }

  @Override
  boolean send(byte[] packet, int length) {
    if (length <= 0 || !channel.isWritable()) {
      return false;
    }
    var frames = waiting;
    if (frames == null) {
      frames = channel.alloc().directBuffer(2048);
      waiting = frames;
      router.willFlush(this);
    }
    frames.writeShort(length).writeBytes(packet, 0, length);
    router.counters().sent(1, length);
    return true;
  }

  @Override
  public void flush() {
    var frames = waiting;
    if (frames != null) {
      waiting = null;
      channel.writeAndFlush(frames, channel.voidPromise());
    }
  }

  @Override
  void sendLast(byte[] packet) {
    if (channel.isActive()) {
      send(packet, packet.length);
    }
  }

  @Override
  void close() {
    flush();
    channel.close();
  }
}
