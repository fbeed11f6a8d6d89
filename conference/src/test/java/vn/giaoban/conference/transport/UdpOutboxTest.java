package vn.giaoban.conference.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.conference.rtp.NetworkOrder;
import vn.giaoban.conference.rtp.RtpHeader;

/// Real sockets on the loopback interface.
class UdpOutboxTest {
  private static final int RECEIVERS = 250;
  private static final int FRAMES = 12;
  private static final int PACKETS_OF_FRAME = 7;

  private final Random random = new Random(5);
  private final MultiThreadIoEventLoopGroup group;
  private final TransportCounters counters = new TransportCounters();

  UdpOutboxTest() {
    assumeTrue(Epoll.isAvailable(), "no epoll on this system");
    assumeTrue(LibCrypto.isAvailable(), "libcrypto 3 is not on this machine");
    group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
  }

  @BeforeEach
  void fixed() {
    random.setSeed(5);
  }

  @AfterEach
  void stop() {
    group.shutdownGracefully().syncUninterruptibly();
  }

  /// @param address of the sending socket
  @ParameterizedTest
  @CsvSource({"127.0.0.1, true, 2", "127.0.0.1, false, 3", "::, true, 1"})
  void everyReceiverGetsItsPacketsInOrderAndSealedWithItsKey(
      String address, boolean segmentation, int processors) throws Exception {
    var channel = bind(address);
    var sockets = new DatagramSocket[RECEIVERS];
    var addresses = new int[RECEIVERS];
    var senders = new OutgoingRtp[RECEIVERS];
    var first = new RecordingOwner();
    var numbers = new int[RECEIVERS];
    var openers = new SrtpEndpoint[RECEIVERS];
    try (var outbox =
        new UdpOutbox(counters, channel, channel.fd().intValue(), segmentation, processors)) {
      for (int i = 0; i < RECEIVERS; i++) {
        sockets[i] = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
        sockets[i].setSoTimeout(10_000);
        addresses[i] =
            outbox.remember(
                new InetSocketAddress(
                    InetAddress.getByName("127.0.0.1"), sockets[i].getLocalPort()));
        var material = new byte[SrtpKeys.length(SrtpProfile.AEAD_AES_128_GCM)];
        random.nextBytes(material);
        var keys = new SrtpKeys(SrtpProfile.AEAD_AES_128_GCM, material);
        senders[i] =
            new OutgoingRtp(new SrtpEndpoint(keys, false), i == 0 ? first : new RecordingOwner());
        numbers[i] = 65_500;
        openers[i] = new SrtpEndpoint(keys, true);
      }
      int sequenceNumber = 65_500;
      for (int frame = 0; frame < FRAMES; frame++) {
        // many at once go by a lane's thread, few by the caller's
        int receivers = frame % 3 == 0 ? 2 : RECEIVERS;
        int size = random.nextInt(200, 1100);
        for (int i = 0; i < receivers; i++) {
          for (int p = 0; p < PACKETS_OF_FRAME; p++) {
            int length = p == PACKETS_OF_FRAME - 1 ? 100 : size;
            var packet = new byte[length + 32];
            RtpHeader.write(packet, 0, false, 96, sequenceNumber + p & 0xFFFF, frame, 7);
            NetworkOrder.put32(packet, 12, i);
            assertThat(
                    outbox.write(addresses[i], packet, length, senders[i], numbers[i]++ & 0xFFFF))
                .isTrue();
          }
        }
        outbox.flush();
        for (int i = 0; i < receivers; i++) {
          for (int p = 0; p < PACKETS_OF_FRAME; p++) {
            var packet = receive(sockets[i], openers[i]);
            assertThat(RtpHeader.sequenceNumber(packet, 0)).isEqualTo(sequenceNumber + p & 0xFFFF);
            assertThat(NetworkOrder.i32(packet, 12)).isEqualTo(i);
            assertThat(packet).hasSize(p == PACKETS_OF_FRAME - 1 ? 100 : size);
          }
        }
        sequenceNumber += PACKETS_OF_FRAME;
      }
      for (int i = 0; i < RECEIVERS; i++) {
        outbox.release(addresses[i]);
      }
      assertThat(outbox.remember(new InetSocketAddress("127.0.0.1", 9))).isLessThan(RECEIVERS);
    } finally {
      for (var socket : sockets) {
        socket.close();
      }
      channel.close().syncUninterruptibly();
    }
    // what was for many waited for a thread, and that was told
    assertThat(first.departed).hasSize(2 * FRAMES / 3 * PACKETS_OF_FRAME).doesNotHaveDuplicates();
    assertThat(counters.drops().values()).allMatch(count -> count == 0);
  }

