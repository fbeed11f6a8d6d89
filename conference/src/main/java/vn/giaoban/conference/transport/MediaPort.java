package vn.giaoban.conference.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one media port, UDP and TCP, of this server, and the event loop that owns all that comes
/// through it. Every address has a UDP socket of its own, so that answers leave from the address
/// they were asked at; an address that is not this machine's (a public one before a 1:1 NAT) is
/// only told to clients.
public final class MediaPort implements AutoCloseable {
  private static final int SOCKET_BUFFER = 4 << 20;
  private static final int MAX_DATAGRAM = 1728;
  private static final int DATAGRAMS_PER_READ = 32;
  private static final int BIND_TRIES = 20;
  private static final long EXPIRY_PERIOD_MILLIS = 1000;
  private static final Logger LOG = LoggerFactory.getLogger(MediaPort.class);

  private final MultiThreadIoEventLoopGroup group;
  private final EventLoop loop;
  private final PacketRouter router;
  private final TransportCounters counters = new TransportCounters();

  /// Being made while the rest of the server starts; the first offer waits for it if it must.
  private final FutureTask<DtlsCertificate> certificate;

  private final List<InetAddress> addresses;
  private final List<Channel> channels = new ArrayList<>();
  private final List<PeerTransport> peers = new ArrayList<>();
  private final boolean epoll;
  private final long consentNanos;
  private final int port;

  private MediaPort(int wantedPort, List<InetAddress> addresses, long consentNanos, Instant now) {
    this.addresses = List.copyOf(addresses);
    this.consentNanos = consentNanos;
    epoll = Epoll.isAvailable();
    IoHandlerFactory handlers = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    group =
        new MultiThreadIoEventLoopGroup(
            1, Thread.ofPlatform().name("media").daemon().factory(), handlers);
    loop = group.next();
    router = new PacketRouter(counters, loop);
    certificate = new FutureTask<>(() -> DtlsCertificate.generate(now));
    Thread.ofPlatform().name("dtls-certificate").daemon().start(certificate);
    try {
      port = bindAll(wantedPort);
    } catch (BindException e) {
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      throw new IllegalStateException("port: " + wantedPort + " (expected: a free one)", e);
    }
    var unused =
        loop.scheduleAtFixedRate(
            this::expire, EXPIRY_PERIOD_MILLIS, EXPIRY_PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /// Binds the port.
  ///
  /// @param port 0 for any free one
  /// @param addresses what is told to clients
  /// @param consentNanos how long a peer may be silent before it is lost
  public static MediaPort open(
      int port, List<InetAddress> addresses, long consentNanos, Instant now) {
    return new MediaPort(port, addresses, consentNanos, now);
  }

  private int bindAll(int wantedPort) throws BindException {
    var local = new ArrayList<InetAddress>();
    for (var address : addresses) {
      if (LocalAddresses.isLocal(address)) {
        local.add(address);
      }
    }
    if (local.size() < addresses.size()) {
      local.clear();
      local.add(new InetSocketAddress(0).getAddress());
    }
    for (int attempt = 1; ; attempt++) {
      try {
        int bound = wantedPort;
        for (var address : local) {
          bound = bindUdp(new InetSocketAddress(address, bound));
          bindTcp(new InetSocketAddress(address, bound));
        }
        return bound;
      } catch (BindException e) {
        channels.forEach(channel -> channel.close().syncUninterruptibly());
        channels.clear();
        if (wantedPort != 0 || attempt == BIND_TRIES) {
          throw e;
        }
      }
    }
  }

  private int bindUdp(InetSocketAddress address) throws BindException {
    var bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(epoll ? EpollDatagramChannel.class : NioDatagramChannel.class)
            .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER)
            .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER)
            .option(
                ChannelOption.WRITE_BUFFER_WATER_MARK,
                new WriteBufferWaterMark(SOCKET_BUFFER, 2 * SOCKET_BUFFER))
            .handler(
                new ChannelInitializer<DatagramChannel>() {
                  @Override
                  protected void initChannel(DatagramChannel channel) {
                    var outbox =
                        new UdpOutbox(
                            counters,
                            channel,
                            descriptor(channel),
                            segmentation(),
                            Runtime.getRuntime().availableProcessors());
                    channel.pipeline().addLast(new UdpReader(router, outbox));
                  }
                });
    if (epoll) {
      bootstrap
          .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, MAX_DATAGRAM)
          .option(
              ChannelOption.RECVBUF_ALLOCATOR,
              new FixedRecvByteBufAllocator(MAX_DATAGRAM * DATAGRAMS_PER_READ));
    } else {
      bootstrap.option(
          ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(MAX_DATAGRAM));
    }
    return bound(bootstrap.bind(address));
  }

  private void bindTcp(InetSocketAddress address) throws BindException {
    bound(
        new ServerBootstrap()
            .group(loop)
            .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(
                ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(64_000, 256_000))
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel
                        .pipeline()
                        .addLast(new LengthFieldBasedFrameDecoder(65537, 0, 2, 0, 2))
                        .addLast(new TcpReader(router));
                  }
                })
            .bind(address));
  }

  private int bound(ChannelFuture future) throws BindException {
    future.awaitUninterruptibly();
    if (!future.isSuccess()) {
      var failure = new BindException("bind failed");
      failure.initCause(future.cause());
      throw failure;
    }
    channels.add(future.channel());
    return ((InetSocketAddress) future.channel().localAddress()).getPort();
  }

  /// The port that is bound.
  public int port() {
    return port;
  }

  /// What clients are told.
  public List<InetAddress> addresses() {
    return addresses;
  }

  public Fingerprint fingerprint() {
    return certificate().fingerprint();
  }

  private DtlsCertificate certificate() {
    try {
      return certificate.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the certificate was made", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the certificate could not be made", e.getCause());
    }
  }

  /// Makes the first handshakes of this process, which cost most, before anybody joins; blocks.
  ///
  /// @param handshakes how many
  public void warmUp(int handshakes) throws InterruptedException {
    DtlsWarmUp.run(certificate(), handshakes);
  }

  public TransportCounters counters() {
    return counters;
  }

  /// The thread that owns every peer.
  public ScheduledExecutorService loop() {
    return loop;
  }

  public boolean inLoop() {
    return loop.inEventLoop();
  }

  /// Has somebody fan out what came for many, when all of a read has been looked at.
  public void willFanOut(Runnable fanOut) {
    router.willFanOut(fanOut);
  }

  /// A new peer, waiting for its first check. Called on the event loop.
  ///
  /// @param remote the certificate the peer must show
  public PeerTransport newPeer(
      IceCredentials local, Fingerprint remote, PeerTransport.Owner owner) {
    var peer = new PeerTransport(router, loop, certificate(), remote, owner, System.nanoTime());
    peer.accept(local);
    peers.add(peer);
    return peer;
  }

  private static int descriptor(DatagramChannel channel) {
    return channel instanceof EpollDatagramChannel socket ? socket.fd().intValue() : -1;
  }

  private boolean segmentation() {
    return epoll && EpollDatagramChannel.isSegmentedDatagramPacketSupported();
  }

  private void expire() {
    long now = System.nanoTime();
    for (var peer : List.copyOf(peers)) {
      peer.expire(now, consentNanos);
    }
    peers.removeIf(PeerTransport::isClosed);
  }

  @Override
  public void close() {
    loop.execute(() -> List.copyOf(peers).forEach(PeerTransport::close));
    for (var channel : channels) {
      channel.close().awaitUninterruptibly();
    }
    group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    LOG.debug("Media port {} is closed", port);
  }
}
