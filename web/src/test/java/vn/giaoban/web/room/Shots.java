package vn.giaoban.web.room;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Map;

/// Pictures of pages for people to look at, under `target/screens`.
final class Shots {
  private static final Map<String, int[]> SIZES =
      Map.of(
          "desktop", new int[] {1366, 768},
          "phone", new int[] {390, 844},
          "tv", new int[] {1920, 1080});

  private Shots() {}

  /// At each of these sizes; the page is as large afterwards as before.
  static void take(Page page, String name, String... sizes) {
    var before = page.viewportSize();
    var language = page.locator("html").getAttribute("lang");
    for (var size : sizes) {
      var pixels = SIZES.get(size);
      page.setViewportSize(pixels[0], pixels[1]);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(Path.of("target", "screens", name + "-" + size + "-" + language + ".png")));
    }
    page.setViewportSize(before.width, before.height);
  }
}
