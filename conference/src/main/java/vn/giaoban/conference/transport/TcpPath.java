package vn.giaoban.conference.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;

/// A path over one TCP connection (RFC 6544), each packet behind its length (RFC 4571).
final class TcpPath extends NetworkPath {
  private final Channel channel;

  TcpPath(Channel channel) {
    this.channel = channel;
  }

  @Override
  InetSocketAddress remote() {
    return (InetSocketAddress) channel.remoteAddress();
  }

  @Override
  boolean write(ByteBuf packets, int segmentSize) {
    try {
      if (!channel.isWritable()) {
        return false;
      }
      int count = (packets.readableBytes() + segmentSize - 1) / segmentSize;
      var framed = channel.alloc().directBuffer(packets.readableBytes() + 2 * count);
      while (packets.isReadable()) {
        int length = Math.min(segmentSize, packets.readableBytes());
        framed.writeShort(length).writeBytes(packets, length);
      }
      channel.write(framed, channel.voidPromise());
      return true;
    } finally {
      packets.release();
    }
  }

  @Override
  void flush() {
    channel.flush();
  }

  @Override
  void close() {
    channel.close();
  }
}
