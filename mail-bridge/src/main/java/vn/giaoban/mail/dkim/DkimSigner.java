package vn.giaoban.mail.dkim;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import vn.giaoban.mail.smtp.MessageSigner;

/// Signs mail for its domain, relaxed/relaxed (RFC 6376), so that relays may fold it anew.
public final class DkimSigner implements MessageSigner {
  /// What is signed when it is there (RFC 6376 section 5.4.1). `From` stands twice: nobody can add
  /// a second one unnoticed.
  private static final List<String> SIGNED =
      List.of(
          "From",
          "From",
          "To",
          "Reply-To",
          "Subject",
          "Date",
          "Message-ID",
          "In-Reply-To",
          "References",
          "MIME-Version",
          "Content-Type",
          "Content-Transfer-Encoding",
          "Auto-Submitted",
          "List-Unsubscribe",
          "List-Unsubscribe-Post");

  private final String domain;
  private final String selector;
  private final DkimKey key;

  /// @param domain that of `From`, for DMARC
  /// @param selector the key's name below `_domainkey.` of the domain
  public DkimSigner(String domain, String selector, DkimKey key) {
    this.domain = domain;
    this.selector = selector;
    this.key = key;
  }

  @Override
  public MimeMessage sign(MimeMessage message) throws MessagingException {
    try {
      var body = new RelaxedBody(MessageDigest.getInstance("SHA-256"));
      message.writeTo(body);
      var names = new ArrayList<String>();
      var data = new StringBuilder();
      var from = 0;
      for (var name : SIGNED) {
        var values = message.getHeader(name);
        var twice = name.equals("From") && from++ > 0;
        if (values == null && !twice) {
          continue;
        }
        names.add(name.toLowerCase(Locale.ROOT));
        // A header that is not there (any more) adds nothing (section 5.4).
        if (!twice && values != null) {
          data.append(relaxed(name, values[values.length - 1])).append("\r\n");
        }
      }
      var open = header(message, names, Base64.getEncoder().encodeToString(body.hash()));
      data.append(relaxed("DKIM-Signature", open));
      var signature = key.sign(data.toString().getBytes(StandardCharsets.UTF_8));
      message.setHeader(
          "DKIM-Signature", open + folded(Base64.getEncoder().encodeToString(signature)));
      return message;
    } catch (GeneralSecurityException | IOException e) {
      throw new MessagingException("DKIM: " + e.getMessage(), e);
    }
  }

  private String header(MimeMessage message, List<String> names, String bodyHash)
      throws MessagingException {
    var sent = message.getSentDate();
    var time = sent == null ? "" : " t=" + sent.getTime() / 1000 + ";";
    return "v=1; a="
        + key.algorithm()
        + "; c=relaxed/relaxed; d="
        + domain
        + ";\r\n s="
        + selector
        + ";"
        + time
        + "\r\n h="
        + String.join(":\r\n ", names)
        + ";\r\n bh="
        + bodyHash
        + ";\r\n b=";
  }

  /// RFC 6376 section 3.4.2: unfolded, spaces reduced, name in lower case.
  static String relaxed(String name, String value) {
    return name.toLowerCase(Locale.ROOT)
        + ":"
        + value.replaceAll("\r?\n", "").replaceAll("[ \t]+", " ").strip();
  }

  private static String folded(String base64) {
    return base64.replaceAll("(.{72})(?!$)", "$1\r\n ");
  }
}
