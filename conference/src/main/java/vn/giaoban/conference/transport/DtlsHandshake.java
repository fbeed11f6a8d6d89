package vn.giaoban.conference.transport;

import java.io.IOException;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One DTLS session on a virtual thread of its own: first the handshake, then waiting for repeated
/// flights and for the peer's goodbye. A peer that asks for a new handshake gets none.
final class DtlsHandshake implements Runnable {
  private static final int WAIT_MILLIS = 3_600_000;
  private static final Logger LOG = LoggerFactory.getLogger(DtlsHandshake.class);

  /// Of all ports of this process: they share its processors.
  private static final DtlsTurns TURNS = DtlsTurns.ofThisMachine();

  private final DtlsCertificate certificate;
  private final Fingerprint fingerprint;
  private final PeerTransport peer;
  private final DatagramQueue queue;
  private volatile @Nullable DTLSTransport established;

  private DtlsHandshake(DtlsCertificate certificate, Fingerprint fingerprint, PeerTransport peer) {
    this.certificate = certificate;
    this.fingerprint = fingerprint;
    this.peer = peer;
    this.queue = new DatagramQueue(peer::sendDtls, TURNS);
  }

  static DtlsHandshake start(
      DtlsCertificate certificate, Fingerprint fingerprint, PeerTransport peer) {
    var handshake = new DtlsHandshake(certificate, fingerprint, peer);
    Thread.ofVirtual().name("dtls").start(handshake);
    return handshake;
  }

  boolean offer(byte[] datagram) {
    return queue.offer(datagram);
  }

  @Override
  public void run() {
    TURNS.begin();
    try {
      converse();
    } finally {
      TURNS.end();
    }
  }

  private void converse() {
    DTLSTransport transport;
    try {
      var server = new DtlsServer(certificate, fingerprint);
      transport = new DTLSServerProtocol().accept(server, queue);
      peer.agreed(server.keys());
    } catch (IOException | RuntimeException e) {
      // whatever a peer's message makes the library do, its session ends
      LOG.debug("A DTLS handshake failed", e);
      peer.ended(PeerTransport.Loss.DTLS_FAILED);
      return;
    }
    established = transport;
    try {
      var ignored = new byte[2048];
      while (true) {
        // there is no application data in DTLS-SRTP; whatever comes is dropped
        transport.receive(ignored, 0, ignored.length, WAIT_MILLIS);
      }
    } catch (IOException | RuntimeException e) {
      peer.ended(PeerTransport.Loss.CLOSED_BY_PEER);
    }
  }

  /// Says goodbye to the peer and ends the thread. Called on the event loop.
  void close() {
    var transport = established;
    if (transport == null) {
      queue.close();
    } else {
      Thread.ofVirtual().name("dtls-close").start(() -> sayGoodbye(transport));
    }
  }

  private static void sayGoodbye(DTLSTransport transport) {
    try {
      transport.close();
    } catch (IOException e) {
      LOG.debug("A DTLS session ended with a fault", e);
    }
  }
}
