package vn.giaoban.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/// Puts a signature to a message that is ready to be sent.
@FunctionalInterface
public interface MessageSigner {
  /// The message with its signature, the same one or another.
  MimeMessage sign(MimeMessage message) throws MessagingException;
}
