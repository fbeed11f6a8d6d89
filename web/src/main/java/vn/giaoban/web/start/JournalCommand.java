package vn.giaoban.web.start;

import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.giaoban.scheduler.journal.JournalVerdict;
import vn.giaoban.scheduler.journal.JournalVerifier;
import vn.giaoban.web.database.Connections;
import vn.giaoban.web.database.EmbeddedDatabase;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.settings.DatabaseUrl;
import vn.giaoban.web.settings.SettingFault;
import vn.giaoban.web.settings.Settings;
import vn.giaoban.web.settings.SettingsException;

/// `journal verify`: recomputes the hash chain of every briefing, beside a running server or
/// without one.
final class JournalCommand {
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final Settings settings;
  private final Texts texts;
  private final Locale language;
  private final PrintStream out;

  JournalCommand(Settings settings, Texts texts, Locale language, PrintStream out) {
    this.settings = settings;
    this.texts = texts;
    this.language = language;
    this.out = out;
  }

  /// @return 0 when every chain holds, 1 when one is broken
  int verify() {
    var external = settings.databaseUrl();
    if (external != null) {
      return verify(external);
    }
    var directory = settings.data().resolve("postgres");
    var running = EmbeddedDatabase.running(directory);
    if (running.isPresent()) {
      return verify(running.get());
    }
    if (!Files.isDirectory(directory.resolve("data"))) {
      throw new SettingsException(
          List.of(
              new SettingFault(
                  "GIAOBAN_DATA", "data-none", Map.of("directory", settings.data().toString()))));
    }
    try (var own = EmbeddedDatabase.start(directory)) {
      return verify(own.owner());
    }
  }

  private int verify(DatabaseUrl url) {
    var database = DatabaseClient.create(Connections.to(url));
    var verdicts =
        Objects.requireNonNull(
            new JournalVerifier(database).verifyAll().collectList().block(PATIENCE));
    var broken = verdicts.stream().filter(verdict -> !verdict.ok()).toList();
    broken.forEach(this::tell);
    var entries = verdicts.stream().mapToLong(JournalVerdict::entries).sum();
    say(
        broken.isEmpty() ? "journal.holds" : "journal.broken-some",
        Map.of("briefings", verdicts.size(), "entries", entries, "broken", broken.size()));
    return broken.isEmpty() ? 0 : 1;
  }

  private void tell(JournalVerdict verdict) {
    say(
        "journal.broken",
        Map.of(
            "briefing", verdict.briefingId(), "seq", Objects.requireNonNull(verdict.brokenAt())));
  }

  private void say(String key, Map<String, Object> args) {
    out.println(texts.text(language, key, args));
  }
}
