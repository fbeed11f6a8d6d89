package vn.giaoban.conference.transport;

import java.io.IOException;
import java.util.Hashtable;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.jspecify.annotations.Nullable;

/// This server's side of one DTLS-SRTP handshake (RFC 5764). DTLS 1.2 only; the peer must show the
/// certificate whose fingerprint its offer named.
final class DtlsServer extends DefaultTlsServer {
  private static final int RESEND_MILLIS = 200;

  private final DtlsCertificate certificate;
  private final Fingerprint expected;
  private @Nullable SrtpProfile profile;
  private @Nullable SrtpKeys keys;
  private boolean peerKnown;

  DtlsServer(DtlsCertificate certificate, Fingerprint expected) {
    super(certificate.crypto());
    this.certificate = certificate;
    this.expected = expected;
  }

  /// What the handshake has agreed on.
  SrtpKeys keys() throws TlsFatalAlert {
    var agreed = keys;
    if (agreed == null) {
      throw new TlsFatalAlert(AlertDescription.handshake_failure);
    }
    return agreed;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.DTLSv12.only();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return TlsUtils.getSupportedCipherSuites(
        getCrypto(),
        new int[] {
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA
        });
  }

  @Override
  public int getHandshakeResendTimeMillis() {
    return RESEND_MILLIS;
  }

  @Override
  public int getHandshakeTimeoutMillis() {
    return 30_000;
  }

  @Override
  protected TlsCredentialedSigner getECDSASignerCredentials() {
    return new BcDefaultTlsCredentialedSigner(
        new TlsCryptoParameters(context),
        certificate.crypto(),
        certificate.key(),
        certificate.chain(),
        new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
  }

  @Override
  public CertificateRequest getCertificateRequest() {
    return new CertificateRequest(
        new short[] {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign},
        TlsUtils.getDefaultSupportedSignatureAlgorithms(context),
        new Vector<>());
  }

  @Override
  public void notifyClientCertificate(Certificate peer) throws IOException {
    if (peer.isEmpty() || !expected.matches(peer.getCertificateAt(0).getEncoded())) {
      throw new TlsFatalAlert(AlertDescription.bad_certificate);
    }
    peerKnown = true;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public void processClientExtensions(@Nullable Hashtable extensions) throws IOException {
    super.processClientExtensions(extensions);
    var offered = extensions == null ? null : TlsSRTPUtils.getUseSRTPExtension(extensions);
    profile = offered == null ? null : choose(offered.getProtectionProfiles());
    if (profile == null) {
      throw new TlsFatalAlert(AlertDescription.handshake_failure);
    }
  }

  private static @Nullable SrtpProfile choose(int[] offered) {
    for (var candidate : SrtpProfile.values()) {
      for (int id : offered) {
        if (id == candidate.id()) {
          return candidate;
        }
      }
    }
    return null;
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked"})
  public Hashtable getServerExtensions() throws IOException {
    var extensions = super.getServerExtensions();
    if (extensions == null) {
      extensions = new Hashtable();
    }
    var chosen = profile;
    if (chosen != null) {
      TlsSRTPUtils.addUseSRTPExtension(
          extensions, new UseSRTPData(new int[] {chosen.id()}, new byte[0]));
    }
    return extensions;
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    var chosen = profile;
    if (chosen == null || !peerKnown) {
      throw new TlsFatalAlert(AlertDescription.bad_certificate);
    }
    keys =
        new SrtpKeys(
            chosen,
            context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, SrtpKeys.length(chosen)));
  }
}
