package vn.giaoban.scheduler.invitation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A briefing as far as its invitees are told.
///
/// @param state `SCHEDULED`, `OPEN`, `CLOSED` or `CANCELLED`
/// @param sequence iCalendar SEQUENCE
/// @param office name of the authority that invites, e.g. of the province
/// @param place where it is held beside the online room; null: online only
/// @param letterText words of its own in every letter; may be empty
/// @param cancelReason as given; null when not cancelled, or without
/// @param recipients the units in their order, then the chair when it is none of them
public record Announcement(
    UUID briefingId,
    String title,
    Instant startsAt,
    Instant endsAt,
    String chairName,
    String state,
    int sequence,
    String office,
    @Nullable String place,
    String letterText,
    @Nullable String cancelReason,
    List<Item> agenda,
    List<Recipient> recipients) {

  /// @param presenter null: nobody named
  public record Item(String title, Duration duration, @Nullable String presenter) {}

  public Announcement {
    agenda = List.copyOf(agenda);
    recipients = List.copyOf(recipients);
  }

  /// What a letter says beside the facts: the briefing's own words, then the sender's. Who sends
  /// the briefing's own words as a message of his own does not say them twice.
  public String words(String message) {
    var own = letterText.strip();
    var said = message.strip();
    return own.isEmpty() || said.contains(own) ? said : said.isEmpty() ? own : own + "\n" + said;
  }

  /// Whether it was called off.
  public boolean cancelled() {
    return state.equals("CANCELLED");
  }
}
