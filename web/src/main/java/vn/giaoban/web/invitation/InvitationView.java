package vn.giaoban.web.invitation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// An invitation as answers carry it.
///
/// @param unit a unit's code, or a person's user name
/// @param post the post that was invited, with its unit: "Chủ tịch UBND xã Hải Hậu"; null: none
/// @param holder who was in it when the letter left
/// @param statusText the status in words
/// @param unverified whether nobody vouches for the sender of the answer
/// @param error why it waits or bounced, in words; null when all is well
@JsonInclude(JsonInclude.Include.ALWAYS)
record InvitationView(
    String unit,
    String name,
    @Nullable String email,
    String status,
    String statusText,
    String reply,
    @Nullable OffsetDateTime repliedAt,
    @Nullable String via,
    @Nullable String comment,
    @Nullable String delegate,
    @Nullable OffsetDateTime seenAt,
    @Nullable OffsetDateTime sentAt,
    int sequence,
    String method,
    @Nullable String error,
    @Nullable String post,
    @Nullable String holder,
    boolean unverified) {}
