package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// WCAG 2.2 AA as far as a machine can tell (axe-core), on a page as it stands.
public final class Axe {
  private static final String RUN =
      """
      async () => {
        const found = await axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
          resultTypes: ['violations'],
        });
        return found.violations
            .flatMap((v) => v.nodes.map((n) => v.id + ': ' + n.html.slice(0, 160) + ' ' + (n.any[0]?.message ?? '')))
            .join('\\n');
      }\
      """;

  private Axe() {}

  /// Fails with every violation when there is one.
  public static void findsNothing(Page page, String state) {
    if (!(Boolean) page.evaluate("() => 'axe' in window")) {
      page.evaluate(source());
    }
    assertThat(page.evaluate(RUN)).as(state).isEqualTo("");
  }

  private static String source() {
    try {
      return Files.readString(Path.of("ui", "node_modules", "axe-core", "axe.min.js"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
