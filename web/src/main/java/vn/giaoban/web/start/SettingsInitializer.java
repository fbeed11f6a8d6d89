package vn.giaoban.web.start;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import vn.giaoban.web.settings.Settings;

/// Hands the settings to Spring: as a bean, and as the few properties Spring itself looks for.
public record SettingsInitializer(Settings settings)
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    context.getBeanFactory().registerSingleton("settings", settings);
    context
        .getEnvironment()
        .getPropertySources()
        .addLast(
            new MapPropertySource(
                "giaoban",
                Map.of("server.address", settings.bind(), "server.port", settings.port())));
  }
}
