package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;
import vn.giaoban.conference.media.LineReport;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.conference.room.Seat;
import vn.giaoban.conference.room.SiteKind;

final class RoomLinesTest {
  private static final LineReport POOR =
      new LineReport(LineReport.Level.POOR, LineReport.Reason.LOSS, true);

  private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
  private final RoomAudience audience = new RoomAudience();
  private final RoomSessions sessions = new RoomSessions();
  private final RoomLines lines = new RoomLines(sessions, audience, time);
  private final Screen chair = enter("chutich");
  private final Screen commune = enter("13693");

  private Screen enter(String site) {
    var screen = new Screen();
    audience.admit(screen.socket, new Seat(site, site, SiteKind.UNIT, RoomRole.SITE));
    return screen;
  }

  private void report(String session, String site, LineReport report) {
    var before = sessions.line(site);
    sessions.told(session, site, report);
    lines.look(site, before);
  }

  @Test
  void aSiteIsToldAtOnceAndTheOthersTogether() {
    for (int n = 0; n < 300; n++) {
      report("s" + n, "site" + n, POOR);
    }
    report("s", "13693", POOR);

    assertThat(commune.of("Quality")).hasSize(1);
    assertThat(chair.of("Quality")).isEmpty();
    time.advanceTimeBy(RoomLines.ONCE_IN);
    assertThat(chair.of("Quality")).hasSize(1);
    assertThat(chair.of("Quality").getFirst().path("lines")).hasSize(301);
  }

  @Test
  void whatComesAndGoesMeanwhileIsToldAsItIsThen() {
    report("s", "13693", POOR);
    report("s", "13693", LineReport.GOOD);
    time.advanceTimeBy(RoomLines.ONCE_IN);

    assertThat(chair.of("Quality").getLast().at("/lines/0/level").asString()).isEqualTo("good");
    time.advanceTimeBy(RoomLines.ONCE_IN);
    assertThat(chair.of("Quality")).hasSize(1);
  }

  @Test
  void theWorstOfASitesSessionsCounts() {
    report("page", "13693", new LineReport(LineReport.Level.FAIR, LineReport.Reason.DELAY, false));
    report("tv", "13693", POOR);
    assertThat(sessions.line("13693")).isEqualTo(POOR);
    sessions.remove("tv");
    assertThat(sessions.line("13693").level()).isEqualTo(LineReport.Level.FAIR);
  }

  @Test
  void aNewcomerIsToldOfThoseThatAreNotGood() {
    report("s", "13693", POOR);
    var late = enter("14362");
    lines.tell(late.socket);

    assertThat(late.of("Quality").getFirst().at("/lines/0/site").asString()).isEqualTo("13693");
  }
}
