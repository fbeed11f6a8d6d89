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
  /// Where browsers are told that a TURN server is; a test that needs one starts it. The others'
  /// browsers find nobody there, and do without.
  public static final int TURN_PORT = FreePorts.next();

  /// What the TURN server and this one know.
  public static final String TURN_SECRET = "khoa-thu";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    try {
      var target = Files.createDirectories(Path.of("target", "test-data"));
      var data = Files.createTempDirectory(target, "web");
      var settings =
          SettingsReader.read(
              Map.of(
                  "GIAOBAN_DATA",
                  data.toString(),
                  "GIAOBAN_ADMIN_PASSWORD",
                  "mat-khau-thu",
                  "GIAOBAN_MEDIA_PORT",
                  Integer.toString(FreePorts.next()),
                  "GIAOBAN_TURN_URL",
                  "turn:127.0.0.1:" + TURN_PORT,
                  "GIAOBAN_TURN_SECRET",
                  TURN_SECRET));
      new SettingsInitializer(settings).initialize(context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
