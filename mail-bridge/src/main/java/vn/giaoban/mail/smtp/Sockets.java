package vn.giaoban.mail.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/// Makes the sockets of one connection and remembers them: the plain one first, the one of TLS over
/// it after.
final class Sockets {
  private final List<Socket> made = new CopyOnWriteArrayList<>();
  private final SSLSocketFactory trust;

  /// @param trust decides which certificates are good
  Sockets(SSLSocketFactory trust) {
    this.trust = trust;
  }

  List<Socket> all() {
    return List.copyOf(made);
  }

  Socket last() throws IOException {
    if (made.isEmpty()) {
      throw new IOException("no socket");
    }
    return made.getLast();
  }

  private <T extends Socket> T remember(T socket) {
    made.add(socket);
    return socket;
  }

  SocketFactory plain() {
    return new Plain();
  }

  SSLSocketFactory tls() {
    return new Tls();
  }

  private final class Plain extends SocketFactory {
    @Override
    public Socket createSocket() {
      return remember(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return remember(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      return remember(new Socket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return remember(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      return remember(new Socket(host, port, local, localPort));
    }
  }

  private final class Tls extends SSLSocketFactory {
    @Override
    public String[] getDefaultCipherSuites() {
      return trust.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return trust.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket() throws IOException {
      return remember(trust.createSocket());
    }

    @Override
    public Socket createSocket(Socket over, String host, int port, boolean autoClose)
        throws IOException {
      return remember(trust.createSocket(over, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return remember(trust.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      return remember(trust.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return remember(trust.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      return remember(trust.createSocket(host, port, local, localPort));
    }
  }
}
