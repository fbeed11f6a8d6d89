package vn.giaoban.conference.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import vn.giaoban.conference.fuzz.Parser;
import vn.giaoban.conference.rtp.RecordedPackets;

/// What comes through the media port, up to the opened packet: of a sender nobody knows and of one
/// that has passed a check and holds keys, over UDP or over TCP.
public final class RouterParser implements Parser {
  private static final int ROUND = 100_000;

  /// A frame whose length is wrong takes what follows for its content: from then on a connection
  /// carries noise.
  private static final int CONNECTION = 100;

  private final boolean connection;
  private TestRouter router = new TestRouter();
  private EmbeddedChannel channel = new EmbeddedChannel();
  private int inputs;

  private RouterParser(boolean connection) {
    this.connection = connection;
    begin();
  }

  public static RouterParser ofDatagrams() {
    return new RouterParser(false);
  }

  public static RouterParser ofConnection() {
    return new RouterParser(true);
  }

  private void begin() {
    router.close();
    channel.close();
    router = new TestRouter();
    inputs = 0;
    if (connection) {
      channel = new Connection(router.router());
    }
  }

  @Override
  public List<byte[]> seeds() {
    var seeds = new ArrayList<byte[]>();
    seeds.add(router.check(true));
    seeds.add(router.check(false));
    seeds.add(DtlsParser.hello());
    for (byte[] packet : RecordedPackets.of("vp8").subList(0, 4)) {
      seeds.add(router.seal(packet, false));
    }
    for (byte[] packet : RecordedPackets.of("rtcp")) {
      seeds.add(router.seal(packet, true));
    }
    return connection ? seeds.stream().map(RouterParser::frame).toList() : seeds;
  }

  private static byte[] frame(byte[] packet) {
    return ByteBuffer.allocate(2 + packet.length)
        .putShort((short) packet.length)
        .put(packet)
        .array();
  }

  @Override
  public void parse(byte[] input) {
    if (++inputs == ROUND || router.isLost() || connection && !channel.isOpen()) {
      begin();
    } else if (connection && inputs % CONNECTION == 0) {
      channel.close();
      channel = new Connection(router.router());
    }
    if (connection) {
      write(input);
    } else {
      router.receive(input, input.length, TestRouter.KNOWN);
      router.receive(input, input.length, TestRouter.UNKNOWN);
    }
  }

  private void write(byte[] input) {
    try {
      channel.writeInbound(Unpooled.wrappedBuffer(input));
      channel.checkException();
      channel.releaseOutbound();
    } catch (Exception e) {
      // a handshake that fails closes its connection on a thread of its own, at any moment
      if (!(e instanceof ClosedChannelException)) {
        throw e;
      }
    }
  }

  /// A TCP connection as [MediaPort] sets it up.
  private static final class Connection extends EmbeddedChannel {
    private Connection(PacketRouter router) {
      super(new LengthFieldBasedFrameDecoder(65_537, 0, 2, 0, 2), new TcpReader(router));
    }

    @Override
    protected SocketAddress remoteAddress0() {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
    }
  }
}
