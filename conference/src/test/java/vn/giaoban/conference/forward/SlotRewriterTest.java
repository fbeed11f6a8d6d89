package vn.giaoban.conference.forward;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotRewriterTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void beginsWhereItIsTold() {
    var rewriter = new SlotRewriter(500, 7000);
    rewriter.switchTo(65_535, 1, 40, 3, 90_000, 0);
    assertThat(rewriter.sequenceNumber(65_535)).isEqualTo(500);
    assertThat(rewriter.sequenceNumber(0)).isEqualTo(501);
    assertThat(rewriter.timestamp(1)).isEqualTo(7000);
  }

  @Test
  void continuesAcrossASwitchByTheTimeThatPassed() {
    var rewriter = new SlotRewriter(500, 7000);
    rewriter.switchTo(10, 100_000, 40, 3, 90_000, 0);
    rewriter.sent(500, 7000, 1, 1, 0);
    rewriter.sent(501, 10_000, 2, 2, SECOND);
    rewriter.switchTo(60_000, 5, 32_000, 200, 90_000, SECOND + SECOND / 10);
    assertThat(rewriter.sequenceNumber(60_000)).isEqualTo(502);
    assertThat(rewriter.timestamp(5)).isEqualTo(19_000);
    assertThat(rewriter.pictureId(32_000) & 0x7FFF).isEqualTo(3);
    assertThat(rewriter.tl0PictureIndex(200) & 0xFF).isEqualTo(3);
  }

  @Test
  void doesNotLetAnOldPacketInBeforeTheSwitch() {
    var rewriter = new SlotRewriter(0, 0);
    rewriter.switchTo(2, 0, -1, -1, 90_000, 0);
    assertThat(rewriter.sequenceNumber(65_535)).isEqualTo(SlotRewriter.NOT_SENT);
    assertThat(rewriter.sequenceNumber(2)).isZero();
    assertThat(rewriter.sequenceNumber(3)).isEqualTo(1);
  }

  @Test
  void goesOnForHours() {
    var rewriter = new SlotRewriter(0, 0);
    rewriter.switchTo(0, 0, -1, -1, 90_000, 0);
    for (int i = 0; i < 300_000; i++) {
      assertThat(rewriter.sequenceNumber(i & 0xFFFF)).isEqualTo(i & 0xFFFF);
    }
  }

  @Test
  void aRepairedPacketDoesNotMoveTheEnd() {
    var rewriter = new SlotRewriter(0, 0);
    rewriter.switchTo(0, 0, 0, 0, 90_000, 0);
    rewriter.sent(0, 0, 1, 1, 0);
    rewriter.sent(2, 6000, 3, 3, 2);
    rewriter.sent(1, 3000, 2, 2, 3);
    rewriter.switchTo(100, 0, 0, 0, 90_000, 3);
    assertThat(rewriter.sequenceNumber(100)).isEqualTo(3);
    assertThat(rewriter.pictureId(0)).isEqualTo(4);
  }

  @Test
  void whatIsLeftOutClosesUp() {
    var rewriter = new SlotRewriter(0, 0);
    rewriter.switchTo(0, 0, 10, 0, 90_000, 0);
    int first = rewriter.pictureId(10);
    assertThat(rewriter.sequenceNumber(0)).isZero();
    rewriter.leaveOut(1, true);
    rewriter.leaveOut(2, false);
    assertThat(rewriter.sequenceNumber(3)).isEqualTo(1);
    assertThat(rewriter.pictureId(12)).isEqualTo(first + 1);
  }

  @Test
  void whatComesLateHasTheNumberThatWasKeptForIt() {
    var rewriter = new SlotRewriter(0, 0);
    rewriter.switchTo(0, 0, 10, 0, 90_000, 0);
    assertThat(rewriter.sequenceNumber(0)).isZero();
    assertThat(rewriter.sequenceNumber(2)).isEqualTo(2);
    rewriter.leaveOut(3, true);
    rewriter.leaveOut(4, true);
    assertThat(rewriter.sequenceNumber(5)).isEqualTo(3);
    assertThat(rewriter.sequenceNumber(1)).isEqualTo(1);
    assertThat(rewriter.sequenceNumber(4)).isEqualTo(SlotRewriter.NOT_SENT);
  }
}
