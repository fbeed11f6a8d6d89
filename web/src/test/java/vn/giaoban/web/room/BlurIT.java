package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.web.story.Chromium;
import vn.giaoban.web.story.MediaProbe;
import vn.giaoban.web.story.RoomTab;
import vn.giaoban.web.testing.WebTest;

/// A background is blurred where the machine can afford it, with nothing fetched from elsewhere;
/// the test's camera shows nobody, so all of its picture is background.
@WebTest
@Timeout(120)
final class BlurIT {
  private static final String CORES =
      "Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => %d });";

  /// How much neighbouring points of one's own picture differ: what blurring takes away.
  private static final String SHARPNESS =
      """
      () => {
        const video = document.querySelector('[data-testid=self-tile] video');
        if (!video || video.videoWidth === 0) return 0;
        const canvas = Object.assign(document.createElement('canvas'), { width: video.videoWidth, height: video.videoHeight });
        const to = canvas.getContext('2d');
        to.drawImage(video, 0, 0);
        const { data, width, height } = to.getImageData(0, 0, canvas.width, canvas.height);
        let sum = 0;
        for (let y = 0; y < height; y++)
          for (let x = 1; x < width; x++) sum += Math.abs(data[4 * (y * width + x)] - data[4 * (y * width + x - 1)]) ** 2;
        return sum / (width * height);
      }
      """;

  @Autowired DatabaseClient database;
  @Autowired BriefingService briefings;
  @Autowired JoinTokens tokens;
  @LocalServerPort int port;

  private Meeting meeting;
  private Chromium chromium;

  @BeforeEach
  void launch() {
    meeting = Meeting.open(database, briefings, tokens);
    chromium = Chromium.open();
  }

  @AfterEach
  void close() {
    chromium.close();
  }

  private Page enter(int cores, JoinLink link) {
    var context = chromium.context();
    context.addInitScript(CORES.formatted(cores));
    return RoomTab.open(context, "http://localhost:" + port + "/join/" + link.token())
        .enter()
        .waitUntilMedia()
        .page();
  }

  private static double sharpness(Page page) {
    return ((Number) page.evaluate(SHARPNESS)).doubleValue();
  }

  private static void state(Page page, String state) {
    page.locator("[data-testid=blur][data-state=" + state + "]").waitFor();
  }

  @Test
  void whatIsBehindIsBlurredForOthersTooUntilTheMachineSaves() {
    var page = enter(4, meeting.commune());
    page.waitForFunction("(" + SHARPNESS + ")() > 0");
    double sharp = sharpness(page);

    page.locator("[data-testid=settings-button]").click();
    page.locator("[data-testid=blur-switch]").click();
    state(page, "on");
    page.waitForFunction(
        "most => { const s = (" + SHARPNESS + ")(); return s > 0 && s < most; }", sharp / 3);
    Shots.take(page, "blur-on", "desktop", "phone");
    double encoded = MediaProbe.of(page).framesEncoded();
    Waiting.until(
        () -> MediaProbe.of(page).framesEncoded() > encoded + 5, () -> "it is not sent to others");
    var sending =
        page.evaluate(
            "() => performance.getEntriesByType('resource').every((r) => new URL(r.name).origin === location.origin)");
    assertThat(sending).as("nothing comes from elsewhere").isEqualTo(true);

    page.locator("[data-testid=thrift-mode] select").selectOption("save");
    state(page, "saving");
    Shots.take(page, "blur-saving", "desktop");
    page.waitForFunction("least => (" + SHARPNESS + ")() > least", sharp / 3);
    page.locator("[data-testid=thrift-mode] select").selectOption("full");
    state(page, "on");
    page.locator("[data-testid=blur-switch]").click();
    state(page, "off");
  }

  @Test
  void aMachineOfTwoCoresIsNotAskedToAndSaysSo() {
    var page = enter(2, meeting.commune());
    page.locator("[data-testid=settings-button]").click();
    page.locator("[data-testid=blur][data-way=machine]").waitFor();
    assertThat(page.locator("[data-testid=blur-switch]").isDisabled()).isTrue();
    Shots.take(page, "blur-not-here", "desktop");
  }
}
