package vn.giaoban.web.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import vn.giaoban.mail.smime.SigningKey;

/// A key made on this machine, for an office that has none yet. Its certificate says that it is for
/// trial; it signs PDFs only, for mail programs would warn of it.
final class TrialKey {
  private static final String NAME = "Giaoban: chữ ký dùng thử, không có giá trị pháp lý";

  /// The file is as safe as the data beside it; PKCS#12 wants a password.
  private static final String PASSWORD = "trial";

  private static final Duration VALID = Duration.ofDays(3650);

  private TrialKey() {}

  /// The key kept there, or a new one.
  static SigningKey kept(Path file, Instant now) throws IOException {
    try {
      if (!Files.exists(file)) {
        make(file, now);
      }
      return SigningKey.pkcs12(file, PASSWORD, "");
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("the trial key cannot be used: " + e.getMessage(), e);
    }
  }

  private static void make(Path file, Instant now)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    var pair = generator.generateKeyPair();
    var name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, NAME).build();
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(127, new SecureRandom()),
            Date.from(now.minus(Duration.ofDays(1))),
            Date.from(now.plus(VALID)),
            name,
            pair.getPublic());
    builder.addExtension(
        Extension.keyUsage,
        true,
        new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
    var certificate =
        new JcaX509CertificateConverter()
            .getCertificate(
                builder.build(
                    new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "trial", pair.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try (var channel =
            Files.newByteChannel(
                fresh,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------")));
        var out = java.nio.channels.Channels.newOutputStream(channel)) {
      store.store(out, PASSWORD.toCharArray());
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
