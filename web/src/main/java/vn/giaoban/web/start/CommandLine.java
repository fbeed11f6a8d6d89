package vn.giaoban.web.start;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.SpringProperties;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.settings.SettingFault;
import vn.giaoban.web.settings.Settings;
import vn.giaoban.web.settings.SettingsException;
import vn.giaoban.web.settings.SettingsReader;
import vn.giaoban.web.settings.SettingsSource;

/// What was typed, and what becomes of it.
public final class CommandLine {
  private static final Map<String, String> FLAGS =
      Map.of("--port", "GIAOBAN_PORT", "--data", "GIAOBAN_DATA", "--bind", "GIAOBAN_BIND");

  /// Exit status when what was typed or set cannot be used.
  private static final int UNUSABLE = 2;

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;
  private final Texts texts = Texts.load();
  private final Locale language;

  public CommandLine(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.environment = Map.copyOf(environment);
    this.out = out;
    this.err = err;
    this.language = language(environment);
  }

  /// Runs a command.
  ///
  /// @return exit status; `start` returns 0 as soon as the server runs on its own threads
  public int run(String... args) {
    var words = List.of(args);
    var bare = words.isEmpty() || words.getFirst().startsWith("--");
    var command = bare ? "start" : words.getFirst();
    var rest = bare ? words : words.subList(1, words.size());
    try {
      return switch (command) {
        case "start" -> start(settings(rest));
        case "journal" -> journal(rest);
        case "help" -> help();
        case "train" -> train(rest);
        case "beans" -> beans();
        default -> unknown(command);
      };
    } catch (SettingsException e) {
      e.faults().forEach(fault -> err.println(sentence(fault)));
      return UNUSABLE;
    }
  }

  private int start(Settings settings) {
    var server = new Server(settings, texts, language, out);
    server.stopWithTheProcess(server.start());
    return 0;
  }

  private int journal(List<String> words) {
    if (words.isEmpty() || !words.getFirst().equals("verify")) {
      return unknown("journal " + String.join(" ", words));
    }
    var settings = settings(words.subList(1, words.size()));
    // Nothing of Spring runs here, so nobody else keeps the libraries' talk off the console.
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    return new JournalCommand(settings, texts, language, out).verify();
  }

  private int train(List<String> words) {
    try {
      Training.run(Path.of(words.getFirst()), texts);
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  /// For the build: Spring's processor stops it before anything is opened.
  private int beans() {
    if (!SpringProperties.getFlag(AbstractAotProcessor.AOT_PROCESSING)) {
      return unknown("beans");
    }
    Server.application(SettingsReader.read(Map.of())).run();
    return 0;
  }

  private int help() {
    var file = "/help/" + (language.getLanguage().equals("vi") ? "vi" : "en") + ".txt";
    try (var in = Objects.requireNonNull(CommandLine.class.getResourceAsStream(file), file)) {
      out.print(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int unknown(String command) {
    err.println(texts.text(language, "command.unknown", Map.of("command", command)));
    return UNUSABLE;
  }

  private Settings settings(List<String> words) {
    return SettingsSource.read(environment, flags(words.iterator()));
  }

  private static Map<String, String> flags(Iterator<String> words) {
    var flags = new HashMap<String, String>();
    while (words.hasNext()) {
      var word = words.next();
      var equals = word.indexOf('=');
      var setting = FLAGS.get(equals < 0 ? word : word.substring(0, equals));
      if (word.equals("--demo")) {
        flags.put("GIAOBAN_DEMO", "true");
      } else if (setting != null && equals > 0) {
        flags.put(setting, word.substring(equals + 1));
      } else if (setting != null && words.hasNext()) {
        flags.put(setting, words.next());
      } else {
        throw new SettingsException(List.of(new SettingFault(word, "flag-unknown", Map.of())));
      }
    }
    return flags;
  }

  private String sentence(SettingFault fault) {
    var args = new HashMap<>(fault.args());
    args.put("setting", fault.setting());
    return texts.text(language, "setting." + fault.code(), args);
  }

  /// The console speaks English unless the system speaks Vietnamese.
  private static Locale language(Map<String, String> environment) {
    var spoken =
        Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse("");
    return spoken.startsWith("vi") ? Texts.VIETNAMESE : Locale.ENGLISH;
  }
}