  /// Whoever joins must not wait behind the pictures of those who are in.
  @Test
  void whatIsNoRtpOvertakesIt() throws Exception {
    var channel = bind("127.0.0.1");
    try (var socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
        var outbox = new UdpOutbox(counters, channel, channel.fd().intValue(), true, 2)) {
      socket.setSoTimeout(10_000);
      int address = outbox.remember((InetSocketAddress) socket.getLocalSocketAddress());
      var rtp = new byte[100];
      RtpHeader.write(rtp, 0, false, 96, 1, 1, 7);
      var report = new byte[] {(byte) 0x80, (byte) 201, 0, 1, 0, 0, 0, 7};
      var check = new byte[20];
      for (byte[] packet : new byte[][] {rtp, report, rtp, check}) {
        outbox.write(address, packet, packet.length, null, OutgoingRtp.UNNUMBERED);
      }
      outbox.flush();
      assertThat(new int[] {size(socket), size(socket), size(socket), size(socket)})
          .containsExactly(report.length, check.length, rtp.length, rtp.length);
      outbox.release(address);
    } finally {
      channel.close().syncUninterruptibly();
    }
  }

  private static int size(DatagramSocket socket) throws IOException {
    var datagram = new DatagramPacket(new byte[2000], 2000);
    socket.receive(datagram);
    return datagram.getLength();
  }

  private EpollDatagramChannel bind(String address) {
    return (EpollDatagramChannel)
        new Bootstrap()
            .group(group)
            .channel(EpollDatagramChannel.class)
            .handler(new ChannelInboundHandlerAdapter())
            .bind(new InetSocketAddress(address, 0))
            .syncUninterruptibly()
            .channel();
  }

  @Test
  void nothingIsAllocatedWhilePacketsLeave() throws Exception {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var channel = bind("127.0.0.1");
    try (var sink = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
        var outbox = new UdpOutbox(counters, channel, channel.fd().intValue(), true, 2)) {
      int[] addresses = new int[RECEIVERS];
      for (int i = 0; i < RECEIVERS; i++) {
        addresses[i] = outbox.remember((InetSocketAddress) sink.getLocalSocketAddress());
      }
      var keys =
          new SrtpKeys(
              SrtpProfile.AEAD_AES_128_GCM,
              new byte[SrtpKeys.length(SrtpProfile.AEAD_AES_128_GCM)]);
      var rtp =
          new OutgoingRtp(
              new SrtpEndpoint(keys, false),
              new RecordingOwner() {
                @Override
                public void departed(int number, long nowNanos) {}
              });
      var packet = new byte[1100];
      long fewest = Long.MAX_VALUE;
      long[] own = {};
      for (int round = 0; round < 40; round++) {
        long before = allocated(threads, own);
        for (int i = 0; i < RECEIVERS * PACKETS_OF_FRAME; i++) {
          RtpHeader.write(packet, 0, false, 96, i & 0xFFFF, round, 7);
          outbox.write(addresses[i / PACKETS_OF_FRAME], packet, 1000, rtp, i & 0xFFFF);
        }
        outbox.flush();
        while (counters.poolUsed() > 0) {
          outbox.flush();
        }
        fewest = Math.min(fewest, allocated(threads, own) - before);
        own = round == 0 ? ownThreads() : own;
      }
      assertThat(fewest).as("octets for %d packets", RECEIVERS * PACKETS_OF_FRAME).isLessThan(2000);
    } finally {
      channel.close().syncUninterruptibly();
    }
  }

  /// Those of the lanes.
  private static long[] ownThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("media-send-"))
        .mapToLong(Thread::threadId)
        .toArray();
  }

  private static long allocated(ThreadMXBean threads, long[] own) {
    long sum = threads.getCurrentThreadAllocatedBytes();
    for (long thread : own) {
      sum += threads.getThreadAllocatedBytes(thread);
    }
    return sum;
  }

  private static byte[] receive(DatagramSocket socket, SrtpEndpoint opener) throws IOException {
    var datagram = new DatagramPacket(new byte[2000], 2000);
    socket.receive(datagram);
    int length = opener.openRtp(datagram.getData(), datagram.getLength());
    assertThat(length).isPositive();
    return Arrays.copyOf(datagram.getData(), length);
  }
}
