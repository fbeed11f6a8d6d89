package vn.giaoban.conference.forward;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotRewriterTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void beginsWhereItIsTold() {
    var rewriter = new SlotRewriter(500, 7000);
    rewriter.switchTo(65_535, 1, 40, 3, 90_000, 0);
    assertThat((65_535 + rewriter.offsets().sequenceNumber()) & 0xFFFF).isEqualTo(500);
    assertThat(rewriter.timestamp(1)).isEqualTo(7000);
  }

  @Test
  void continuesAcrossASwitchByTheTimeThatPassed() {
    var rewriter = new SlotRewriter(500, 7000);
    rewriter.switchTo(10, 100_000, 40, 3, 90_000, 0);
    rewriter.sent(500, 7000, 1, 1, 0);
    rewriter.sent(501, 10_000, 2, 2, SECOND);
    rewriter.switchTo(60_000, 5, 32_000, 200, 90_000, SECOND + SECOND / 10);
    var offsets = rewriter.offsets();
    assertThat((60_000 + offsets.sequenceNumber()) & 0xFFFF).isEqualTo(502);
    assertThat(5 + offsets.timestamp()).isEqualTo(19_000);
    assertThat((32_000 + offsets.pictureId()) & 0x7FFF).isEqualTo(3);
    assertThat((200 + offsets.tl0PictureIndex()) & 0xFF).isEqualTo(3);
  }

  @Test
  void doesNotLetAnOldPacketInBeforeTheSwitch() {
    var rewriter = new SlotRewriter(0, 0);
    rewriter.switchTo(2, 0, -1, -1, 90_000, 0);
    assertThat(rewriter.isBeforeSwitch(65_535)).isTrue();
    assertThat(rewriter.isBeforeSwitch(2)).isFalse();
    assertThat(rewriter.isBeforeSwitch(3)).isFalse();
  }

  @Test
  void aRepairedPacketDoesNotMoveTheEnd() {
    var rewriter = new SlotRewriter(0, 0);
    rewriter.switchTo(0, 0, 0, 0, 90_000, 0);
    rewriter.sent(0, 0, 1, 1, 0);
    rewriter.sent(2, 6000, 3, 3, 2);
    rewriter.sent(1, 3000, 2, 2, 3);
    rewriter.switchTo(100, 0, 0, 0, 90_000, 3);
    assertThat(100 + rewriter.offsets().sequenceNumber()).isEqualTo(3);
    assertThat(rewriter.offsets().pictureId()).isEqualTo(4);
  }
}
