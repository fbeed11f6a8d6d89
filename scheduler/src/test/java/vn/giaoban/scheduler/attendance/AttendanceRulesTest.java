package vn.giaoban.scheduler.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.attendance.SubstituteRule.Ruling;
import vn.giaoban.scheduler.invitation.InvitationStatus;
import vn.giaoban.scheduler.invitation.PartStat;
import vn.giaoban.scheduler.journal.Actor;

class AttendanceRulesTest {
  @ParameterizedTest
  @CsvSource({
    "Chủ tịch UBND xã Hải Hậu, 1",
    "Giám đốc Sở Xây dựng, 1",
    "Phó Chủ tịch Trần Văn Bình, 2",
    "PHÓ GIÁM ĐỐC Sở, 2",
    "Phó Chủ tịch thường trực HĐND, 2",
    "Chánh Văn phòng, 3",
    "Trưởng phòng Kinh tế, 3",
    "Phó Chánh Văn phòng HĐND và UBND, 4",
    "Phó Trưởng phòng Kinh tế, 4",
    "Phó phòng Nội vụ, 4",
    "Chuyên viên Văn phòng, 5",
    "Công chức Văn phòng - Thống kê, 5",
    "Deputy Director, 2",
  })
  void titlesTellTheirRank(String title, int rank) {
    assertThat(Rank.of(title)).isEqualTo(rank);
  }

  @ParameterizedTest
  @CsvSource({"Trần Văn Bình", "Nguyễn Thị Phó", "''", "Đỗ Chủ"})
  void aNameTellsNone(String name) {
    assertThat(Rank.of(name)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    // least, strict, rank, via, ruling
    ", false, 5, link, APPROVED",
    "2, true, 2, link, APPROVED",
    "2, true, 1, account, APPROVED",
    "2, true, 3, link, REFUSED",
    "2, true, 3, mail, WAITING",
    "2, true, 3, desk, APPROVED",
    "2, false, 5, account, WAITING",
    "2, true, , link, WAITING",
    "2, false, , mail, WAITING",
  })
  void theRuleLetsInLeavesToTheSecretaryOrRefuses(
      @Nullable Integer least, boolean strict, @Nullable Integer rank, String via, Ruling ruling) {
    assertThat(new SubstituteRule(least, strict).ruling(rank, via)).isEqualTo(ruling);
  }

  @ParameterizedTest
  @CsvSource({
    // share, more than, invited, needed
    "1, 2, true, 129, 65",
    "1, 2, true, 130, 66",
    "1, 2, false, 130, 65",
    "2, 3, false, 129, 86",
    "2, 3, false, 130, 87",
    "2, 3, true, 129, 87",
    "1, 1, false, 5, 5",
    "1, 2, true, 0, 1",
  })
  void theQuorumIsTheSmallestNumberThatMeetsIt(
      int numerator, int denominator, boolean moreThan, int invited, int needed) {
    assertThat(new Quorum(numerator, denominator, moreThan).needed(invited)).isEqualTo(needed);
  }

  @Test
  void theForecastSaysWhetherItIsEnough() {
    var half = Quorum.HALF;

    assertThat(Forecast.of(half, 129, 101, 20).outlook()).isEqualTo(Forecast.Outlook.ENOUGH);
    assertThat(Forecast.of(half, 129, 60, 20).outlook()).isEqualTo(Forecast.Outlook.UNCERTAIN);
    assertThat(Forecast.of(half, 129, 60, 2).outlook()).isEqualTo(Forecast.Outlook.SHORT);
    assertThat(Forecast.of(half, 0, 0, 0).outlook()).isEqualTo(Forecast.Outlook.ENOUGH);
  }

  private static BoardRow row(
      String unit, PartStat reply, @Nullable Ruling substitute, InvitationStatus status) {
    return new BoardRow(
        unit,
        "Xã " + unit,
        "COMMUNE",
        "",
        null,
        null,
        unit + "@x.example",
        "0912 345 678",
        status,
        null,
        false,
        Instant.EPOCH,
        null,
        null,
        null,
        0,
        reply,
        null,
        null,
        null,
        null,
        substitute,
        null,
        0,
        0,
        null,
        false,
        false,
        null,
        null,
        null,
        0,
        0,
        false);
  }

  @Test
  void onlyThoseWhoMayComeAreExpected() {
    var board =
        new Board(
            AttendanceRule.USUAL,
            List.of(
                row("a", PartStat.ACCEPTED, null, InvitationStatus.SENT),
                row("b", PartStat.DELEGATED, Ruling.APPROVED, InvitationStatus.SENT),
                row("c", PartStat.DELEGATED, Ruling.WAITING, InvitationStatus.SENT),
                row("d", PartStat.DECLINED, null, InvitationStatus.SENT),
                row("e", PartStat.NEEDS_ACTION, null, InvitationStatus.BOUNCED)));

    assertThat(board.forecast()).isEqualTo(new Forecast(5, 2, 2, 3, Forecast.Outlook.UNCERTAIN));
    assertThat(board.count(Board.Figure.SUBSTITUTE_WAITING)).isEqualTo(1);
    assertThat(board.count(Board.Figure.SILENT)).isEqualTo(1);
    assertThat(board.groups()).containsExactly(new Board.Group("COMMUNE", "", 5, 2, 1, 1));
  }

  @Test
  void aReturnedMailIsNoWayAndANumberOnlyWithAGateway() {
    var both = EnumSet.allOf(Chasing.Channel.class);
    var gateway =
        new Chasing.TextMessages() {
          @Override
          public boolean ready() {
            return true;
          }

          @Override
          public boolean takes(String phone) {
            return phone.startsWith("09");
          }

          @Override
          public Mono<Void> send(
              UUID briefingId, String recipient, String phone, String text, String key, Actor by) {
            return Mono.empty();
          }
        };
    var bounced = row("a", PartStat.NEEDS_ACTION, null, InvitationStatus.BOUNCED);
    var sent = row("b", PartStat.NEEDS_ACTION, null, InvitationStatus.SENT);

    assertThat(Chasing.ways(bounced, both, gateway)).containsExactly(Chasing.Channel.SMS);
    assertThat(Chasing.ways(sent, both, gateway)).isEqualTo(both);
    assertThat(Chasing.ways(bounced, both, Chasing.TextMessages.NONE)).isEmpty();
  }
}
