package vn.giaoban.conference.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// A router with one peer that has passed a check and holds keys, driven on the caller's thread.
final class TestRouter implements AutoCloseable {
  static final InetSocketAddress KNOWN = new InetSocketAddress("127.0.0.1", 9);
  static final InetSocketAddress UNKNOWN = new InetSocketAddress("127.0.0.2", 9);

  private static final DtlsCertificate CERTIFICATE = DtlsCertificate.generate(Instant.EPOCH);
  private static final IceCredentials LOCAL =
      new IceCredentials("abcdefgh", "0123456789012345678901");

  private final TransportCounters counters = new TransportCounters();
  private final PacketRouter router = new PacketRouter(counters, Runnable::run);
  private final SrtpKeys keys =
      new SrtpKeys(
          SrtpProfile.AEAD_AES_128_GCM, new byte[SrtpKeys.length(SrtpProfile.AEAD_AES_128_GCM)]);
  private final SrtpEndpoint client = new SrtpEndpoint(keys, true);
  private final ByteBuf content = Unpooled.directBuffer(2048);
  private final RecordingOwner owner = new RecordingOwner();
  private final UdpOutbox outbox;
  private final UdpReader reader;
  private final UdpPath known;

  TestRouter() {
    outbox = new UdpOutbox(counters, Loop.CHANNEL, -1, false, 1);
    reader = new UdpReader(router, outbox);
    known = reader.remember(KNOWN);
    var peer =
        new PeerTransport(
            router,
            Runnable::run,
            CERTIFICATE,
            CERTIFICATE.fingerprint(),
            owner,
            System.nanoTime());
    peer.accept(LOCAL);
    byte[] check = check(true);
    receive(check, check.length, KNOWN);
    peer.agreed(keys);
  }

  /// One socket for all: nothing comes in by it.
  private static final class Loop {
    private static final EventLoop LOOP =
        (EventLoop)
            new MultiThreadIoEventLoopGroup(
                    1, Thread.ofPlatform().daemon().factory(), NioIoHandler.newFactory())
                .next();
    private static final NioDatagramChannel CHANNEL = new NioDatagramChannel();

    static {
      LOOP.register(CHANNEL).syncUninterruptibly();
      CHANNEL.bind(new InetSocketAddress("127.0.0.1", 0)).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
  }

  PacketRouter router() {
    return router;
  }

  TransportCounters counters() {
    return counters;
  }

  boolean isLost() {
    return owner.lost;
  }

  int opened() {
    return owner.opened;
  }

  /// A connectivity check as small as it can be.
  byte[] check(boolean nominate) {
    var message = new byte[200];
    int length = StunMessage.begin(message, StunMessage.BINDING_REQUEST, new byte[12], 0);
    byte[] user = (LOCAL.ufrag() + ":x").getBytes(StandardCharsets.US_ASCII);
    length = StunMessage.append(message, length, StunMessage.USERNAME, user);
    if (nominate) {
      length = StunMessage.append(message, length, StunMessage.USE_CANDIDATE, new byte[0]);
      length = StunMessage.append(message, length, StunMessage.PRIORITY, new byte[4]);
    }
    length = StunMessage.seal(message, length, StunMessage.mac(LOCAL.password()));
    return Arrays.copyOf(message, length);
  }

  /// A packet of the known peer.
  byte[] seal(byte[] packet, boolean control) {
    byte[] sealed = Arrays.copyOf(packet, packet.length + 64);
    int length =
        control ? client.sealRtcp(sealed, packet.length) : client.sealRtp(sealed, packet.length);
    return Arrays.copyOf(sealed, length);
  }

  /// @param from [#KNOWN] or [#UNKNOWN]
  void receive(byte[] packet, int length, InetSocketAddress from) {
    content.clear().writeBytes(packet, 0, length);
    router.received(content, from == KNOWN ? known : null, reader, from);
    router.flush();
  }

  @Override
  public void close() {
    outbox.close();
    content.release();
  }
}
