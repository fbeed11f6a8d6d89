package vn.giaoban.web.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.dkim.DkimKey;
import vn.giaoban.mail.sms.GatewayTemplate;

/// Reads [MailSettings]. Many values here are secrets or hold them: no fault repeats a value.
final class MailSettingsReader {
  /// The names it knows.
  static final Set<String> KNOWN =
      Set.of(
          InboundReader.FOLDERS,
          InboundReader.PROCESSED,
          InboundReader.UNCLEAR,
          InboundReader.LARGEST,
          InboundReader.RELAYS,
          InboundReader.SCANNER,
          "GIAOBAN_MAIL_RATE",
          "GIAOBAN_MAIL_DOMAIN_RATE",
          "GIAOBAN_MAIL_CONNECTIONS",
          "GIAOBAN_MAIL_DEADLINE",
          "GIAOBAN_MAIL_PLUS",
          "GIAOBAN_MAIL_LANGUAGE",
          "GIAOBAN_MAIL_OAUTH_URL",
          "GIAOBAN_MAIL_OAUTH_CLIENT_ID",
          "GIAOBAN_MAIL_OAUTH_CLIENT_SECRET",
          "GIAOBAN_MAIL_OAUTH_REFRESH_TOKEN",
          "GIAOBAN_MAIL_OAUTH_SCOPE",
          "GIAOBAN_DKIM_SELECTOR",
          "GIAOBAN_DKIM_KEY",
          "GIAOBAN_SIGNING_KEYSTORE",
          "GIAOBAN_SIGNING_PKCS11",
          "GIAOBAN_SIGNING_PASSWORD",
          "GIAOBAN_SMS_URL",
          "GIAOBAN_SMS_METHOD",
          "GIAOBAN_SMS_HEADERS",
          "GIAOBAN_SMS_BODY",
          "GIAOBAN_SMS_SUCCESS",
          "GIAOBAN_SMS_ASCII",
          "GIAOBAN_SMS_RATE");

  private static final int MOST_CONNECTIONS = 32;

  private final Map<String, String> values;
  private final List<SettingFault> faults = new ArrayList<>();

  private MailSettingsReader(Map<String, String> values) {
    this.values = values;
  }

  /// @param faults where every fault is added
  static MailSettings read(Map<String, String> values, List<SettingFault> faults) {
    var reader = new MailSettingsReader(values);
    var settings = reader.read();
    faults.addAll(reader.faults);
    return faults.isEmpty() ? settings : MailSettings.USUAL;
  }

  private MailSettings read() {
    return new MailSettings(
        number("GIAOBAN_MAIL_RATE", 0, 999_999),
        number("GIAOBAN_MAIL_DOMAIN_RATE", 0, 999_999),
        Math.max(1, number("GIAOBAN_MAIL_CONNECTIONS", 4, MOST_CONNECTIONS)),
        deadline(),
        flag("GIAOBAN_MAIL_PLUS"),
        language(),
        sms(),
        oauth(),
        dkim(),
        smime(),
        InboundReader.read(values, faults));
  }

  private String text(String name) {
    var value = values.get(name);
    return value == null ? "" : value.strip();
  }

  private @Nullable String orNull(String name) {
    var text = text(name);
    return text.isEmpty() ? null : text;
  }

  private int number(String name, int otherwise, int most) {
    var text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (text.matches("[0-9]{1,6}") && Integer.parseInt(text) <= most) {
      return Integer.parseInt(text);
    }
    faults.add(
        new SettingFault(name, "number-between", Map.of("value", text, "least", 0, "most", most)));
    return otherwise;
  }

  private Duration deadline() {
    var hours = number("GIAOBAN_MAIL_DEADLINE", 72, 720);
    return Duration.ofHours(Math.max(1, hours));
  }

  private boolean flag(String name) {
    var text = text(name);
    if (!Set.of("", "true", "false").contains(text)) {
      faults.add(new SettingFault(name, "flag", Map.of("value", text)));
    }
    return text.equals("true");
  }

  private String language() {
    var text = text("GIAOBAN_MAIL_LANGUAGE");
    if (!Set.of("", "vi", "en").contains(text)) {
      faults.add(new SettingFault("GIAOBAN_MAIL_LANGUAGE", "mail-language", Map.of("value", text)));
    }
    return text.equals("en") ? "en" : "vi";
  }

