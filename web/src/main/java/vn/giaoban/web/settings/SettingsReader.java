package vn.giaoban.web.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes [Settings] of plain names and values and collects every fault on the way. Knows neither
/// files nor the environment: see [SettingsSource].
public final class SettingsReader {
  /// Settings whose feature is not in this version; giving one is a fault.
  static final Set<String> NOT_YET =
      Set.of(
          "GIAOBAN_OIDC_ISSUER",
          "GIAOBAN_OIDC_CLIENT_ID",
          "GIAOBAN_OIDC_CLIENT_SECRET",
          "GIAOBAN_CMIS_URL",
          "GIAOBAN_EXCHANGE_URL");

  /// Every setting of this version.
  static final Set<String> KNOWN =
      known(
          "GIAOBAN_BIND",
          "GIAOBAN_PORT",
          "GIAOBAN_DATA",
          "GIAOBAN_PUBLIC_URL",
          "GIAOBAN_DATABASE_URL",
          "GIAOBAN_SMTP_URL",
          "GIAOBAN_IMAP_URL",
          "GIAOBAN_MAIL_FROM",
          "GIAOBAN_MEDIA_PORT",
          "GIAOBAN_MEDIA_ADDRESS",
          "GIAOBAN_MEDIA_ROOM_LIMIT",
          "GIAOBAN_MEDIA_LIMIT",
          "GIAOBAN_TURN_URL",
          "GIAOBAN_TURN_SECRET",
          "GIAOBAN_DUTY_PHONE",
          "GIAOBAN_ADMIN_PASSWORD",
          "GIAOBAN_DEMO",
          "GIAOBAN_CONFIG");

  private static Set<String> known(String... own) {
    var all = new HashSet<String>(MailSettingsReader.KNOWN);
    all.addAll(List.of(own));
    return Set.copyOf(all);
  }

  static final int SHORTEST_PASSWORD = 8;

