package vn.giaoban.mail;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import vn.giaoban.mail.smime.SigningKey;

/// Keys and certificates made for a test.
public final class TestKeys {
  private static final String PASSWORD = "mat-khau";

  private TestKeys() {}

  /// @param address mail address, or host name
  /// @param kind `RSA` or `EC`
  public static SigningKey selfSigned(String address, String kind)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    var generator = KeyPairGenerator.getInstance(kind);
    generator.initialize(kind.equals("RSA") ? 2048 : 256);
    var pair = generator.generateKeyPair();
    var name = new X500Name("CN=Van phong UBND tinh");
    var now = Instant.now();
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(now.minus(Duration.ofDays(1))),
            Date.from(now.plus(Duration.ofDays(365))),
            name,
            pair.getPublic());
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(
            new GeneralName(
                address.contains("@") ? GeneralName.rfc822Name : GeneralName.dNSName, address)));
    var signer =
        new JcaContentSignerBuilder(kind.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA")
            .build(pair.getPrivate());
    X509Certificate certificate =
        new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    return new SigningKey(pair.getPrivate(), List.of(certificate), null);
  }

  /// The key in a PKCS#12 file with the password `mat-khau`.
  public static Path pkcs12(SigningKey key, Path file)
      throws GeneralSecurityException, IOException {
    try (var out = Files.newOutputStream(file)) {
      store(key).store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  /// A server socket on loopback that shows this certificate.
  public static ServerSocket tls(SigningKey key) throws GeneralSecurityException, IOException {
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store(key), PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context
        .getServerSocketFactory()
        .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static KeyStore store(SigningKey key) throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "van-phong", key.key(), PASSWORD.toCharArray(), key.chain().toArray(Certificate[]::new));
    return store;
  }
}
