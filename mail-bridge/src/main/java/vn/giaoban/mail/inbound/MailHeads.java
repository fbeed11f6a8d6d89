package vn.giaoban.mail.inbound;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.authentication.AuthenticationResults;
import vn.giaoban.mail.mime.MimeContent;

/// Reads who wrote to whom.
final class MailHeads {
  /// Where a mail was really sent to comes first: To may name anybody.
  private static final List<String> RECIPIENTS =
      List.of(
          "Delivered-To",
          "X-Original-To",
          "Envelope-To",
          "X-Envelope-To",
          "X-Delivered-To",
          "X-MDRcpt-To",
          "X-Rcpt-To",
          "Resent-To",
          "To",
          "Cc",
          "Apparently-To");

  private static final int MAX_RECIPIENTS = 500;

  private static final int MAX_REFERENCES = 50;

  private MailHeads() {}

  static MailHead read(MimeContent content, Set<String> trusted) {
    return new MailHead(
        content.header("Message-ID").filter(id -> id.length() < 1000).orElse(null),
        content.address("From").orElse(null),
        recipients(content),
        content.header("Subject").orElse(""),
        references(content),
        AuthenticationResults.check(content, trusted),
        Robots.wrote(content));
  }

  private static List<MailAddress> recipients(MimeContent content) {
    var found = new LinkedHashMap<String, MailAddress>();
    for (var name : RECIPIENTS) {
      for (var address : content.addresses(name)) {
        if (found.size() < MAX_RECIPIENTS) {
          found.putIfAbsent(address.address().toLowerCase(Locale.ROOT), address);
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static List<String> references(MimeContent content) {
    var references = new ArrayList<String>();
    for (var name : List.of("In-Reply-To", "References")) {
      Stream.of(content.header(name).orElse("").split("[\\s,]+"))
          .filter(id -> id.startsWith("<") && id.endsWith(">") && id.length() < 500)
          .filter(id -> !references.contains(id))
          .limit(MAX_REFERENCES)
          .forEach(references::add);
    }
    return List.copyOf(references);
  }
}
