package vn.giaoban.web.mail;

import java.io.InputStream;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.giaoban.mail.inbound.Attachments;
import vn.giaoban.scheduler.inbox.MailParts;

/// Opens files of mails by the mail bridge.
@Component
class RawMailParts implements MailParts {
  @Override
  public Optional<InputStream> open(byte[] raw, int index) {
    return Attachments.open(raw, index);
  }
}
