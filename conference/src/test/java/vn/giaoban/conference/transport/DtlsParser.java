package vn.giaoban.conference.transport;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DatagramTransport;
import vn.giaoban.conference.fuzz.Parser;

/// The first datagram of a handshake, answered by this server's side.
public final class DtlsParser implements Parser {
  private static final DtlsCertificate CERTIFICATE = DtlsCertificate.generate(Instant.EPOCH);

  @Override
  public List<byte[]> seeds() {
    return List.of(hello());
  }

  /// A client's first datagram.
  static byte[] hello() {
    var once = new Once(new byte[0]);
    var client = new DtlsClient(CERTIFICATE, CERTIFICATE.fingerprint(), SrtpProfile.values());
    try {
      new DTLSClientProtocol().connect(client, once);
    } catch (IOException e) {
      return once.sent;
    }
    throw new IllegalStateException("handshake: done (expected: nobody answers)");
  }

  @Override
  public void parse(byte[] input) {
    try {
      var server = new DtlsServer(CERTIFICATE, CERTIFICATE.fingerprint());
      new DTLSServerProtocol().accept(server, new Once(input));
    } catch (IOException e) {
      // the handshake fails, as it should
    }
  }

  /// Brings one datagram, then ends.
  private static final class Once implements DatagramTransport {
    private final byte[] datagram;
    private byte[] sent = new byte[0];
    private boolean brought;

    private Once(byte[] datagram) {
      this.datagram = datagram;
    }

    @Override
    public int getReceiveLimit() {
      return 1500;
    }

    @Override
    public int getSendLimit() {
      return 1200;
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, int waitMillis) throws IOException {
      if (brought || datagram.length == 0) {
        throw new IOException("closed");
      }
      brought = true;
      int count = Math.min(length, datagram.length);
      System.arraycopy(datagram, 0, buffer, offset, count);
      return count;
    }

    @Override
    public void send(byte[] buffer, int offset, int length) {
      if (sent.length == 0) {
        sent = Arrays.copyOfRange(buffer, offset, offset + length);
      }
    }

    @Override
    public void close() {}
  }
}
