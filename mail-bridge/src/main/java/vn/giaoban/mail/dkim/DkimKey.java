package vn.giaoban.mail.dkim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/// A domain's signing key.
public final class DkimKey {
  private static final int LEAST_RSA_BITS = 1024;

  private final PrivateKey key;
  private final boolean rsa;

  private DkimKey(PrivateKey key, boolean rsa) {
    this.key = key;
    this.rsa = rsa;
  }

  /// Reads an unencrypted PEM file, PKCS#8 or PKCS#1; RSA of at least 1024 bits (RFC 8301), or
  /// Ed25519.
  ///
  /// @throws IOException when it is neither
  public static DkimKey read(Path file) throws IOException {
    try (var reader = Files.newBufferedReader(file);
        var pem = new PEMParser(reader)) {
      var key =
          switch (pem.readObject()) {
            case PrivateKeyInfo info -> new JcaPEMKeyConverter().getPrivateKey(info);
            case PEMKeyPair pair -> new JcaPEMKeyConverter().getKeyPair(pair).getPrivate();
            case null, default -> throw new IOException("no unencrypted private key");
          };
      return of(key);
    } catch (PEMException e) {
      throw new IOException("no private key", e);
    }
  }

  /// A key at hand.
  ///
  /// @throws IOException when its kind is not for DKIM
  public static DkimKey of(PrivateKey key) throws IOException {
    if (key instanceof java.security.interfaces.RSAPrivateKey rsa
        && rsa.getModulus().bitLength() >= LEAST_RSA_BITS) {
      return new DkimKey(key, true);
    }
    if (key.getAlgorithm().equals("EdDSA") || key.getAlgorithm().equals("Ed25519")) {
      return new DkimKey(key, false);
    }
    throw new IOException("neither RSA of 1024 bits or more, nor Ed25519");
  }

  /// As the tag `a=` names it.
  String algorithm() {
    return rsa ? "rsa-sha256" : "ed25519-sha256";
  }

  /// Signs; by Ed25519 the hash is signed, not the data (RFC 8463 section 3).
  byte[] sign(byte[] data) throws GeneralSecurityException {
    var signature = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
    signature.initSign(key);
    signature.update(rsa ? data : MessageDigest.getInstance("SHA-256").digest(data));
    return signature.sign();
  }
}
