package vn.giaoban.web.start;

import java.net.BindException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.web.server.PortInUseException;
import vn.giaoban.web.settings.SettingFault;
import vn.giaoban.web.settings.Settings;
import vn.giaoban.web.settings.SettingsException;

/// Why the server did not start, as a sentence that names the setting to change. The details are in
/// the log file.
final class StartFailure {
  private static final Logger LOG = LoggerFactory.getLogger(StartFailure.class);

  private StartFailure() {}

  /// The same failure for the one who reads the console.
  static SettingsException explain(RuntimeException failure, Settings settings) {
    if (failure instanceof SettingsException already) {
      return already;
    }
    // Below the console's level: a stack trace belongs in the file.
    LOG.info("The server did not start", failure);
    // What names a setting itself knows better than the part it failed in.
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SettingsException inside) {
        return inside;
      }
    }
    for (Throwable t = failure; t != null; t = t.getCause()) {
      switch (t) {
        case PortInUseException e -> {
          return fault("GIAOBAN_PORT", "port-taken", Map.of("port", e.getPort()));
        }
        case BeanCreationException e when "mediaEngine".equals(e.getBeanName()) -> {
          return fault("GIAOBAN_MEDIA_PORT", "media-port", Map.of("port", settings.mediaPort()));
        }
        case BindException e -> {
          return fault("GIAOBAN_BIND", "bind", Map.of("value", settings.bind()));
        }
        case SQLException e -> {
          return settings.databaseUrl() == null
              ? other(settings)
              : fault(
                  "GIAOBAN_DATABASE_URL",
                  "database-away",
                  Map.of("database", settings.databaseUrl().toString(), "reason", reason(e)));
        }
        case FlywayException e -> {
          return fault("GIAOBAN_DATABASE_URL", "migration", Map.of("log", log(settings)));
        }
        default -> {
          // look at its cause
        }
      }
    }
    return other(settings);
  }

  private static SettingsException other(Settings settings) {
    return fault("GIAOBAN_DATA", "start-failed", Map.of("log", log(settings)));
  }

  private static String reason(Throwable failure) {
    var deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    var message = deepest.getMessage();
    return message == null
        ? deepest.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }

  private static String log(Settings settings) {
    return settings.data().resolve("logs/giaoban.log").toString();
  }

  private static SettingsException fault(String setting, String code, Map<String, Object> args) {
    return new SettingsException(List.of(new SettingFault(setting, code, args)));
  }
}
