package vn.giaoban.scheduler.invitation;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.outbox.OutboxMail;

/// Writes what invitees read: the words and the calendar object.
public interface InvitationLetters {
  /// @param calendar null when nothing changes in a calendar
  record Letter(
      String subject, String text, String html, OutboxMail.@Nullable CalendarObject calendar) {}

  /// What an invitation says beside the briefing itself.
  ///
  /// @param update whether an earlier version was told
  /// @param message a word of the secretary's; empty without
  /// @param papers titles of the papers
  /// @param attached whether the papers go along; else they are behind the link
  record Content(URI link, boolean update, String message, List<String> papers, boolean attached) {}

  /// Makes ready to write letters as they are to be written now; asked before letters are written,
  /// which itself cannot wait.
  default Mono<Void> ready() {
    return Mono.empty();
  }

  /// The letter that invites.
  Letter request(Announcement announcement, Recipient recipient, Content content, Instant now);

  /// The letter that calls off.
  ///
  /// @param sequence of the calendar object
  Letter cancel(Announcement announcement, Recipient recipient, int sequence, Instant now);

  /// The letter that reminds.
  ///
  /// @param lead how long before the start
  Letter reminder(Announcement announcement, Recipient recipient, URI link, Duration lead);
}
