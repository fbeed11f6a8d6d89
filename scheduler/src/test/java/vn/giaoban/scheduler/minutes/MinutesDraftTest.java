package vn.giaoban.scheduler.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giaoban.scheduler.minutes.MinutesBody.Presence;
import vn.giaoban.scheduler.minutes.MinutesBody.Signer;
import vn.giaoban.scheduler.minutes.MinutesBody.Speech;
import vn.giaoban.scheduler.minutes.MinutesBody.Stay;

class MinutesDraftTest {
  private static final MinutesFacts FACTS =
      new MinutesFacts(
          UUID.fromString("00000000-0000-0000-0000-000000000001"),
          "Giao ban tuần 47",
          "CLOSED",
          time("08:00:00").toInstant(),
          time("09:40:00").toInstant(),
          "chutich",
          new Signer("Nguyễn Văn An", "Phó Chủ tịch UBND tỉnh"),
          new Signer("Trần Thị Mai", ""),
          List.of(
              new MinutesFacts.Invited(
                  "13966", "Xã Hải Hậu", "haihau@ninhbinh.example", "Phó Chủ tịch Trần Văn Bình"),
              new MinutesFacts.Invited("14011", "Xã Giao Thủy", ""),
              new MinutesFacts.Invited("14035", "Xã Xuân Trường", ""),
              new MinutesFacts.Invited("14089", "Phường Hoa Lư", "")),
          List.of(
              new MinutesFacts.AgendaItem("a1", "Phòng chống bão số 9", "Sở NN&MT", 1800),
              new MinutesFacts.AgendaItem("a2", "Thu ngân sách", "", 1200),
              new MinutesFacts.AgendaItem("a3", "Nội dung chưa kịp bàn", "", 600)),
          Map.of("d1", "Báo cáo bão số 9"));

  @Test
  void theHeadingTellsWhenItReallyBeganAndEnded() {
    var heading = draft().heading();

    assertThat(heading.startedAt()).isEqualTo(time("08:01:00"));
    assertThat(heading.endedAt()).isEqualTo(time("09:40:00"));
    assertThat(heading.place()).isEqualTo("Phòng họp trực tuyến");
    assertThat(heading.chair().name()).isEqualTo("Nguyễn Văn An");
    assertThat(draft().closing())
        .isEqualTo("Cuộc họp kết thúc vào 09 giờ 40 phút, ngày 23 tháng 11 năm 2026");
  }

  @Test
  void whoeverSatInSomebodysPlaceIsNamedBesideTheUnit() {
    assertThat(draft().attendance().getFirst().note())
        .isEqualTo("Dự thay: Phó Chủ tịch Trần Văn Bình");
  }

  @Test
  void everyInvitedUnitIsThereWithItsTimesAndNobodyElse() {
    var attendance = draft().attendance();

    assertThat(attendance)
        .extracting(MinutesBody.Attendance::name)
        .containsExactly("Xã Hải Hậu", "Xã Giao Thủy", "Xã Xuân Trường", "Phường Hoa Lư");
    assertThat(attendance)
        .extracting(MinutesBody.Attendance::presence)
        .containsExactly(Presence.PRESENT, Presence.LATE, Presence.PRESENT, Presence.EXCUSED);
    assertThat(attendance.get(0).stays())
        .containsExactly(
            new Stay(time("07:50:00"), time("08:12:00")),
            new Stay(time("08:14:00"), time("09:40:00")));
    assertThat(attendance.get(0).people()).isEqualTo(3);
    assertThat(attendance.get(3).byHand()).isTrue();
    assertThat(attendance.get(3).stays()).isEmpty();
  }

  @Test
  void everyAgendaItemTellsItsTimesSpeakersAndDocuments() {
    var items = draft().proceedings();

    assertThat(items).hasSize(3);
    var storm = items.get(0);
    assertThat(storm.actualSeconds()).isEqualTo(25 * 60);
    assertThat(storm.plannedSeconds()).isEqualTo(1800);
    assertThat(storm.presenter()).isEqualTo("Sở NN&MT");
    assertThat(storm.documents()).containsExactly("Báo cáo bão số 9");
    assertThat(storm.speeches())
        .containsExactly(
            new Speech("13966", "Xã Hải Hậu", 300, 1),
            new Speech("chutich", "Nguyễn Văn An", 95, 0));
    var budget = items.get(1);
    assertThat(budget.finishedAt()).isEqualTo(time("09:40:00"));
    assertThat(budget.speeches()).containsExactly(new Speech("14011", "Xã Giao Thủy", 2400, 1));
    assertThat(items.get(2).startedAt()).isNull();
    assertThat(items.get(2).actualSeconds()).isZero();
  }

