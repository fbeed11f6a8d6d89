package vn.giaoban.mail.itip;

import java.net.URI;
import java.time.Instant;
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
    MailAddress attendee) {
  public Meeting {
    if (!end.isAfter(start)) {
      throw new IllegalArgumentException("end: not after start");
    }
  }
}
