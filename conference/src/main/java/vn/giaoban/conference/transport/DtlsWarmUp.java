package vn.giaoban.conference.transport;

import java.io.IOException;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Handshakes of the server with itself, in memory: the first one in a process costs a hundred
/// times what a later one does, and should not be that of the first who joins.
final class DtlsWarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(DtlsWarmUp.class);

  private DtlsWarmUp() {}

  /// Shakes hands; blocks.
  ///
  /// @param handshakes how often, one after the other
  static void run(DtlsCertificate certificate, int handshakes) throws InterruptedException {
    for (int i = 0; i < handshakes; i++) {
      shakeHands(certificate);
    }
  }

  private static void shakeHands(DtlsCertificate certificate) throws InterruptedException {
    var ends = new DatagramQueue[2];
    ends[0] = new DatagramQueue(datagram -> ends[1].offer(datagram));
    ends[1] = new DatagramQueue(datagram -> ends[0].offer(datagram));
    var server = Thread.ofVirtual().name("dtls-warm-up").start(() -> serve(certificate, ends[0]));
    try {
      var client =
          new DtlsClient(certificate, certificate.fingerprint(), SrtpProfile.AEAD_AES_128_GCM);
      new DTLSClientProtocol().connect(client, ends[1]);
    } catch (IOException e) {
      LOG.debug("A handshake with itself failed", e);
      ends[0].close();
    }
    server.join();
  }

  private static void serve(DtlsCertificate certificate, DatagramQueue end) {
    try {
      var server = new DtlsServer(certificate, certificate.fingerprint());
      new DTLSServerProtocol().accept(server, end);
      new SrtpEndpoint(server.keys(), false).close();
    } catch (IOException e) {
      LOG.debug("A handshake with itself failed", e);
    }
  }
}
