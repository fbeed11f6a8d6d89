package vn.giaoban.conference.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.SegmentedDatagramPacket;
import java.net.InetSocketAddress;

/// A path over the UDP port. Several packets leave in one system call where the kernel can split
/// them.
final class UdpPath extends NetworkPath {
  private final UdpReader reader;
  private final DatagramChannel channel;
  private final InetSocketAddress remote;

  UdpPath(UdpReader reader, DatagramChannel channel, InetSocketAddress remote) {
    this.reader = reader;
    this.channel = channel;
    this.remote = remote;
  }

  @Override
  InetSocketAddress remote() {
    return remote;
  }

  @Override
  boolean write(ByteBuf packets, int segmentSize) {
    if (!channel.isWritable()) {
      packets.release();
      return false;
    }
    var packet =
        packets.readableBytes() > segmentSize
            ? new SegmentedDatagramPacket(packets, segmentSize, remote)
            : new DatagramPacket(packets, remote);
    channel.write(packet, channel.voidPromise());
    return true;
  }

  @Override
  void flush() {
    reader.flushLater();
  }

  @Override
  void close() {
    reader.forget(this);
  }
}
