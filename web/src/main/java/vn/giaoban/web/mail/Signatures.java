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
import vn.giaoban.web.seal.OfficeKey;
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
    var key = OfficeKey.open(smime, office.address());
    try {
      if (!key.names(office.address())) {
        LOG.warn(
            "The certificate that signs mail is not for {}; mail programs will warn",
            office.address());
      }
    } catch (GeneralSecurityException e) {
      throw new IOException("the signing certificate cannot be read: " + e.getMessage(), e);
    }
    return key;
  }
}
