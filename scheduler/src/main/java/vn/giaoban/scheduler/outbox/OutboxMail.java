package vn.giaoban.scheduler.outbox;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One mail to one recipient, as it waits in the outbox.
///
/// @param kind what it is: decides its urgency and the journal entry written when it is sent
/// @param key names this mail among all mail ever sent, e.g. `minutes/<briefing>/<version>/<unit>`;
///   the `Message-ID` is derived from it, so a retry is recognisable
/// @param briefingId whose journal hears of it
/// @param recipient unit code, or user name of a person
/// @param address where it goes
/// @param name how the recipient is called on the envelope
/// @param subject one line
/// @param text the plain text, complete in itself
/// @param html the same as a whole HTML document; null: text only
/// @param calendar the calendar object that goes with an invitation; null otherwise
/// @param attachments files, by content; read when the mail is sent
/// @param urgent whether it overtakes all that is not: what it is about begins soon
public record OutboxMail(
    Kind kind,
    String key,
    UUID briefingId,
    String recipient,
    String address,
    String name,
    String subject,
    String text,
    @Nullable String html,
    @Nullable CalendarObject calendar,
    List<AttachedFile> attachments,
    boolean urgent) {

  /// Priorities from here on do not press; also those of rows older than urgency itself.
  public static final int NOT_URGENT = 0;

  /// What a mail is, the most urgent first: an invitation overtakes minutes.
  public enum Kind {
    /// A short message to a telephone; [OutboxMail#address] is its number.
    SMS,
    CANCELLATION,
    REMINDER,
    INVITATION,
    /// A paper is asked of the recipient.
    DOCUMENT_REQUEST,
    /// The recipient is asked for its answer to an invitation.
    CHASE,
    /// A task was given.
    DIRECTIVE,
    NOTICE,
    MINUTES;

    /// By which way it leaves.
    public Channel channel() {
      return this == SMS ? Channel.SMS : Channel.MAIL;
    }
  }

  /// An iTIP object (RFC 5546).
  ///
  /// @param method `REQUEST`, `CANCEL` or `DECLINECOUNTER`
  /// @param body the iCalendar text
  public record CalendarObject(String method, String body) {}

  /// A file that goes along.
  ///
  /// @param fileName as the recipient sees it
  /// @param mediaType e.g. `application/pdf`
  /// @param sha256 lower-case hex of the content, under which [AttachedFiles] finds it
  /// @param size octets
  public record AttachedFile(String fileName, String mediaType, String sha256, long size) {}

  public OutboxMail {
    attachments = List.copyOf(attachments);
  }

  /// A mail that does not press.
  public OutboxMail(
      Kind kind,
      String key,
      UUID briefingId,
      String recipient,
      String address,
      String name,
      String subject,
      String text,
      @Nullable String html,
      @Nullable CalendarObject calendar,
      List<AttachedFile> attachments) {
    this(
        kind,
        key,
        briefingId,
        recipient,
        address,
        name,
        subject,
        text,
        html,
        calendar,
        attachments,
        false);
  }

  /// The lowest leaves first: all that is urgent, then by kind.
  public int priority() {
    return (urgent ? -1000 : NOT_URGENT) + kind.ordinal() * 10;
  }

  /// The same mail under another name: it leaves beside the one it is like.
  public OutboxMail named(String otherKey) {
    return new OutboxMail(
        kind,
        otherKey,
        briefingId,
        recipient,
        address,
        name,
        subject,
        text,
        html,
        calendar,
        attachments,
        urgent);
  }

  /// The same mail, overtaking or not.
  public OutboxMail urgent(boolean presses) {
    return new OutboxMail(
        kind,
        key,
        briefingId,
        recipient,
        address,
        name,
        subject,
        text,
        html,
        calendar,
        attachments,
        presses);
  }

  /// A mail with text only.
  public static OutboxMail plain(
      Kind kind,
      String key,
      UUID briefingId,
      String recipient,
      String address,
      String name,
      String subject,
      String text) {
    return new OutboxMail(
        kind, key, briefingId, recipient, address, name, subject, text, null, null, List.of());
  }
}
