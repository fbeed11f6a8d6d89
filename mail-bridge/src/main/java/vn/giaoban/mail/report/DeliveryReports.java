package vn.giaoban.mail.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
            .flatMap(InternationalAddress::read)
            .or(() ->
                FieldGroups.typed(group, "Final-Recipient").flatMap(InternationalAddress::read));
    var diagnostic = FieldGroups.typed(group, "Diagnostic-Code").orElse("");
    var told = EnhancedStatus.find(group.getOrDefault("Status", ""));
    var action =
        Optional.ofNullable(group.get("Action"))
            .flatMap(Action::read)
            .or(() -> told.map(DeliveryReports::action));
    if (address.isEmpty() || action.isEmpty()) {
      return Optional.empty();
    }
    var status =
        told.filter(code -> !code.general())
            .or(() -> finer(told.orElse(assumed(action.get())), diagnostic))
            .or(() -> told)
            .orElse(assumed(action.get()));
    return Optional.of(new RecipientStatus(address.get(), action.get(), status, diagnostic));
  }

  /// Some servers leave out what became of it and tell only the status.
  private static Action action(EnhancedStatus status) {
    return switch (status.family()) {
      case 2 -> Action.DELIVERED;
      case 4 -> Action.DELAYED;
      default -> Action.FAILED;
    };
  }

  /// What the words of the diagnostic add to a status that says nothing in particular.
  private static Optional<EnhancedStatus> finer(EnhancedStatus told, String diagnostic) {
    return BounceWords.status(diagnostic)
        .filter(status -> !status.general())
        .map(status -> new EnhancedStatus(told.family(), status.subject(), status.detail()));
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
        .filter(DeliveryReports::isCopy)
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

  /// Whether it is the mail that came back, or its header.
  static boolean isCopy(MimeLeaf leaf) {
    return Set.of(
            "message/rfc822",
            "text/rfc822-headers",
            "message/rfc822-headers",
            "message/global",
            "message/global-headers")
        .contains(leaf.mediaType());
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
