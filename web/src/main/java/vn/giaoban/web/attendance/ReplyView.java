package vn.giaoban.web.attendance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.web.preparation.DocumentRequestView;
import vn.giaoban.web.preparation.SpeakerView;

/// What an invitee sees of its own invitation, and may do.
///
/// @param mayAnswer whether the meeting is still to come and the invitation stands
/// @param rule who may come instead
/// @param posts of the unit, to choose a substitute from
/// @param requests papers it is asked for
/// @param speakers its own registrations to speak
@JsonInclude(JsonInclude.Include.ALWAYS)
record ReplyView(
    Meeting briefing,
    String unit,
    String name,
    boolean mayAnswer,
    String reply,
    @Nullable OffsetDateTime repliedAt,
    @Nullable String comment,
    @Nullable Substitute substitute,
    @Nullable String registeredNumber,
    Rule rule,
    List<Post> posts,
    List<DocumentRequestView> requests,
    List<SpeakerView> speakers) {

  /// The meeting, as far as one needs it to answer.
  record Meeting(
      UUID id,
      String title,
      OffsetDateTime startsAt,
      OffsetDateTime endsAt,
      String chairName,
      String state,
      List<Item> agenda) {}

  /// An agenda item.
  record Item(UUID id, String title, int minutes) {}

  /// @param state `APPROVED`, `WAITING` or `REFUSED`
  /// @param reason of a refusal
  record Substitute(
      String name, String title, String phone, String state, @Nullable String reason) {}

  /// @param leastRank the lowest rank that may come (1 head, 2 deputy, 3 head of a division, …);
  ///   null: anybody
  /// @param strict whether a lower one is refused; else the secretary decides
  record Rule(@Nullable Integer leastRank, boolean strict) {}

  /// @param holder who holds it on the day; null: unknown
  /// @param allowed whether the rule lets it come without asking
  record Post(UUID id, String title, @Nullable String holder, int rank, boolean allowed) {}
}
