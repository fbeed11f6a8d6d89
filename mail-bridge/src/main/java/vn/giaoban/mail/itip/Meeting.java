package vn.giaoban.mail.itip;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.address.MailAddress;

/// What one recipient's calendar is told about a meeting.
///
/// @param uid the same for the whole life of the meeting, for every recipient
/// @param sequence rises with every material change (RFC 5545 section 3.8.7.4)
/// @param stamp when this object was made, UTC; newer than that of any earlier one
/// @param start begin (inclusive), UTC
/// @param end end (exclusive), UTC
/// @param summary title, one line
/// @param description plain text, may have lines
/// @param location where, one line
/// @param url link that opens the meeting; null without
/// @param organizer who invites; equals the mail's From
/// @param attendee the recipient
/// @param occurrence which one of a series it is; null: the meeting by itself, or a whole series
public record Meeting(
    String uid,
    int sequence,
    Instant stamp,
    Instant start,
    Instant end,
    String summary,
    String description,
    String location,
    @Nullable URI url,
    MailAddress organizer,
    MailAddress attendee,
    @Nullable Occurrence occurrence) {

  /// One date of a series (RFC 5545 section 3.8.4.4), or the series itself.
  public sealed interface Occurrence {
    /// The one that was to begin then; it keeps that name when it is put off.
    ///
    /// @param plannedStart UTC
    record One(Instant plannedStart) implements Occurrence {}

    /// All that a rule gives.
    ///
    /// @param rule RFC 5545 section 3.3.10, e.g. `FREQ=WEEKLY;BYDAY=MO`
    /// @param left out of it: starts that the rule gives and that do not take place
    /// @param added starts beside the rule's
    record All(String rule, List<Instant> left, List<Instant> added) implements Occurrence {
      private static final Pattern RULE = Pattern.compile("[A-Z0-9=;,+:-]{5,500}");

      public All {
        left = List.copyOf(left);
        added = List.copyOf(added);
        if (!rule.startsWith("FREQ=") || !RULE.matcher(rule).matches()) {
          throw new IllegalArgumentException("rule: not a recurrence rule");
        }
      }
    }
  }

  public Meeting {
    if (!end.isAfter(start)) {
      throw new IllegalArgumentException("end: not after start");
    }
  }

  /// A meeting by itself.
  public Meeting(
      String uid,
      int sequence,
      Instant stamp,
      Instant start,
      Instant end,
      String summary,
      String description,
      String location,
      @Nullable URI url,
      MailAddress organizer,
      MailAddress attendee) {
    this(
        uid,
        sequence,
        stamp,
        start,
        end,
        summary,
        description,
        location,
        url,
        organizer,
        attendee,
        null);
  }
}