  @Test
  void decisionsReadAsTheyWereLastEdited() {
    assertThat(draft().decisions())
        .extracting(
            MinutesBody.Decided::text, MinutesBody.Decided::unitName, MinutesBody.Decided::due)
        .containsExactly(
            tuple("Trực 24/24", "", null),
            tuple("Báo cáo kết quả", "Xã Hải Hậu", LocalDate.parse("2026-12-01")));
  }

  @Test
  void aBriefingThatNobodyAttendedStillHasADraft() {
    var journal =
        new JournalScript()
            .at("07:30:00", "RoomOpened", "by", "job:open-rooms")
            .at("10:40:00", "RoomClosed", "by", "job:close-rooms")
            .entries();

    var draft = MinutesDraft.from(FACTS, journal);

    assertThat(draft.heading().startedAt()).isEqualTo(time("08:00:00"));
    assertThat(draft.attendance())
        .extracting(MinutesBody.Attendance::presence)
        .containsOnly(Presence.ABSENT);
    assertThat(draft.proceedings()).hasSize(3);
  }

  @Test
  void aRestartThatLosesALeaveDoesNotLoseAttendance() {
    var journal =
        new JournalScript()
            .joined("08:00:00", "13966", "Xã Hải Hậu", "SITE")
            .joined("08:10:00", "13966", "Xã Hải Hậu", "SITE")
            .at("08:20:00", "RoomClosed", "by", "x")
            .entries();

    assertThat(MinutesDraft.from(FACTS, journal).attendance().getFirst().stays())
        .containsExactly(new Stay(time("08:00:00"), time("08:20:00")));
  }

  @Test
  void aTurnThatEndsInTheNextItemBelongsToTheOneItBeganIn() {
    var journal =
        new JournalScript()
            .at("08:00:00", "AgendaItemStarted", "item", "a1")
            .at("08:01:00", "FloorGiven", "site", "13966")
            .at("08:02:00", "AgendaItemStarted", "item", "a2")
            .at("08:03:00", "FloorReturned", "site", "13966", "seconds", 120)
            .at("08:20:00", "RoomClosed", "by", "x")
            .entries();

    var items = MinutesDraft.from(FACTS, journal).proceedings();

    assertThat(items.get(0).speeches()).hasSize(1);
    assertThat(items.get(1).speeches()).isEmpty();
  }

  @Test
  void strangeEntriesAreReadPast() {
    var journal =
        new JournalScript()
            .at("08:00:00", "AgendaItemStarted", "item", 7)
            .at("08:00:00", "DecisionEdited", "decision", "none")
            .at("08:00:00", "DecisionNoted", "decision", "1", "text", "x", "due", "tomorrow")
            .at("08:00:00", "SiteLeft")
            .at("08:00:00", "FloorReturned", "seconds", "many")
            .at("08:00:00", "SomethingNew", "a", List.of(1))
            .entries();

    assertThat(MinutesDraft.from(FACTS, journal).decisions()).hasSize(1);
  }

  @Test
  void theSameJournalGivesTheSameDraft() {
    assertThat(draft()).isEqualTo(draft());
  }

