package vn.giaoban.conference.transport;

import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
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
      new DTLSClientProtocol().connect(new Client(certificate), ends[1]);
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

  private static final class Client extends DefaultTlsClient {
    private final DtlsCertificate certificate;

    private Client(DtlsCertificate certificate) {
      super(certificate.crypto());
      this.certificate = certificate;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
      return ProtocolVersion.DTLSv12.only();
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    public Hashtable getClientExtensions() throws IOException {
      var extensions = super.getClientExtensions();
      var profiles = new int[] {SrtpProfile.AEAD_AES_128_GCM.id()};
      TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(profiles, new byte[0]));
      return extensions;
    }

    @Override
    public TlsAuthentication getAuthentication() {
      return new TlsAuthentication() {
        @Override
        public void notifyServerCertificate(TlsServerCertificate shown) {
          // its own
        }

        @Override
        public TlsCredentials getClientCredentials(CertificateRequest request) {
          return new BcDefaultTlsCredentialedSigner(
              new TlsCryptoParameters(context),
              certificate.crypto(),
              certificate.key(),
              certificate.chain(),
              new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
        }
      };
    }
  }
}
