package vn.giaoban.mail.smime;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The office's key with its certificates.
///
/// @param chain the key's own certificate first
/// @param provider who can use the key; null: any
public record SigningKey(PrivateKey key, List<X509Certificate> chain, @Nullable Provider provider) {
  public SigningKey {
    chain = List.copyOf(chain);
  }

  /// Opens a PKCS#12 file.
  ///
  /// @param address the certificate that names it is preferred
  /// @throws IOException when it does not open
  /// @throws GeneralSecurityException when there is no key in it
  public static SigningKey pkcs12(Path file, String password, String address)
      throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = java.nio.file.Files.newInputStream(file)) {
      store.load(in, password.toCharArray());
    }
    return choose(store, password, address, null);
  }

  /// Opens a token or HSM.
  ///
  /// @param configuration of the JDK's PKCS#11 provider: `name = …`, `library = …`
  /// @param pin of the token
  public static SigningKey pkcs11(Path configuration, String pin, String address)
      throws IOException, GeneralSecurityException {
    var base = Security.getProvider("SunPKCS11");
    if (base == null) {
      throw new IOException("no PKCS#11 in this Java");
    }
    Provider provider;
    try {
      provider = base.configure(configuration.toString());
    } catch (java.security.InvalidParameterException | java.security.ProviderException e) {
      throw new IOException("the PKCS#11 configuration or its library cannot be used", e);
    }
    var store = KeyStore.getInstance("PKCS11", provider);
    store.load(null, pin.toCharArray());
    return choose(store, pin, address, provider);
  }

  /// Of several keys, one whose certificate names the address, and holds longest.
  private static SigningKey choose(
      KeyStore store, String password, String address, @Nullable Provider provider)
      throws GeneralSecurityException {
    SigningKey best = null;
    for (var alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)
          && store.getKey(alias, password.toCharArray()) instanceof PrivateKey key
          && store.getCertificateChain(alias) instanceof java.security.cert.Certificate[] chain) {
        var certificates =
            Arrays.stream(chain).map(certificate -> (X509Certificate) certificate).toList();
        var found = new SigningKey(key, certificates, provider);
        if (best == null || found.rank(address) > best.rank(address)) {
          best = found;
        }
      }
    }
    if (best == null) {
      throw new GeneralSecurityException("no private key with a certificate");
    }
    return best;
  }

  private long rank(String address) throws GeneralSecurityException {
    var end = certificate().getNotAfter().getTime() / 1000;
    return names(address) ? end + (1L << 40) : end;
  }

  /// The key's own certificate.
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /// Whether the certificate is for this mail address; if not, mail programs warn.
  public boolean names(String address) throws GeneralSecurityException {
    var names = new ArrayList<String>();
    var alternatives = certificate().getSubjectAlternativeNames();
    if (alternatives != null) {
      // 1 is rfc822Name (RFC 5280 section 4.2.1.6).
      alternatives.stream()
          .filter(name -> Integer.valueOf(1).equals(name.getFirst()))
          .forEach(name -> names.add(String.valueOf(name.getLast())));
    }
    var subject = certificate().getSubjectX500Principal().toString().toLowerCase(Locale.ROOT);
    return names.stream().anyMatch(address::equalsIgnoreCase)
        || subject.contains("emailaddress=" + address.toLowerCase(Locale.ROOT));
  }
}
