package vn.giaoban.web.start;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.LoggerFactory;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.SpringProperties;
import org.springframework.util.ClassUtils;
import vn.giaoban.web.Application;
import vn.giaoban.web.account.FirstAccounts;
import vn.giaoban.web.account.FirstAccounts.Printed;
import vn.giaoban.web.database.StartingDatabase;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.settings.Settings;

/// The server from its start to the line that says it can be used, and its end.
final class Server {
  /// Longest wait for our own first accounts: the hash of each takes a moment on an old machine.
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /// SIGTERM ends the process within 10 seconds; this is what we take of them before giving up
  /// waiting for the rest.
  private static final Duration STOPPING = Duration.ofMillis(9_500);

  /// Addresses that take in connections to `localhost`.
  private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "0.0.0.0", "::", "::1");

  private final Settings settings;
  private final Texts texts;
  private final Locale language;
  private final PrintStream out;

  Server(Settings settings, Texts texts, Locale language, PrintStream out) {
    this.settings = settings;
    this.texts = texts;
    this.language = language;
    this.out = out;
  }

  /// Starts everything and returns when it can be used.
  ///
  /// @throws vn.giaoban.web.settings.SettingsException when a setting turns out to be unusable
  ConfigurableApplicationContext start() {
    var lock = DataLock.take(settings.data());
    // Until Spring has set up the log, the console stays free of the libraries' talk.
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    CompilerThreads.giveWay();
    var database = StartingDatabase.begin(settings);
    try {
      var application = application(settings);
      // As a bean the lock lives as long as the server; the system takes it back with the process.
      application.addInitializers(
          context -> context.getBeanFactory().registerSingleton("dataLock", lock),
          context -> context.getBeanFactory().registerSingleton("startingDatabase", database));
      application.setDefaultProperties(
          Map.of("logging.file.name", settings.data().resolve("logs/giaoban.log").toString()));
      useWhatTheBuildMade();
      var context = application.run();
      accounts(context);
      out.println("Giaoban is ready: " + address(context));
      out.flush();
      MediaWarmUp.begin(context);
      return context;
    } catch (RuntimeException e) {
      database.abandon();
      lock.close();
      throw StartFailure.explain(e, settings);
    }
  }

  /// Spring's view of the program. The build runs it too, without data or database, to work out the
  /// beans beforehand (`process-aot`).
  static SpringApplication application(Settings settings) {
    var application = new SpringApplication(Application.class);
    application.setRegisterShutdownHook(false);
    application.addInitializers(new SettingsInitializer(settings));
    return application;
  }

  /// The beans as the build worked them out. A build without them (an IDE's) works them out at each
  /// start.
  private static void useWhatTheBuildMade() {
    var made = Application.class.getName() + "__ApplicationContextInitializer";
    if (ClassUtils.isPresent(made, Application.class.getClassLoader())) {
      SpringProperties.setFlag(AotDetector.AOT_ENABLED);
    }
  }

  /// Ends the server when the process is told to end (SIGTERM, Ctrl-C). The process answers with
  /// status 0: being told to end is not a fault.
  void stopWithTheProcess(ConfigurableApplicationContext context) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  out.println(texts.text(language, "start.stopping"));
                  var closing = Thread.ofPlatform().daemon().start(context::close);
                  try {
                    if (!closing.join(STOPPING)) {
                      out.println(texts.text(language, "start.stopped-hard"));
                    }
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  out.flush();
                  Runtime.getRuntime().halt(0);
                },
                "stop"));
  }

  private void accounts(ConfigurableApplicationContext context) {
    var made = new ArrayList<Printed>();
    var first = context.getBean(FirstAccounts.class);
    var admin = first.admin(settings.adminPassword()).block(PATIENCE);
    if (admin != null) {
      made.add(admin);
    }
    if (settings.demo()) {
      var people = context.getBean(Demonstration.class).load().block(PATIENCE);
      made.addAll(Objects.requireNonNull(people));
    }
    print(made.stream().filter(account -> account.password() != null).toList());
  }

  /// The one time these passwords are shown.
  private void print(List<Printed> accounts) {
    if (accounts.isEmpty()) {
      return;
    }
    var width = accounts.stream().mapToInt(a -> a.username().length()).max().orElse(0);
    out.println();
    out.println(texts.text(language, "start.accounts"));
    for (var account : accounts) {
      out.println(
          "  %s   %s   %s"
              .formatted(pad(account.username(), width), account.password(), account.name()));
    }
    out.println();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  /// Where it listens, as a browser on this machine reaches it.
  private String address(ConfigurableApplicationContext context) {
    var server = ((WebServerApplicationContext) context).getWebServer();
    var port = server == null ? settings.port() : server.getPort();
    var host = HERE.contains(settings.bind()) ? "localhost" : settings.bind();
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
