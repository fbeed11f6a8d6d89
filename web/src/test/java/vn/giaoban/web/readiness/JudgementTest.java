package vn.giaoban.web.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.media.LineReport;
import vn.giaoban.web.readiness.SiteCheck.Device;
import vn.giaoban.web.readiness.SiteCheck.Path;

final class JudgementTest {
  private static final SiteCheck.Line GOOD_LINE = new SiteCheck.Line(2000, 5000, 30, 0.0, Path.UDP);

  private static SiteCheck with(SiteCheck.@Nullable Line line, Device microphone) {
    return new SiteCheck(line, microphone, Device.GOOD, Device.GOOD, null);
  }

  private static List<Cause> causes(Judgement judgement) {
    return judgement.causes().stream().map(Finding::cause).toList();
  }

  private static Judgement ready(SiteCheck check) {
    return Judgement.before(true, true, check);
  }

  @Test
  void whoIsReadyAndHasAGoodLineIsGreen() {
    var judgement = ready(with(GOOD_LINE, Device.GOOD));

    assertThat(judgement.level()).isEqualTo(Level.GREEN);
    assertThat(judgement.causes()).isEmpty();
  }

  @Test
  void whoHasNotClickedIsRedHoweverGoodItsLineIs() {
    var judgement = Judgement.before(true, false, with(GOOD_LINE, Device.GOOD));

    assertThat(judgement.level()).isEqualTo(Level.RED);
    assertThat(causes(judgement)).containsExactly(Cause.NO_CLICK);
  }

  @Test
  void nobodyIsWaitedForBeforeItsTime() {
    assertThat(Judgement.before(false, false, null).level()).isEqualTo(Level.NONE);
    assertThat(Judgement.before(false, false, with(GOOD_LINE, Device.MISSING)).level())
        .isEqualTo(Level.RED);
  }

  @Test
  void aWordWithoutACheckIsNotGreen() {
    assertThat(causes(Judgement.before(true, true, null))).containsExactly(Cause.NOT_CHECKED);
    assertThat(causes(ready(with(null, Device.GOOD)))).containsExactly(Cause.NOT_CHECKED);
  }

  @Test
  void causesCarryTheirFiguresTheWorstFirst() {
    var poor = new SiteCheck.Line(180, 400, 420, 2.2, Path.TCP);
    var judgement = ready(with(poor, Device.SILENT));

    assertThat(judgement.level()).isEqualTo(Level.AMBER);
    assertThat(judgement.causes())
        .containsExactly(
            new Finding(Cause.UDP_BLOCKED, null),
            new Finding(Cause.LOSS, 2),
            new Finding(Cause.DELAY, 420),
            new Finding(Cause.UPLINK_SLOW, 180),
            new Finding(Cause.DOWNLINK_SLOW, 400),
            new Finding(Cause.MICROPHONE_SILENT, null));
  }

  @Test
  void whatSpeechDoesNotSurviveIsRed() {
    var worst = new SiteCheck.Line(30, 900, 40, 9.0, Path.UDP);

    assertThat(causes(ready(with(worst, Device.GOOD))))
        .containsExactly(Cause.LOSS_HIGH, Cause.UPLINK_TOO_SLOW);
    assertThat(ready(with(GOOD_LINE, Device.DENIED)).level()).isEqualTo(Level.RED);
    var none = new SiteCheck.Line(900, 900, 40, null, Path.NONE);
    assertThat(causes(ready(with(none, Device.GOOD)))).containsExactly(Cause.NO_MEDIA);
  }

  @Test
  void aComputerIsSlowByWhatWasMeasuredBeforeByItsCores() {
    var fast = new SiteCheck.Machine(1, 6.0);
    var slow = new SiteCheck.Machine(4, 35.0);

    assertThat(causes(ready(new SiteCheck(GOOD_LINE, null, null, null, fast)))).isEmpty();
    assertThat(causes(ready(new SiteCheck(GOOD_LINE, null, null, null, slow))))
        .containsExactly(Cause.PC_SLOW);
  }

  @Test
  void inTheMeetingItIsTheLineThatCounts() {
    var poor = new LineReport(LineReport.Level.POOR, LineReport.Reason.LOSS, false);

    assertThat(Judgement.during(new SiteNow(true, LineReport.GOOD)).level()).isEqualTo(Level.GREEN);
    assertThat(causes(Judgement.during(new SiteNow(true, poor)))).containsExactly(Cause.LINE_POOR);
    assertThat(causes(Judgement.during(new SiteNow(false, LineReport.GOOD))))
        .containsExactly(Cause.NOT_HERE);
  }
}
