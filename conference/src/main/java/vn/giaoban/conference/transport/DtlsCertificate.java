package vn.giaoban.conference.transport;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/// This server's self-signed ECDSA P-256 certificate, made at start; peers trust it by the
/// fingerprint in the answer.
public final class DtlsCertificate {
  private final BcTlsCrypto crypto;
  private final AsymmetricKeyParameter key;
  private final Certificate chain;
  private final Fingerprint fingerprint;

  private DtlsCertificate(
      BcTlsCrypto crypto, AsymmetricKeyParameter key, Certificate chain, Fingerprint fingerprint) {
    this.crypto = crypto;
    this.key = key;
    this.chain = chain;
    this.fingerprint = fingerprint;
  }

  /// Makes a new one.
  public static DtlsCertificate generate(Instant now) {
    try {
      var random = new SecureRandom();
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      var pair = generator.generateKeyPair();
      var name = new X500Name("CN=giaoban");
      var holder =
          new X509v3CertificateBuilder(
                  name,
                  new BigInteger(63, random).add(BigInteger.ONE),
                  Date.from(now.minus(Duration.ofDays(1))),
                  Date.from(now.plus(Duration.ofDays(365))),
                  name,
                  SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()))
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
      var crypto = new BcTlsCrypto(random);
      var encoded = holder.getEncoded();
      var chain = new Certificate(new TlsCertificate[] {crypto.createCertificate(encoded)});
      var key = PrivateKeyFactory.createKey(pair.getPrivate().getEncoded());
      return new DtlsCertificate(crypto, key, chain, Fingerprint.sha256(encoded));
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException("certificate: could not be made", e);
    }
  }

  /// What goes into every answer.
  public Fingerprint fingerprint() {
    return fingerprint;
  }

  BcTlsCrypto crypto() {
    return crypto;
  }

  AsymmetricKeyParameter key() {
    return key;
  }

  Certificate chain() {
    return chain;
  }
}
