package vn.giaoban.web.mail;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.dkim.DkimKey;
import vn.giaoban.mail.dkim.DkimSigner;
import vn.giaoban.mail.smime.SigningKey;
import vn.giaoban.mail.smime.SmimeSigner;
import vn.giaoban.mail.smtp.MessageSigner;
import vn.giaoban.web.settings.MailSettings;

/// The signatures that the settings ask for: the office's own first, then its domain's over both.
final class Signatures {
  private static final Logger LOG = LoggerFactory.getLogger(Signatures.class);

  private Signatures() {}

  static List<MessageSigner> of(MailSettings settings, MailAddress office) throws IOException {
    var signers = new ArrayList<MessageSigner>();
    var smime = settings.smime();
    if (smime != null) {
      signers.add(new SmimeSigner(key(smime, office)));
    }
    var dkim = settings.dkim();
    if (dkim != null) {
      signers.add(new DkimSigner(office.domain(), dkim.selector(), DkimKey.read(dkim.key())));
    }
    return signers;
  }

  private static SigningKey key(MailSettings.Smime smime, MailAddress office) throws IOException {
    try {
      var pkcs11 = smime.pkcs11();
      var keystore = smime.keystore();
      var key =
          pkcs11 != null
              ? SigningKey.pkcs11(pkcs11, smime.password(), office.address())
              : SigningKey.pkcs12(
                  java.util.Objects.requireNonNull(keystore), smime.password(), office.address());
      if (!key.names(office.address())) {
        LOG.warn(
            "The certificate that signs mail is not for {}; mail programs will warn",
            office.address());
      }
      key.certificate().checkValidity();
      return key;
    } catch (GeneralSecurityException e) {
      throw new IOException("the signing key cannot be used: " + e.getMessage(), e);
    }
  }
}
