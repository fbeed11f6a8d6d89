package vn.giaoban.web.tracking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.tracking.Figures;

/// All units that were invited in some time, the worst first.
///
/// @param from the first day
/// @param to the last day
record TrackingView(LocalDate from, LocalDate to, List<Line> units) {

  /// @param answerMinutes from the mail to the answer, on average; null: it answered none
  /// @param missedMinutes of the meetings it came to, how long it was not in the room
  record FiguresView(
      int invited,
      int sent,
      int bounced,
      int opened,
      int answered,
      int inTime,
      @Nullable Long answerMinutes,
      int held,
      int came,
      int declined,
      int substituted,
      long missedMinutes,
      int chases) {
    private static final int SECONDS = 60;

    static FiguresView of(Figures f) {
      var answer = f.answerSeconds();
      return new FiguresView(
          f.invited(),
          f.sent(),
          f.bounced(),
          f.opened(),
          f.answered(),
          f.inTime(),
          answer == null ? null : answer / SECONDS,
          f.held(),
          f.came(),
          f.declined(),
          f.substituted(),
          f.missedSeconds() / SECONDS,
          f.chases());
    }
  }

  /// One unit.
  ///
  /// @param trouble with its address; absent: none is known
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(
      String unit,
      String name,
      String level,
      @Nullable String parent,
      @Nullable String parentName,
      FiguresView figures,
      @Nullable Trouble trouble) {}

  /// Why a unit's address cannot be relied on.
  ///
  /// @param reason stable word, e.g. `UNKNOWN_USER`
  /// @param text the same in plain words
  /// @param todo what to do about it
  /// @param error as the mail server put it
  record Trouble(
      String unit,
      String name,
      String address,
      String reason,
      String text,
      String todo,
      String error,
      OffsetDateTime since,
      int bounces) {}

  /// One unit over time.
  ///
  /// @param name as it is today, or was last
  /// @param ways its invitations, the latest meeting first
  /// @param bounces mails that came back, the latest first
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OneUnit(
      String unit,
      String name,
      LocalDate from,
      LocalDate to,
      FiguresView figures,
      @Nullable Trouble trouble,
      List<WayView> ways,
      List<Returned> bounces) {}

  /// One invitation. A moment is absent when the step was not taken, or nobody knows.
  ///
  /// @param error why the mail came back, in plain words
  /// @param counted whether the meeting is over and its journal was counted
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record WayView(
      UUID briefing,
      String title,
      OffsetDateTime startsAt,
      String state,
      @Nullable String address,
      String status,
      @Nullable String error,
      @Nullable OffsetDateTime queuedAt,
      @Nullable OffsetDateTime sentAt,
      @Nullable OffsetDateTime deliveredAt,
      @Nullable OffsetDateTime bouncedAt,
      @Nullable OffsetDateTime registeredAt,
      @Nullable OffsetDateTime seenAt,
      String reply,
      @Nullable OffsetDateTime repliedAt,
      boolean inTime,
      @Nullable String delegate,
      int chases,
      boolean counted,
      boolean came,
      int presentMinutes,
      int meetingMinutes) {}

  /// @param open whether nothing has arrived at this address since
  record Returned(
      OffsetDateTime at,
      String address,
      String briefingTitle,
      String reason,
      String text,
      String error,
      boolean open) {}
}
