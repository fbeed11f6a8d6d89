package vn.giaoban.web.room;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One site's way to the server, for HTTP and for media, that can be cut: then nothing gets through
/// and nobody is told, as when a cable is pulled.
final class CuttableLine implements AutoCloseable {
  private final ServerSocket http;
  private final DatagramSocket media;
  private final int serverPort;
  private final InetSocketAddress serverMedia;
  private final Map<SocketAddress, DatagramSocket> outer = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition mended = lock.newCondition();
  private volatile boolean cut;

  CuttableLine(int serverPort, int serverMediaPort) throws IOException {
    this.serverPort = serverPort;
    this.serverMedia = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverMediaPort);
    http = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    media = new DatagramSocket();
    Thread.ofVirtual().start(this::acceptConnections);
    Thread.ofVirtual().start(this::takeDatagrams);
  }

  int httpPort() {
    return http.getLocalPort();
  }

  /// Run before a page's own scripts: the page's media goes this way, by UDP alone. It also counts
  /// the peer connections that are made.
  String script() {
    return """
    (() => {
      const Native = window.RTCPeerConnection;
      window.__connections = 0;
      window.RTCPeerConnection = class extends Native {
        constructor(...args) { super(...args); window.__connections++; }
        setRemoteDescription(description) {
          const sdp = description.sdp
            .replace(/^a=candidate:.* tcp .*\\r\\n/gim, '')
            .replace(/^(a=candidate:\\S+ 1 udp \\d+ \\S+) \\d+ /gim, '$1 %d ');
          return super.setRemoteDescription({ type: description.type, sdp });
        }
      };
    })();
    """
        .formatted(media.getLocalPort());
  }

  void cut() {
    cut = true;
  }

  void mend() {
    lock.lock();
    try {
      cut = false;
      mended.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// The outer address is another one from now on, as behind a mobile network.
  void changeAddress() {
    for (var client : outer.keySet()) {
      var socket = outer.remove(client);
      if (socket != null) {
        socket.close();
      }
    }
  }

  private void acceptConnections() {
    try {
      while (true) {
        var client = http.accept();
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket client) {
    try (client;
        var server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
      var up = Thread.ofVirtual().start(() -> pass(client, server));
      pass(server, client);
      up.join();
    } catch (IOException e) {
      // one side is gone
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass(Socket from, Socket to) {
    var buffer = new byte[16_384];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        awaitMended();
        out.write(buffer, 0, read);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      closeBoth(from, to);
    }
  }

  private static void closeBoth(Socket one, Socket other) {
    try (one;
        other) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitMended() {
    lock.lock();
    try {
      while (cut) {
        mended.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void takeDatagrams() {
    var packet = new DatagramPacket(new byte[2048], 2048);
    try {
      while (true) {
        packet.setLength(2048);
        media.receive(packet);
        if (!cut) {
          var socket = outer.computeIfAbsent(packet.getSocketAddress(), this::newOuter);
          socket.send(new DatagramPacket(packet.getData(), packet.getLength(), serverMedia));
        }
      }
    } catch (IOException e) {
      // closed
    }
  }

  private DatagramSocket newOuter(SocketAddress client) {
    try {
      var socket = new DatagramSocket();
      Thread.ofVirtual().start(() -> giveDatagrams(socket, client));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void giveDatagrams(DatagramSocket socket, SocketAddress client) {
    var packet = new DatagramPacket(new byte[2048], 2048);
    try {
      while (true) {
        packet.setLength(2048);
        socket.receive(packet);
        if (!cut) {
          media.send(new DatagramPacket(packet.getData(), packet.getLength(), client));
        }
      }
    } catch (IOException e) {
      // closed, or the address has changed
    }
  }

  @Override
  public void close() throws IOException {
    mend();
    http.close();
    media.close();
    outer.values().forEach(DatagramSocket::close);
  }
}
