package vn.giaoban.conference.transport;

import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.jspecify.annotations.Nullable;

/// The client's side of one DTLS-SRTP handshake, for clients that own their sockets. All clients of
/// a process show one certificate.
public final class ClientHandshake {
  static final DtlsCertificate CERTIFICATE = DtlsCertificate.generate(Instant.now());

  private final DatagramQueue queue;
  private volatile @Nullable DTLSTransport established;

  /// @param out sends one datagram; called on the thread that shakes hands
  public ClientHandshake(Consumer<byte[]> out) {
    queue = new DatagramQueue(out);
  }

  /// Takes a datagram from the network; any thread.
  public void offer(byte[] datagram) {
    queue.offer(datagram);
  }

  /// Shakes hands; blocks.
  ///
  /// @param server the certificate the server must show
  public SrtpEndpoint run(Fingerprint server) throws IOException {
    var client =
        new DtlsClient(
            CERTIFICATE, server, SrtpProfile.AEAD_AES_128_GCM, SrtpProfile.AES128_CM_HMAC_SHA1_80);
    established = new DTLSClientProtocol().connect(client, queue);
    return new SrtpEndpoint(client.keys(), true);
  }

  /// Says goodbye, if there was a handshake.
  public void close() {
    try {
      var transport = established;
      if (transport == null) {
        queue.close();
      } else {
        transport.close();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
