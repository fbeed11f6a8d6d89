package vn.giaoban.web.attendance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.attendance.Board;
import vn.giaoban.scheduler.attendance.Forecast;

/// The board as answers carry it.
///
/// @param figures by name: `INVITED`, `SENT`, `DELIVERED`, `BOUNCED`, `REGISTERED`, `OPENED`,
///   `DOWNLOADED`, `ACCEPTED`, `DELEGATED`, `SUBSTITUTE_WAITING`, `TENTATIVE`, `DECLINED`,
///   `SILENT`, `PRESENT`
/// @param groups districts, or kinds of units
/// @param sms whether text messages can be sent
/// @param callList who had to be called the day before; absent before that
/// @param rows all invitees; in an update of the event stream, those that changed
record BoardView(
    Forecast forecast,
    Rule rule,
    Map<Board.Figure, Integer> figures,
    List<Board.Group> groups,
    boolean sms,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CallListView callList,
    List<Row> rows) {

  /// @param quorum `1/2`, or `>1/2` for more than
  /// @param leastRank the lowest rank that may come instead; null: anybody
  /// @param strict whether a lower one is refused
  record Rule(String quorum, @Nullable Integer leastRank, boolean strict) {}

  /// @param units codes of those who had not received, opened or answered the invitation
  record CallListView(OffsetDateTime at, List<String> units) {}

  /// One invitee, see [vn.giaoban.scheduler.attendance.BoardRow].
  ///
  /// @param error why the mail waits or came back, in plain words
  /// @param bounce the same as a stable word, e.g. `FULL`; absent: it did not come back
  /// @param todo what to do about it, in plain words
  /// @param unverified whether nobody vouches for the sender of the answer
  /// @param presentMinutes of the meeting's time, how long it was in the room
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      String unit,
      String name,
      String group,
      @Nullable String post,
      @Nullable String holder,
      @Nullable String email,
      @Nullable String phone,
      @Nullable String status,
      @Nullable String error,
      boolean outdated,
      @Nullable OffsetDateTime sentAt,
      @Nullable OffsetDateTime registeredAt,
      @Nullable String registeredNumber,
      @Nullable OffsetDateTime seenAt,
      int opens,
      String reply,
      @Nullable OffsetDateTime repliedAt,
      @Nullable String via,
      @Nullable String comment,
      @Nullable String delegate,
      @Nullable String substitute,
      @Nullable String substituteReason,
      int downloads,
      int chases,
      @Nullable OffsetDateTime chasedAt,
      boolean present,
      boolean chair,
      @Nullable OffsetDateTime queuedAt,
      @Nullable OffsetDateTime deliveredAt,
      @Nullable OffsetDateTime bouncedAt,
      @Nullable String bounce,
      @Nullable String todo,
      int presentMinutes,
      int meetingMinutes,
      boolean unverified) {}

  /// Somebody is wanted by two meetings at once.
  ///
  /// @param role in this briefing: `CHAIR`, `LEADER`, `PRESENTER` or `UNIT`
  /// @param otherBy who called the other meeting
  /// @param substitute who of the unit could go to one of them; null: nobody is known
  /// @param slot when all of this briefing could be; null: none was found
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record OverlapView(
      String who,
      String whoName,
      String role,
      UUID other,
      String otherTitle,
      OffsetDateTime otherStartsAt,
      OffsetDateTime otherEndsAt,
      String otherBy,
      @Nullable String substitute,
      @Nullable OffsetDateTime slot) {}

  /// The same with these rows only.
  BoardView with(List<Row> some) {
    return new BoardView(forecast, rule, figures, groups, sms, callList, some);
  }
}
