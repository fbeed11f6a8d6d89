package vn.giaoban.web.story;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import org.assertj.core.api.Assertions;

/// One site's tab, from the link in the mail to the room.
public final class RoomTab {
  private final Page page;

  private RoomTab(Page page) {
    this.page = page;
  }

  /// Opens a link from a mail in a browser that has no account.
  public static RoomTab open(BrowserContext context, String link) {
    context.addInitScript(MediaProbe.INIT_SCRIPT);
    var page = context.newPage();
    page.navigate(link);
    return new RoomTab(page);
  }

  public Page page() {
    return page;
  }

  public RoomTab enter() {
    id("join-button").click();
    waitUntilIn();
    return this;
  }

  void waitUntilIn() {
    page.locator("[data-testid=room][data-line=up]").waitFor();
  }

  public RoomTab waitUntilMedia() {
    page.locator("[data-testid=room][data-media=connected]").waitFor();
    return this;
  }

  Locator id(String testId) {
    return page.locator("[data-testid='" + testId + "']");
  }

  Locator id(String testId, String attribute, String value) {
    return page.locator("[data-testid='%s'][%s='%s']".formatted(testId, attribute, value));
  }

  void tab(String name) {
    id("tab-" + name).click();
  }

  void microphone(boolean on) {
    var button = id("mic-button");
    if (Boolean.parseBoolean(button.getAttribute("aria-pressed")) != on) {
      button.click();
    }
    Await.until(
        "the microphone is " + (on ? "on" : "off"),
        Duration.ofSeconds(5),
        () -> Boolean.parseBoolean(button.getAttribute("aria-pressed")) == on);
  }

  /// Waits until this tab decodes pictures that it did not have before.
  void sees(Duration patience) {
    sees(page, patience);
  }

  /// Waits until a page decodes pictures that it did not have before.
  public static void sees(Page page, Duration patience) {
    var before = MediaProbe.of(page).framesDecoded();
    Await.until(
        "ten more frames are decoded",
        patience,
        () -> MediaProbe.of(page).framesDecoded() >= before + 10);
  }

  /// Waits until this tab receives sound that is not silence.
  void hears(Duration patience) {
    var before = MediaProbe.of(page).audioEnergy();
    Await.until(
        "sound arrives", patience, () -> MediaProbe.of(page).audioEnergy() > before + 0.0005);
  }

  /// Waits until for one whole second no sound arrives.
  void falls(Duration patience) {
    var last = new double[] {Double.NaN};
    var since = new long[] {System.nanoTime()};
    Await.until(
        "it is quiet",
        patience,
        () -> {
          var energy = MediaProbe.of(page).audioEnergy();
          if (!(Math.abs(energy - last[0]) < 0.0001)) {
            last[0] = energy;
            since[0] = System.nanoTime();
          }
          return System.nanoTime() - since[0] > Duration.ofSeconds(2).toNanos();
        });
    Assertions.assertThat(last[0]).isNotNaN();
  }

  String agendaItem() {
    return String.valueOf(id("agenda-current").getAttribute("data-item"));
  }

  String floorHolder() {
    return String.valueOf(id("stage-name").getAttribute("data-site"));
  }
}
