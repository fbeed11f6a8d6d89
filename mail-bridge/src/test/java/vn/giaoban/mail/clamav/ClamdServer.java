package vn.giaoban.mail.clamav;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Speaks the scanner's side of `INSTREAM`: takes the pieces, then answers what it is told to.
final class ClamdServer implements AutoCloseable {
  private final ServerSocketChannel door;
  private final URI uri;
  private final @Nullable String answer;
  private final int limit;
  private final List<Integer> received = new ArrayList<>();

  private ClamdServer(ServerSocketChannel door, URI uri, @Nullable String answer, int limit) {
    this.door = door;
    this.uri = uri;
    this.answer = answer;
    this.limit = limit;
    Thread.ofVirtual().start(this::serve);
  }

  static ClamdServer answering(String answer) throws IOException {
    return onTcp(answer, Integer.MAX_VALUE);
  }

  static ClamdServer answering(Path socket, String answer) throws IOException {
    var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    door.bind(UnixDomainSocketAddress.of(socket));
    return new ClamdServer(door, URI.create("unix://" + socket), answer, Integer.MAX_VALUE);
  }

  static ClamdServer silent() throws IOException {
    return onTcp(null, Integer.MAX_VALUE);
  }

  static ClamdServer refusingAfter(int octets) throws IOException {
    return onTcp("INSTREAM size limit exceeded. ERROR\0", octets);
  }

  private static ClamdServer onTcp(@Nullable String answer, int limit) throws IOException {
    var door = ServerSocketChannel.open();
    door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    var port = ((InetSocketAddress) door.getLocalAddress()).getPort();
    return new ClamdServer(door, URI.create("tcp://127.0.0.1:" + port), answer, limit);
  }

  private void serve() {
    while (door.isOpen()) {
      try (var connection = door.accept()) {
        converse(connection);
      } catch (IOException e) {
        // The client has gone, or the test has ended.
        continue;
      }
    }
  }

  private void converse(SocketChannel connection) throws IOException {
    var in = new DataInputStream(Channels.newInputStream(connection));
    var command = new StringBuilder();
    for (var c = in.read(); c > 0; c = in.read()) {
      command.append((char) c);
    }
    if (!command.toString().equals("zINSTREAM")) {
      throw new IOException("not a stream: " + command);
    }
    var octets = 0;
    for (var length = in.readInt(); length > 0 && octets <= limit; length = in.readInt()) {
      octets += in.readNBytes(length).length;
    }
    synchronized (received) {
      received.add(octets);
    }
    if (answer == null) {
      in.read();
      return;
    }
    connection.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
    if (octets > limit) {
      // As the daemon does: it answers, and takes no more.
      connection.shutdownOutput();
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }

  URI uri() {
    return uri;
  }

  List<Integer> received() {
    synchronized (received) {
      return List.copyOf(received);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
