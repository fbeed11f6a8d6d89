package vn.giaoban.mail.report;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.mime.MimeContent;

/// Reads message disposition notifications (RFC 8098).
public final class ReadReceipts {
  /// What became of a mail in its reader's program.
  ///
  /// @param recipient the reader
  /// @param originalMessageId of the mail; null when not told
  /// @param displayed true when it was shown, false when e.g. deleted unread
  public record Receipt(
      MailAddress recipient, @Nullable String originalMessageId, boolean displayed) {}

  private ReadReceipts() {}

  /// The receipt; empty when there is none.
  public static Optional<Receipt> read(MimeContent content) {
    return content.leaves().stream()
        .filter(leaf -> leaf.mediaType().equals("message/disposition-notification"))
        .flatMap(leaf -> FieldGroups.read(leaf.text()).stream())
        .filter(group -> group.containsKey("Disposition"))
        .findFirst()
        .flatMap(group ->
            FieldGroups.typed(group, "Original-Recipient")
                .flatMap(MailAddress::read)
                .or(() -> FieldGroups.typed(group, "Final-Recipient").flatMap(MailAddress::read))
                .or(() -> content.address("From"))
                .map(reader ->
                    new Receipt(
                        reader,
                        group.get("Original-Message-ID"),
                        displayed(group.getOrDefault("Disposition", "")))));
  }

  /// `read` is what some old gateways write for `displayed`.
  private static boolean displayed(String disposition) {
    var type = disposition.substring(disposition.indexOf(';') + 1).strip();
    var word = type.split("[/,\\s]", 2)[0].toLowerCase(Locale.ROOT);
    return word.equals("displayed") || word.equals("read");
  }
}
