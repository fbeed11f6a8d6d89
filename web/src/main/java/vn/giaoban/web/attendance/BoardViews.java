package vn.giaoban.web.attendance;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.scheduler.attendance.AttendanceRule;
import vn.giaoban.scheduler.attendance.Board;
import vn.giaoban.scheduler.attendance.BoardRow;
import vn.giaoban.scheduler.attendance.CallList;
import vn.giaoban.scheduler.attendance.Chasing;
import vn.giaoban.scheduler.attendance.Overlap;
import vn.giaoban.web.invitation.BounceWords;
import vn.giaoban.web.invitation.InvitationViews;
import vn.giaoban.web.language.Times;

/// Boards in the reader's words.
@Component
class BoardViews {
  private static final int SECONDS = 60;

  private final InvitationViews invitations;
  private final BounceWords bounces;
  private final Chasing.TextMessages texts;

  BoardViews(InvitationViews invitations, BounceWords bounces, Chasing.TextMessages texts) {
    this.invitations = invitations;
    this.bounces = bounces;
    this.texts = texts;
  }

  BoardView of(Board board, Locale language) {
    return new BoardView(
        board.forecast(),
        rule(board.rule()),
        board.figures(),
        board.groups(),
        texts.ready(),
        callList(board.callList()),
        board.rows().stream().map(row -> row(row, language)).toList());
  }

  static BoardView.Rule rule(AttendanceRule rule) {
    var quorum = rule.quorum();
    return new BoardView.Rule(
        (quorum.moreThan() ? ">" : "") + quorum.numerator() + "/" + quorum.denominator(),
        rule.substitutes().leastRank(),
        rule.substitutes().strict());
  }

  private static BoardView.@Nullable CallListView callList(@Nullable CallList list) {
    return list == null
        ? null
        : new BoardView.CallListView(Objects.requireNonNull(Times.local(list.at())), list.units());
  }

  BoardView.Row row(BoardRow row, Locale language) {
    var bounce = row.bounce();
    return new BoardView.Row(
        row.unit(),
        row.name(),
        row.group(),
        row.post(),
        row.holder(),
        row.address(),
        row.phone(),
        row.status() == null ? null : row.status().name(),
        invitations.reason(row.status(), row.error(), language),
        row.outdated(),
        Times.local(row.sentAt()),
        Times.local(row.registeredAt()),
        row.registeredNumber(),
        Times.local(row.seenAt()),
        row.opens(),
        row.reply().name(),
        Times.local(row.repliedAt()),
        row.via(),
        row.comment(),
        row.delegate(),
        row.substitute() == null ? null : row.substitute().name(),
        row.substituteReason(),
        row.downloads(),
        row.chases(),
        Times.local(row.chasedAt()),
        row.present(),
        row.chair(),
        Times.local(row.queuedAt()),
        Times.local(row.deliveredAt()),
        Times.local(row.bouncedAt()),
        bounce == null ? null : bounce.name(),
        bounce == null ? null : bounces.todo(bounce, language),
        row.presentSeconds() / SECONDS,
        row.meetingSeconds() / SECONDS,
        row.unverified());
  }

  static List<BoardView.OverlapView> overlaps(List<Overlap> overlaps) {
    return overlaps.stream()
        .map(one ->
            new BoardView.OverlapView(
                one.who(),
                one.whoName(),
                one.role(),
                one.other().id(),
                one.other().title(),
                Objects.requireNonNull(Times.local(one.other().startsAt())),
                Objects.requireNonNull(Times.local(one.other().endsAt())),
                one.otherBy(),
                one.substitute(),
                Times.local(one.slot())))
        .toList();
  }
}
