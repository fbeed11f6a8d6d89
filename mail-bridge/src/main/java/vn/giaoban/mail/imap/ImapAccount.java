package vn.giaoban.mail.imap;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.smtp.AccessTokens;
import vn.giaoban.mail.smtp.MailServer;

/// An account on an IMAP server: by password (also one for applications only), or by tokens
/// (`XOAUTH2`). Never NTLM.
///
/// @param tokens null: by password
public record ImapAccount(MailServer server, @Nullable AccessTokens tokens) {
  /// Silence after which a connection is given up; far longer than any look.
  private static final Duration SILENCE = Duration.ofMinutes(5);

  private static final Duration CONNECTING = Duration.ofSeconds(10);

  /// An account with a password, or without.
  public ImapAccount(MailServer server) {
    this(server, null);
  }

  /// A fresh connection.
  ///
  /// @throws IOException when no token can be had
  IMAPStore connect() throws MessagingException, IOException, InterruptedException {
    var protocol = server.security() == MailServer.Security.TLS ? "imaps" : "imap";
    var store = (IMAPStore) Session.getInstance(properties(protocol)).getStore(protocol);
    var token = tokens == null ? null : tokens.token();
    try {
      store.connect(
          server.host(), server.port(), server.user(), token == null ? server.password() : token);
      return store;
    } catch (AuthenticationFailedException e) {
      if (tokens != null && token != null) {
        tokens.refused(token);
      }
      throw e;
    }
  }

  private Properties properties(String protocol) {
    var p = new Properties();
    var prefix = "mail." + protocol + ".";
    p.setProperty(prefix + "connectiontimeout", Long.toString(CONNECTING.toMillis()));
    p.setProperty(prefix + "timeout", Long.toString(SILENCE.toMillis()));
    p.setProperty(prefix + "writetimeout", Long.toString(SILENCE.toMillis()));
    p.setProperty(prefix + "starttls.enable", "true");
    p.setProperty(
        prefix + "starttls.required",
        Boolean.toString(server.security() == MailServer.Security.STARTTLS_REQUIRED));
    p.setProperty(prefix + "ssl.checkserveridentity", "true");
    p.setProperty(prefix + "auth.mechanisms", tokens == null ? "PLAIN LOGIN" : "XOAUTH2");
    p.setProperty(prefix + "partialfetch", "false");
    p.setProperty(prefix + "peek", "true");
    return p;
  }

  /// A folder by our name for it.
  static IMAPFolder folder(IMAPStore store, String name) throws MessagingException {
    var separator = store.getDefaultFolder().getSeparator();
    var theirs = name.equalsIgnoreCase("INBOX") ? "INBOX" : name.replace('/', separator);
    return (IMAPFolder) store.getFolder(theirs);
  }

  /// A folder that is there afterwards.
  static IMAPFolder made(IMAPStore store, String name) throws MessagingException {
    var folder = folder(store, name);
    if (!folder.exists()) {
      if (!folder.create(Folder.HOLDS_MESSAGES) && !folder.exists()) {
        throw new MessagingException("the folder " + name + " cannot be made");
      }
      // Else mail programs do not show it.
      folder.setSubscribed(true);
    }
    return folder;
  }
}
