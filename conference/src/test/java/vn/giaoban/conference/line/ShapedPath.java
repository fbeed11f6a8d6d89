package vn.giaoban.conference.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Map;

/// A UDP relay that is a poor line: clients send to its port instead of the server's. Every client
/// address has a socket of its own towards the server. One thread, which sleeps while nothing is
/// due; all methods may be called from others.
public final class ShapedPath implements AutoCloseable {
  private static final int MAX_DATAGRAM = 2_000;

  private final SocketAddress server;
  private final Selector selector;
  private final DatagramChannel inner;
  private final int port;
  private final Map<SocketAddress, DatagramChannel> outer = new HashMap<>();
  private final ShapedDirection toServer = new ShapedDirection();
  private final ShapedDirection toClient = new ShapedDirection();
  private final Thread thread;
  private volatile boolean addressChanges;
  private volatile boolean closed;

  /// @param serverPort of the server's media, on this machine
  public ShapedPath(int serverPort) {
    server = new InetSocketAddress("127.0.0.1", serverPort);
    try {
      selector = Selector.open();
      inner = DatagramChannel.open().bind(new InetSocketAddress(0));
      port = ((InetSocketAddress) inner.getLocalAddress()).getPort();
      inner.configureBlocking(false);
      inner.register(selector, SelectionKey.OP_READ);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread = Thread.ofPlatform().daemon().name("shaped-path").start(this::run);
  }

  /// Where clients send.
  public int port() {
    return port;
  }

  /// Changes what happens to packets of clients.
  public void toServer(Shape shape) {
    toServer.shape(shape);
  }

  /// Changes what happens to packets for clients.
  public void toClient(Shape shape) {
    toClient.shape(shape);
  }

  public LineCount toServer() {
    return toServer.count();
  }

  public LineCount toClient() {
    return toClient.count();
  }

  /// From now on the server sees the clients at other addresses; what it sends to the old ones is
  /// lost, as behind a mobile network.
  public void changeAddress() {
    addressChanges = true;
    selector.wakeup();
  }

  private void run() {
    try {
      while (!closed) {
        long now = System.nanoTime();
        long wait = Math.min(toServer.deliver(now), toClient.deliver(now));
        selector.select(Math.clamp(wait / 1_000_000, 1, 1_000));
        if (addressChanges) {
          addressChanges = false;
          forgetOuter();
        }
        for (var key : selector.selectedKeys()) {
          if (key.isValid()) {
            read(key);
          }
        }
        selector.selectedKeys().clear();
      }
      forgetOuter();
      inner.close();
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void forgetOuter() throws IOException {
    for (var channel : outer.values()) {
      channel.close();
    }
    outer.clear();
  }

  private void read(SelectionKey key) throws IOException {
    var channel = (DatagramChannel) key.channel();
    while (true) {
      var packet = ByteBuffer.allocate(MAX_DATAGRAM);
      var from = channel.receive(packet);
      if (from == null) {
        return;
      }
      packet.flip();
      long now = System.nanoTime();
      if (key.attachment() instanceof SocketAddress client) {
        toClient.take(packet, inner, client, now);
      } else {
        toServer.take(packet, outer(from), server, now);
      }
    }
  }

  private DatagramChannel outer(SocketAddress client) throws IOException {
    var known = outer.get(client);
    if (known != null) {
      return known;
    }
    var channel = DatagramChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, client);
    outer.put(client, channel);
    return channel;
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