  private static MinutesBody draft() {
    var journal =
        new JournalScript()
            .at("07:30:00", "RoomOpened", "by", "job:open-rooms")
            .joined("07:50:00", "13966", "Xã Hải Hậu", "SITE")
            .joined("07:52:00", "chutich", "Nguyễn Văn An", "CHAIR")
            .joined("07:53:00", "khach", "Khách mời", "OBSERVER")
            .joined("07:54:00", "14035", "Xã Xuân Trường", "SITE")
            .at("07:55:00", "PeopleCounted", "site", "13966", "count", 3)
            .at("08:01:00", "RollCallStarted")
            .at("08:02:00", "SiteMarked", "site", "13966", "presence", "PRESENT", "byHand", false)
            .at("08:02:30", "SiteMarked", "site", "14089", "presence", "EXCUSED", "byHand", true)
            .at("08:03:00", "RollCallEnded", "present", 2, "absent", 2)
            .at("08:05:00", "AgendaItemStarted", "item", "a1")
            .at("08:06:00", "StageSet", "site", null, "document", "d1", "page", 1)
            .at("08:07:00", "StageSet", "site", null, "document", "d1", "page", 2)
            .joined("08:10:00", "14011", "Xã Giao Thủy", "SITE")
            .at("08:12:00", "SiteLeft", "site", "13966", "reason", "LOST")
            .joined("08:14:00", "13966", "Xã Hải Hậu", "SITE")
            .at("08:15:00", "FloorGiven", "site", "13966", "limitSeconds", 300)
            .at("08:18:00", "SiteSpoke", "site", "13966", "seconds", 100, "item", "a1")
            .at("08:20:00", "FloorReturned", "site", "13966", "seconds", 300)
            .at("08:21:00", "SiteSpoke", "site", "chutich", "seconds", 95, "item", "a1")
            .at("08:22:00", "SiteSpoke", "site", "14035", "seconds", 4, "item", "a1")
            .at("08:25:00", "DecisionNoted", "decision", "1", "item", "a1", "text", "Trực 24/24")
            .at("08:26:00", "DecisionNoted", "decision", "2", "item", "a1", "text", "Báo cao")
            .at(
                "08:27:00",
                "DecisionEdited",
                "decision",
                "2",
                "text",
                "Báo cáo kết quả",
                "unit",
                "13966",
                "due",
                "2026-12-01")
            .at("08:28:00", "DecisionNoted", "decision", "3", "item", null, "text", "Nhầm")
            .at("08:29:00", "DecisionRemoved", "decision", "3")
            .at("08:30:00", "AgendaItemStarted", "item", "a2")
            .at("09:00:00", "FloorGiven", "site", "14011", "limitSeconds", null)
            .at("09:10:00", "NoteSent", "site", "14011", "text", "Xin nói nhỏ")
            .at("09:40:00", "RoomClosed", "by", "account:chutich")
            .entries();
    return MinutesDraft.from(FACTS, journal);
  }

  private static OffsetDateTime time(String time) {
    return OffsetDateTime.parse("2026-11-23T" + time + "+07:00");
  }

  @Test
  void votesWithAResultAndAcknowledgedTasksAreInIt() {
    var journal =
        new JournalScript()
            .at("08:00:00", "RoomOpened", "by", "x")
            .at(
                "08:05:00",
                "DecisionNoted",
                "decision",
                "d1",
                "text",
                "Gia cố đê",
                "unit",
                "13966",
                "with",
                List.of("14011"))
            .at(
                "08:06:00",
                "DecisionAcknowledged",
                "decision",
                "d1",
                "site",
                "14011",
                "byHand",
                false)
            .at(
                "08:10:00",
                "VoteOpened",
                "vote",
                "v1",
                "question",
                "Thông qua?",
                "options",
                List.of("Có", "Không"),
                "secret",
                true,
                "weights",
                Map.of("13966", 1, "14011", 1))
            .at("08:11:00", "BallotTaken", "vote", "v1", "site", "13966", "byHand", false)
            .at("08:12:00", "VoteClosed", "vote", "v1", "counts", List.of(1, 0))
            .at(
                "08:13:00",
                "VoteOpened",
                "vote",
                "v2",
                "question",
                "Nữa?",
                "options",
                List.of("Có", "Không"))
            .at("08:14:00", "VoteCancelled", "vote", "v2")
            .at(
                "08:15:00",
                "SiteMarked",
                "site",
                "14035",
                "presence",
                "PRESENT",
                "byHand",
                true,
                "note",
                "qua điện thoại");

    var body = MinutesDraft.from(FACTS, journal.entries());

    assertThat(body.decisions().getFirst().helpers()).containsExactly("Xã Giao Thủy");
    assertThat(body.decisions().getFirst().acknowledged()).containsExactly("Xã Giao Thủy");
    assertThat(body.votes())
        .containsExactly(
            new MinutesBody.Voted(
                "v1",
                null,
                "Thông qua?",
                true,
                List.of(new MinutesBody.Option("Có", 1), new MinutesBody.Option("Không", 0)),
                2,
                1,
                0));
    assertThat(body.attendance().get(2).note()).isEqualTo("qua điện thoại");
  }
}
