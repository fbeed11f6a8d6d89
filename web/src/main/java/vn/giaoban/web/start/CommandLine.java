package vn.giaoban.web.start;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import vn.giaoban.web.Application;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.settings.SettingFault;
import vn.giaoban.web.settings.Settings;
import vn.giaoban.web.settings.SettingsException;
import vn.giaoban.web.settings.SettingsSource;

/// What was typed, and what becomes of it.
public final class CommandLine {
  private static final Map<String, String> FLAGS =
      Map.of("--port", "GIAOBAN_PORT", "--data", "GIAOBAN_DATA", "--bind", "GIAOBAN_BIND");

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
    var command = words.isEmpty() || words.getFirst().startsWith("-") ? "start" : words.getFirst();
    var rest =
        command.equals("start") && (words.isEmpty() || !words.getFirst().equals("start"))
            ? words
            : words.subList(1, words.size());
    try {
      return switch (command) {
        case "start" -> start(SettingsSource.read(environment, flags(rest)));
        default -> {
          err.println(texts.text(language, "command.unknown", Map.of("command", command)));
          yield 2;
        }
      };
    } catch (SettingsException e) {
      e.faults().forEach(fault -> err.println(sentence(fault)));
      return 2;
    }
  }

  private int start(Settings settings) {
    var application = new SpringApplication(Application.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.addInitializers(new SettingsInitializer(settings));
    application.run();
    return 0;
  }

  private static Map<String, String> flags(List<String> words) {
    var flags = new HashMap<String, String>();
    var rest = words.iterator();
    while (rest.hasNext()) {
      var word = rest.next();
      var equals = word.indexOf('=');
      var name = equals < 0 ? word : word.substring(0, equals);
      if (name.equals("--demo")) {
        flags.put("GIAOBAN_DEMO", "true");
      } else if (FLAGS.containsKey(name) && (equals > 0 || rest.hasNext())) {
        flags.put(FLAGS.get(name), equals > 0 ? word.substring(equals + 1) : rest.next());
      } else {
        throw new SettingsException(List.of(new SettingFault(word, "flag-unknown", Map.of())));
      }
    }
    return flags;
  }

  private String sentence(SettingFault fault) {
    var args = new HashMap<String, Object>(fault.args());
    args.put("setting", fault.setting());
    return texts.text(language, "setting." + fault.code(), args);
  }

  /// The console speaks English unless the system speaks Vietnamese: the engineer's language.
  private static Locale language(Map<String, String> environment) {
    var spoken =
        Arrays.asList("LC_ALL", "LC_MESSAGES", "LANG").stream()
            .map(name -> environment.getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse("");
    return spoken.startsWith("vi") ? Texts.VIETNAMESE : Locale.ENGLISH;
  }
}