  private MailSettings.@Nullable Sms sms() {
    var url = text("GIAOBAN_SMS_URL");
    if (url.isEmpty()) {
      var stray =
          KNOWN.stream()
              .filter(name -> name.startsWith("GIAOBAN_SMS_") && !text(name).isEmpty())
              .sorted()
              .findFirst();
      stray.ifPresent(name -> faults.add(new SettingFault(name, "sms-no-url", Map.of())));
      return null;
    }
    try {
      var method = text("GIAOBAN_SMS_METHOD");
      var gateway =
          GatewayTemplate.parse(
              url,
              method.isEmpty() ? "POST" : method,
              text("GIAOBAN_SMS_HEADERS"),
              text("GIAOBAN_SMS_BODY"),
              text("GIAOBAN_SMS_SUCCESS"));
      return new MailSettings.Sms(
          gateway, flag("GIAOBAN_SMS_ASCII"), number("GIAOBAN_SMS_RATE", 0, 999_999));
    } catch (IllegalArgumentException e) {
      var part = String.valueOf(e.getMessage());
      var name = "GIAOBAN_SMS_" + part.toUpperCase(java.util.Locale.ROOT);
      faults.add(new SettingFault(name, "sms-" + part, Map.of()));
      return null;
    }
  }

  private MailSettings.@Nullable OAuth oauth() {
    var url = text("GIAOBAN_MAIL_OAUTH_URL");
    if (url.isEmpty()) {
      return null;
    }
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      uri = URI.create("");
    }
    if (!Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
        || uri.getHost() == null) {
      faults.add(new SettingFault("GIAOBAN_MAIL_OAUTH_URL", "oauth-url", Map.of()));
      return null;
    }
    for (var name : List.of("GIAOBAN_MAIL_OAUTH_CLIENT_ID", "GIAOBAN_MAIL_OAUTH_CLIENT_SECRET")) {
      if (text(name).isEmpty()) {
        faults.add(new SettingFault(name, "oauth-all", Map.of()));
      }
    }
    return new MailSettings.OAuth(
        uri,
        text("GIAOBAN_MAIL_OAUTH_CLIENT_ID"),
        text("GIAOBAN_MAIL_OAUTH_CLIENT_SECRET"),
        orNull("GIAOBAN_MAIL_OAUTH_REFRESH_TOKEN"),
        orNull("GIAOBAN_MAIL_OAUTH_SCOPE"));
  }

  private MailSettings.@Nullable Dkim dkim() {
    var selector = text("GIAOBAN_DKIM_SELECTOR");
    var key = text("GIAOBAN_DKIM_KEY");
    if (selector.isEmpty() && key.isEmpty()) {
      return null;
    }
    if (!selector.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,62}[A-Za-z0-9])?")) {
      faults.add(new SettingFault("GIAOBAN_DKIM_SELECTOR", "dkim-selector", Map.of()));
    }
    var file = readable("GIAOBAN_DKIM_KEY", key);
    if (file == null) {
      return null;
    }
    try {
      DkimKey.read(file);
    } catch (IOException e) {
      faults.add(new SettingFault("GIAOBAN_DKIM_KEY", "dkim-key", Map.of("file", key)));
    }
    return new MailSettings.Dkim(selector, file);
  }

  private MailSettings.@Nullable Smime smime() {
    var keystore = text("GIAOBAN_SIGNING_KEYSTORE");
    var pkcs11 = text("GIAOBAN_SIGNING_PKCS11");
    if (keystore.isEmpty() && pkcs11.isEmpty()) {
      if (!text("GIAOBAN_SIGNING_PASSWORD").isEmpty()) {
        faults.add(new SettingFault("GIAOBAN_SIGNING_KEYSTORE", "signing-both", Map.of()));
      }
      return null;
    }
    if (!keystore.isEmpty() && !pkcs11.isEmpty()) {
      faults.add(new SettingFault("GIAOBAN_SIGNING_PKCS11", "signing-one", Map.of()));
      return null;
    }
    // A password may begin or end with a space.
    var password = values.getOrDefault("GIAOBAN_SIGNING_PASSWORD", "");
    var stored = keystore.isEmpty() ? null : readable("GIAOBAN_SIGNING_KEYSTORE", keystore);
    var token = pkcs11.isEmpty() ? null : readable("GIAOBAN_SIGNING_PKCS11", pkcs11);
    return stored == null && token == null ? null : new MailSettings.Smime(stored, token, password);
  }

  private @Nullable Path readable(String name, String file) {
    var path = Path.of(file);
    if (file.isEmpty() || !Files.isReadable(path) || Files.isDirectory(path)) {
      faults.add(new SettingFault(name, "file", Map.of("file", file)));
      return null;
    }
    return path.toAbsolutePath();
  }
}
