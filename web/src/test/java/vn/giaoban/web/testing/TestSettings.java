package vn.giaoban.web.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import vn.giaoban.web.settings.SettingsReader;
import vn.giaoban.web.start.SettingsInitializer;

/// Settings of a test's server: a fresh data directory, free ports.
public final class TestSettings
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    try {
      var target = Files.createDirectories(Path.of("target", "test-data"));
      var data = Files.createTempDirectory(target, "web");
      var settings =
          SettingsReader.read(
              Map.of(
                  "GIAOBAN_DATA", data.toString(),
                  "GIAOBAN_ADMIN_PASSWORD", "mat-khau-thu",
                  "GIAOBAN_MEDIA_PORT", Integer.toString(FreePorts.next()),
                  // nobody is there: browsers are told, and do without
                  "GIAOBAN_TURN_URL", "turn:127.0.0.1:9",
                  "GIAOBAN_TURN_SECRET", "khoa-thu"));
      new SettingsInitializer(settings).initialize(context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
