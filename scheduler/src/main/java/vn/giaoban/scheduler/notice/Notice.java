package vn.giaoban.scheduler.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A notice that was sent.
///
/// @param recipients codes of those it goes to
/// @param withoutAddress codes of those it was meant for and that no address is known of
/// @param sentBy user name
/// @param waiting how many of its mails have not left yet
/// @param sent how many the mail server has taken
/// @param failed how many it refused
public record Notice(
    UUID id,
    UUID briefingId,
    String subject,
    String text,
    List<String> recipients,
    List<String> withoutAddress,
    String sentBy,
    Instant sentAt,
    int waiting,
    int sent,
    int failed) {
  public Notice {
    recipients = List.copyOf(recipients);
    withoutAddress = List.copyOf(withoutAddress);
  }
}
