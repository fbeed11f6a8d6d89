package vn.giaoban.mail.report;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.mime.MimeContent;

/// Reads message disposition notifications (RFC 8098, and what RFC 2298 had besides).
public final class ReadReceipts {
  /// What became of a mail in its reader's program (RFC 8098 section 3.2.6.2).
  public enum Disposition {
    DISPLAYED,
    /// Thrown away, shown or not: of a mail that was not shown before it tells that it never will
    /// be.
    DELETED,
    /// Passed on by a rule.
    DISPATCHED,
    /// Handled by a rule, seen by nobody.
    PROCESSED,
    /// The reader does not want it told.
    DENIED,
    /// The program could not tell.
    FAILED,
    /// Any other word.
    OTHER
  }

  /// One receipt.
  ///
  /// @param recipient the reader
  /// @param originalMessageId of the mail; null when not told
  public record Receipt(
      MailAddress recipient, @Nullable String originalMessageId, Disposition disposition) {
    /// Whether it was shown to somebody.
    public boolean displayed() {
      return disposition == Disposition.DISPLAYED;
    }
  }

  private static final Map<String, Disposition> WORDS =
      Map.of(
          "displayed", Disposition.DISPLAYED,
          // What some old gateways write.
          "read", Disposition.DISPLAYED,
          "deleted", Disposition.DELETED,
          "dispatched", Disposition.DISPATCHED,
          "processed", Disposition.PROCESSED,
          "denied", Disposition.DENIED,
          "failed", Disposition.FAILED);

  private ReadReceipts() {}

  /// The receipt; empty when there is none.
  public static Optional<Receipt> read(MimeContent content) {
    return content.leaves().stream()
        .filter(leaf ->
            leaf.mediaType().equals("message/disposition-notification")
                || leaf.mediaType().equals("message/global-disposition-notification"))
        .flatMap(leaf -> FieldGroups.read(leaf.text()).stream())
        .filter(group -> group.containsKey("Disposition"))
        .findFirst()
        .flatMap(group ->
            FieldGroups.typed(group, "Original-Recipient")
                .flatMap(InternationalAddress::read)
                .or(() ->
                    FieldGroups.typed(group, "Final-Recipient").flatMap(InternationalAddress::read))
                .or(() -> content.address("From"))
                .map(reader ->
                    new Receipt(
                        reader,
                        messageId(group.get("Original-Message-ID")),
                        disposition(group.getOrDefault("Disposition", "")))));
  }

  private static @Nullable String messageId(@Nullable String field) {
    return field == null || field.length() > 1_000 || field.isBlank() ? null : field.strip();
  }

  /// `manual-action/MDN-sent-manually; displayed/error`
  private static Disposition disposition(String field) {
    var type = field.substring(field.indexOf(';') + 1).strip();
    var word = type.split("[/,\\s;]", 2)[0].toLowerCase(Locale.ROOT);
    return WORDS.getOrDefault(word, Disposition.OTHER);
  }
}
