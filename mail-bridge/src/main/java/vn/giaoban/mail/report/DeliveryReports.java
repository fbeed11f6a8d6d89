package vn.giaoban.mail.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.mime.MimeContent;
import vn.giaoban.mail.mime.MimeLeaf;

/// Reads delivery status notifications (RFC 3464).
public final class DeliveryReports {
  private static final Pattern MESSAGE_ID =
      Pattern.compile("(?im)^Message-ID:\\s*(<[^<>\\s]{1,500}>)");

  private DeliveryReports() {}

  /// What happened, per recipient.
  ///
  /// @return empty when `content` holds no delivery status; a report without a usable recipient is
  ///   an empty list
  public static Optional<List<RecipientStatus>> read(MimeContent content) {
    return content.leaves().stream()
        .filter(DeliveryReports::status)
        .findFirst()
        .map(leaf -> recipients(leaf.text()));
  }

  private static boolean status(MimeLeaf leaf) {
    return leaf.mediaType().equals("message/delivery-status")
        || leaf.mediaType().equals("message/global-delivery-status");
  }

  private static List<RecipientStatus> recipients(String text) {
    var found = new ArrayList<RecipientStatus>();
    for (var group : FieldGroups.read(text)) {
      recipient(group).ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  private static Optional<RecipientStatus> recipient(Map<String, String> group) {
    var address =
        FieldGroups.typed(group, "Original-Recipient")
            .flatMap(MailAddress::read)
            .or(() -> FieldGroups.typed(group, "Final-Recipient").flatMap(MailAddress::read));
    var action = Optional.ofNullable(group.get("Action")).flatMap(Action::read);
    if (address.isEmpty() || action.isEmpty()) {
      return Optional.empty();
    }
    var diagnostic = FieldGroups.typed(group, "Diagnostic-Code").orElse("");
    var status =
        EnhancedStatus.find(group.getOrDefault("Status", ""))
            .or(() -> EnhancedStatus.find(diagnostic))
            .orElse(assumed(action.get()));
    return Optional.of(new RecipientStatus(address.get(), action.get(), status, diagnostic));
  }

  private static EnhancedStatus assumed(Action action) {
    return switch (action) {
      case FAILED -> new EnhancedStatus(5, 0, 0);
      case DELAYED -> new EnhancedStatus(4, 0, 0);
      case DELIVERED, RELAYED, EXPANDED -> new EnhancedStatus(2, 0, 0);
    };
  }

  /// The `Message-ID` of the mail the report is about, from the copy that came back.
  public static Optional<String> originalMessageId(MimeContent content) {
    return content.leaves().stream()
        .filter(leaf ->
            leaf.mediaType().equals("message/rfc822")
                || leaf.mediaType().equals("text/rfc822-headers")
                || leaf.mediaType().equals("message/global")
                || leaf.mediaType().equals("message/rfc822-headers"))
        .map(leaf -> MESSAGE_ID.matcher(leaf.text()))
        .filter(java.util.regex.Matcher::find)
        .map(found -> found.group(1))
        .findFirst()
        .or(() -> references(content));
  }

  /// `Original-Envelope-Id`: the `ENVID` we gave the mail (RFC 3464 section 2.2.1).
  public static Optional<String> envelopeId(MimeContent content) {
    return content.leaves().stream()
        .filter(DeliveryReports::status)
        .flatMap(leaf -> FieldGroups.read(leaf.text()).stream())
        .flatMap(group -> Optional.ofNullable(group.get("Original-Envelope-Id")).stream())
        .filter(id -> !id.isBlank() && id.length() <= 200)
        .findFirst();
  }

  private static Optional<String> references(MimeContent content) {
    return content
        .header("In-Reply-To")
        .or(() -> content.header("References"))
        .map(value -> value.strip().split("\\s+"))
        .map(ids -> ids[ids.length - 1])
        .filter(id -> id.startsWith("<") && id.endsWith(">"));
  }
}
