package vn.giaoban.scheduler.attendance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.attendance.SubstituteRule.Ruling;
import vn.giaoban.scheduler.invitation.BounceReason;
import vn.giaoban.scheduler.invitation.InvitationStatus;
import vn.giaoban.scheduler.invitation.PartStat;

/// One invited unit or person, from the letter to the seat.
///
/// @param unit a unit's code, or a person's user name
/// @param group the district's code, `DEPARTMENT`, `COMMUNE`, `PROVINCE` or `PERSON`
/// @param groupName the district's name; empty for the other groups
/// @param post what is invited, e.g. "Chủ tịch UBND xã"; null: unknown
/// @param holder who holds the post on the day; null: unknown
/// @param phone where the unit, or the holder of the post, is called; null: unknown
/// @param status null: nothing was sent yet
/// @param error why it waits or bounced
/// @param outdated whether what was sent is not the present version
/// @param opens how often the link was opened
/// @param registeredAt when the receiving office entered it in its register
/// @param downloads how many papers were fetched
/// @param present whether it is, or was, in the room
/// @param queuedAt when the mail was put into the outbox; null: nothing was sent yet
/// @param deliveredAt when it was first known to have arrived
/// @param bouncedAt when it came back; null too when it was sent again since
/// @param presentSeconds of the meeting's time, how long it was in the room
/// @param meetingSeconds how long the meeting lasted, so far
/// @param unverified whether nobody vouches for the sender of the answer
public record BoardRow(
    String unit,
    String name,
    String group,
    String groupName,
    @Nullable String post,
    @Nullable String holder,
    @Nullable String address,
    @Nullable String phone,
    @Nullable InvitationStatus status,
    @Nullable String error,
    boolean outdated,
    @Nullable Instant sentAt,
    @Nullable Instant registeredAt,
    @Nullable String registeredNumber,
    @Nullable Instant seenAt,
    int opens,
    PartStat reply,
    @Nullable Instant repliedAt,
    @Nullable String via,
    @Nullable String comment,
    @Nullable String delegate,
    @Nullable Ruling substitute,
    @Nullable String substituteReason,
    int downloads,
    int chases,
    @Nullable Instant chasedAt,
    boolean present,
    boolean chair,
    @Nullable Instant queuedAt,
    @Nullable Instant deliveredAt,
    @Nullable Instant bouncedAt,
    int presentSeconds,
    int meetingSeconds,
    boolean unverified) {

  /// Whether it was asked and has not answered. Whoever chairs is told, not asked.
  public boolean silent() {
    return status != null && reply == PartStat.NEEDS_ACTION && !chair;
  }

  /// Whether there is no answer, asked for or not.
  boolean open() {
    return reply == PartStat.NEEDS_ACTION;
  }

  /// Why the mail came back; null when it did not.
  public @Nullable BounceReason bounce() {
    return status == InvitationStatus.BOUNCED ? BounceReason.of(error == null ? "" : error) : null;
  }

  /// Whether somebody who may come is to be expected.
  boolean expected() {
    return switch (reply) {
      case ACCEPTED -> true;
      case DELEGATED -> substitute == null || substitute == Ruling.APPROVED;
      case NEEDS_ACTION, TENTATIVE, DECLINED -> false;
    };
  }
}
