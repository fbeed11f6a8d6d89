package vn.giaoban.mail.clamav;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import vn.giaoban.mail.clamav.ScanResult.Clean;
import vn.giaoban.mail.clamav.ScanResult.Infected;
import vn.giaoban.mail.clamav.ScanResult.Reason;
import vn.giaoban.mail.clamav.ScanResult.Unchecked;

/// Speaks `INSTREAM` of `clamd(8)`: each file on a connection of its own, in pieces with their
/// length before them. Blocking: for a virtual thread. Any thread.
public final class ClamdClient implements AutoCloseable {
  /// Octets a piece.
  private static final int PIECE = 64 * 1024;

  /// Octets of an answer; longer ones are cut.
  private static final int MAX_ANSWER = 4_096;

  private final SocketAddress address;
  private final Duration timeout;
  private final long maxOctets;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("clamd-timeout").factory());

  /// @param scanner `tcp://host:3310` or `unix:///run/clamav/clamd.ctl`
  /// @param timeout for one file altogether
  /// @param maxOctets larger files are not sent; `StreamMaxLength` of the daemon should be no less
  /// @throws IllegalArgumentException naming what is wrong with the address
  public ClamdClient(URI scanner, Duration timeout, long maxOctets) {
    this.address = address(scanner);
    this.timeout = timeout;
    this.maxOctets = maxOctets;
  }

  private static SocketAddress address(URI scanner) {
    var scheme = scanner.getScheme() == null ? "" : scanner.getScheme();
    return switch (scheme) {
      case "tcp" -> {
        if (scanner.getHost() == null) {
          throw new IllegalArgumentException("scanner: no host (expected: tcp://host:3310)");
        }
        yield InetSocketAddress.createUnresolved(
            scanner.getHost(), scanner.getPort() < 0 ? 3310 : scanner.getPort());
      }
      case "unix" -> {
        if (scanner.getPath() == null || scanner.getPath().isEmpty()) {
          throw new IllegalArgumentException("scanner: no path (expected: unix:///path)");
        }
        yield UnixDomainSocketAddress.of(scanner.getPath());
      }
      default ->
          throw new IllegalArgumentException(
              "scanner: " + scheme + " (expected: tcp://host:3310 or unix:///path)");
    };
  }

  /// Asks about a file. Never throws; the stream is read once and not closed.
  public ScanResult scan(InputStream file) {
    var late = new AtomicBoolean();
    try (var channel = channel()) {
      var alarm =
          clock.schedule(
              () -> {
                late.set(true);
                channel.close();
                return true;
              },
              timeout.toMillis(),
              TimeUnit.MILLISECONDS);
      try {
        channel.connect(resolved());
        return ask(channel, file);
      } finally {
        alarm.cancel(false);
      }
    } catch (IOException | RuntimeException e) {
      var words = late.get() ? "no answer within " + timeout : String.valueOf(e.getMessage());
      return new Unchecked(Reason.UNREACHABLE, words);
    }
  }

  private SocketChannel channel() throws IOException {
    return address instanceof UnixDomainSocketAddress
        ? SocketChannel.open(StandardProtocolFamily.UNIX)
        : SocketChannel.open();
  }

  /// A name is looked up for every file: the daemon may have moved.
  private SocketAddress resolved() {
    return address instanceof InetSocketAddress inet
        ? new InetSocketAddress(inet.getHostString(), inet.getPort())
        : address;
  }

  private ScanResult ask(SocketChannel channel, InputStream file) throws IOException {
    write(channel, ByteBuffer.wrap("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII)));
    var piece = new byte[PIECE];
    var sent = 0L;
    while (true) {
      int length;
      try {
        length = file.readNBytes(piece, 0, PIECE);
      } catch (IOException e) {
        return new Unchecked(Reason.UNREADABLE, String.valueOf(e.getMessage()));
      }
      sent += length;
      if (sent > maxOctets) {
        return new Unchecked(Reason.TOO_LARGE, "more than " + maxOctets + " octets");
      }
      var framed = ByteBuffer.allocate(4 + length).putInt(length).put(piece, 0, length).flip();
      try {
        write(channel, framed);
      } catch (IOException e) {
        // A daemon that has had enough says so and closes; its answer tells why.
        return said(channel);
      }
      if (length == 0) {
        return answer(channel);
      }
    }
  }

  private static ScanResult said(SocketChannel channel) {
    try {
      return answer(channel);
    } catch (IOException e) {
      return new Unchecked(Reason.UNREACHABLE, "the connection was closed");
    }
  }

  private static void write(SocketChannel channel, ByteBuffer octets) throws IOException {
    while (octets.hasRemaining()) {
      channel.write(octets);
    }
  }

  private static ScanResult answer(SocketChannel channel) throws IOException {
    var octets = ByteBuffer.allocate(MAX_ANSWER);
    while (octets.hasRemaining() && channel.read(octets) >= 0) {
      if (octets.position() > 0 && octets.get(octets.position() - 1) == 0) {
        break;
      }
    }
    var text = new String(octets.array(), 0, octets.position(), StandardCharsets.UTF_8);
    return understood(text.replace("\0", "").strip());
  }

  /// `stream: OK`, `stream: Win.Test.EICAR_HDB-1 FOUND`, `INSTREAM size limit exceeded. ERROR`
  private static ScanResult understood(String text) {
    var words = text.startsWith("stream: ") ? text.substring(8).strip() : text;
    if (words.equals("OK")) {
      return new Clean();
    }
    if (words.endsWith(" FOUND")) {
      return new Infected(words.substring(0, words.length() - 6).strip());
    }
    if (words.contains("size limit exceeded")) {
      return new Unchecked(Reason.TOO_LARGE, words);
    }
    return words.isEmpty()
        ? new Unchecked(Reason.UNREACHABLE, "the connection was closed")
        : new Unchecked(Reason.SCANNER_FAILED, words);
  }

  /// Ends the clock; scans under way have no time limit any more.
  @Override
  public void close() {
    clock.shutdownNow();
  }
}
