package vn.giaoban.web.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Objects;
import vn.giaoban.mail.smime.SigningKey;
import vn.giaoban.web.settings.MailSettings;

/// Opens the key that the settings name.
public final class OfficeKey {
  private OfficeKey() {}

  /// @param address the office's; of several keys one that names it is taken
  /// @throws IOException when it cannot be opened, or its certificate does not hold now
  public static SigningKey open(MailSettings.Smime settings, String address) throws IOException {
    try {
      var pkcs11 = settings.pkcs11();
      var key =
          pkcs11 != null
              ? SigningKey.pkcs11(pkcs11, settings.password(), address)
              : SigningKey.pkcs12(
                  Objects.requireNonNull(settings.keystore()), settings.password(), address);
      key.certificate().checkValidity();
      return key;
    } catch (GeneralSecurityException e) {
      throw new IOException("the signing key cannot be used: " + e.getMessage(), e);
    }
  }
}