  private static final Pattern MAILBOX = Pattern.compile("(?:[^<>\"]*<)?[^\\s<>@]+@[^\\s<>@]+>?");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 .()-]{2,24}");
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Za-z.:%_-]+");

  private final Map<String, String> values;
  private final List<SettingFault> faults = new ArrayList<>();

  private SettingsReader(Map<String, String> values) {
    this.values = values;
  }

  /// Reads the settings. Unknown names that begin with `GIAOBAN_` are faults too: a misspelt
  /// setting must not be ignored in silence.
  ///
  /// @throws SettingsException with every fault at once
  public static Settings read(Map<String, String> values) {
    return new SettingsReader(values).read();
  }

  private Settings read() {
    values.keySet().stream()
        .filter(name -> name.startsWith("GIAOBAN_") && !KNOWN.contains(name))
        .sorted()
        .forEach(name -> fault(name, NOT_YET.contains(name) ? "not-yet" : "unknown"));
    var port = portOr("GIAOBAN_PORT", 8080, 0);
    var settings =
        new Settings(
            address("GIAOBAN_BIND", "127.0.0.1"),
            port,
            Path.of(text("GIAOBAN_DATA", "data")).toAbsolutePath().normalize(),
            publicUrl(port),
            optional("GIAOBAN_DATABASE_URL", "database-url", DatabaseUrl::parse),
            url("GIAOBAN_SMTP_URL", "smtp-url", Set.of("smtp", "smtps")),
            url("GIAOBAN_IMAP_URL", "imap-url", Set.of("imap", "imaps")),
            mailbox(),
            portOr("GIAOBAN_MEDIA_PORT", 10000, 1),
            addresses(),
            count("GIAOBAN_MEDIA_ROOM_LIMIT", 1000),
            count("GIAOBAN_MEDIA_LIMIT", 2000),
            turn(),
            phone(),
            password(),
            flag("GIAOBAN_DEMO"),
            MailSettingsReader.read(values, faults));
    if (faults.isEmpty() && (settings.smtpUrl() == null) != (settings.imapUrl() == null)) {
      fault(settings.smtpUrl() == null ? "GIAOBAN_SMTP_URL" : "GIAOBAN_IMAP_URL", "mail-both");
    }
    if (!faults.isEmpty()) {
      throw new SettingsException(faults);
    }
    return settings;
  }

  private String text(String name, String otherwise) {
    var value = values.get(name);
    return value == null || value.isBlank() ? otherwise : value.strip();
  }

  private int portOr(String name, int otherwise, int least) {
    var text = text(name, Integer.toString(otherwise));
    try {
      var port = Integer.parseInt(text);
      if (port >= least && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // told below, together with numbers out of range
    }
    fault(name, "port", Map.of("value", text));
    return otherwise;
  }

  private int count(String name, int otherwise) {
    var text = text(name, Integer.toString(otherwise));
    if (text.matches("[1-9][0-9]{0,5}")) {
      return Integer.parseInt(text);
    }
    fault(name, "count", Map.of("value", text));
    return otherwise;
  }

  private @Nullable TurnServer turn() {
    var url = text("GIAOBAN_TURN_URL", "");
    var secret = text("GIAOBAN_TURN_SECRET", "");
    if (url.isEmpty() && secret.isEmpty()) {
      return null;
    }
    if (url.isEmpty() || secret.isEmpty()) {
      fault(url.isEmpty() ? "GIAOBAN_TURN_URL" : "GIAOBAN_TURN_SECRET", "turn-both");
      return null;
    }
    var urls = Arrays.stream(url.split(",")).map(String::strip).toList();
    if (!urls.stream().allMatch(TurnServer::isUrl)) {
      fault("GIAOBAN_TURN_URL", "turn-url");
      return null;
    }
    return new TurnServer(urls, secret);
  }

  private String address(String name, String otherwise) {
    var text = text(name, otherwise);
    if (!ADDRESS.matcher(text).matches()) {
      fault(name, "address", Map.of("value", text));
    }
    return text;
  }

  private @Nullable String phone() {
    var text = text("GIAOBAN_DUTY_PHONE", "");
    if (text.isEmpty() || PHONE.matcher(text).matches()) {
      return text.isEmpty() ? null : text;
    }
    fault("GIAOBAN_DUTY_PHONE", "phone", Map.of("value", text));
    return null;
  }

  private List<String> addresses() {
    var text = text("GIAOBAN_MEDIA_ADDRESS", "");
    if (text.isEmpty()) {
      return List.of();
    }
    var list = Arrays.stream(text.split(",")).map(String::strip).toList();
    if (list.stream().anyMatch(a -> !ADDRESS.matcher(a).matches())) {
      fault("GIAOBAN_MEDIA_ADDRESS", "address", Map.of("value", text));
    }
    return list;
  }

  private URI publicUrl(int port) {
    var otherwise = "http://localhost:" + port;
    var text = text("GIAOBAN_PUBLIC_URL", otherwise);
    try {
      var uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      if (Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && uri.getRawPath().isEmpty()) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // told below
    }
    fault("GIAOBAN_PUBLIC_URL", "public-url", Map.of("value", text));
    return URI.create(otherwise);
  }

  private @Nullable URI url(String name, String code, Set<String> schemes) {
    return optional(
        name,
        code,
        text -> {
          var uri = URI.create(text);
          if (!schemes.contains(String.valueOf(uri.getScheme())) || uri.getHost() == null) {
            throw new IllegalArgumentException("scheme or host");
          }
          return uri;
        });
  }

  /// Values that may carry a password: the fault never repeats them.
  private <T> @Nullable T optional(String name, String code, Function<String, T> parse) {
    var text = text(name, "");
    if (text.isEmpty()) {
      return null;
    }
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      fault(name, code);
      return null;
    }
  }

  private String mailbox() {
    var text = text("GIAOBAN_MAIL_FROM", "Văn phòng UBND tỉnh <vanphong@giaoban.localhost>");
    if (!MAILBOX.matcher(text).matches() || text.contains("<") != text.endsWith(">")) {
      fault("GIAOBAN_MAIL_FROM", "mailbox", Map.of("value", text));
    }
    return text;
  }

  private @Nullable String password() {
    var text = values.get("GIAOBAN_ADMIN_PASSWORD");
    if (text == null || text.isEmpty()) {
      return null;
    }
    if (text.length() < SHORTEST_PASSWORD) {
      fault("GIAOBAN_ADMIN_PASSWORD", "password", Map.of("least", SHORTEST_PASSWORD));
    }
    return text;
  }

  private boolean flag(String name) {
    var text = text(name, "false");
    if (!Set.of("true", "false").contains(text)) {
      fault(name, "flag", Map.of("value", text));
    }
    return text.equals("true");
  }

  private void fault(String name, String code) {
    fault(name, code, Map.of());
  }

  private void fault(String name, String code, Map<String, Object> args) {
    faults.add(new SettingFault(name, code, args));
  }
}
