package vn.giaoban.conference.transport;

import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.jspecify.annotations.Nullable;

/// A client's side of a DTLS-SRTP handshake.
final class DtlsClient extends DefaultTlsClient {
  private final DtlsCertificate certificate;
  private final Fingerprint server;
  private final SrtpProfile[] offered;
  private @Nullable SrtpKeys keys;
  private @Nullable SrtpProfile profile;

  DtlsClient(DtlsCertificate certificate, Fingerprint server, SrtpProfile... offered) {
    super(certificate.crypto());
    this.certificate = certificate;
    this.server = server;
    this.offered = offered;
  }

  SrtpKeys keys() {
    if (keys == null) {
      throw new IllegalStateException("keys: none (expected: after the handshake)");
    }
    return keys;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.DTLSv12.only();
  }

  @Override
  public int getHandshakeResendTimeMillis() {
    return 100;
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked"})
  public Hashtable getClientExtensions() throws IOException {
    var extensions = super.getClientExtensions();
    if (extensions == null) {
      extensions = new Hashtable();
    }
    var ids = new int[offered.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = offered[i].id();
    }
    TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(ids, new byte[0]));
    return extensions;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public void processServerExtensions(Hashtable extensions) throws IOException {
    super.processServerExtensions(extensions);
    int chosen = TlsSRTPUtils.getUseSRTPExtension(extensions).getProtectionProfiles()[0];
    for (var candidate : offered) {
      if (candidate.id() == chosen) {
        profile = candidate;
      }
    }
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new TlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate shown) throws IOException {
        if (!server.matches(shown.getCertificate().getCertificateAt(0).getEncoded())) {
          throw new TlsFatalAlert(AlertDescription.bad_certificate);
        }
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

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    var chosen = profile;
    if (chosen == null) {
      throw new TlsFatalAlert(AlertDescription.handshake_failure);
    }
    keys =
        new SrtpKeys(
            chosen,
            context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, SrtpKeys.length(chosen)));
  }
}
