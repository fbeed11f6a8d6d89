package vn.giaoban.mail.itip;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.address.MailAddress;

/// What a calendar object from outside says, as far as it can be read: other people's software
/// leaves out what the standards require.
///
/// @param method from the body; null when the body has none
/// @param uid which meeting
/// @param recurrenceId one instance of a series, as written; null for the whole
/// @param recurrence the instant of `recurrenceId`: when the instance would begin by the rule; null
///   for the whole, or when unreadable
/// @param thisAndFuture whether the instance stands for all after it, too (`RANGE=THISANDFUTURE`)
/// @param sequence as known to the sender; 0 when absent
/// @param stamp when the sender made it (RFC 5546 section 2.1.5); null when absent or unreadable
/// @param start proposed or known begin; null when absent
/// @param end proposed or known end; null when absent
/// @param summary title; null when absent
/// @param location null when absent
/// @param organizer who invited; null when absent (Outlook leaves it out of replies)
/// @param attendees everyone named, with what they say
/// @param comment the sender's words; null when absent
public record ITipMessage(
    @Nullable ITipMethod method,
    String uid,
    @Nullable String recurrenceId,
    @Nullable Instant recurrence,
    boolean thisAndFuture,
    int sequence,
    @Nullable Instant stamp,
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable String summary,
    @Nullable String location,
    @Nullable MailAddress organizer,
    List<Participant> attendees,
    @Nullable String comment) {

  /// An `ATTENDEE` line.
  ///
  /// @param status null when there is no (known) `PARTSTAT`
  /// @param delegatedTo who goes instead; null when nobody
  public record Participant(
      MailAddress address, @Nullable PartStat status, @Nullable MailAddress delegatedTo) {}

  public ITipMessage {
    attendees = List.copyOf(attendees);
  }

  /// The same with the sender's words, if it has none.
  public ITipMessage withComment(String words) {
    return comment != null
        ? this
        : new ITipMessage(
            method,
            uid,
            recurrenceId,
            recurrence,
            thisAndFuture,
            sequence,
            stamp,
            start,
            end,
            summary,
            location,
            organizer,
            attendees,
            words);
  }

  /// Whose answer this is: the attendee that wrote the mail, else the only one, else the first that
  /// has decided something. Some clients list everybody.
  ///
  /// @param from the mail's From; null when unknown
  public Optional<Participant> answering(@Nullable MailAddress from) {
    if (from != null) {
      for (var attendee : attendees) {
        if (attendee.address().sameBox(from)) {
          return Optional.of(attendee);
        }
      }
    }
    return attendees.size() == 1
        ? Optional.of(attendees.getFirst())
        : attendees.stream()
            .filter(a -> a.status() != null && a.status() != PartStat.NEEDS_ACTION)
            .findFirst();
  }
}
