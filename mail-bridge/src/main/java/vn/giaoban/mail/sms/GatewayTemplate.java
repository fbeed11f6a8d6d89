package vn.giaoban.mail.sms;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// How a gateway wants to be asked, as the office wrote it down.
///
/// Placeholders, in the URL and the body: `{phone}` (`84912345678`), `{phone0}` (`0912345678`),
/// `{text}`, `{key}` (the same for every try of one message). What is put in is escaped for where
/// it stands: in a URL or form as `%XX`, in JSON as a string's inside, in XML as character data.
///
/// @param url with placeholders
/// @param method `POST`, `PUT` or `GET`
/// @param headers as they are sent; may hold secrets
/// @param body with placeholders; null for `GET`
/// @param success what the answer's body must hold beside a status of 2xx; null: the status alone
public record GatewayTemplate(
    String url,
    String method,
    Map<String, String> headers,
    @Nullable String body,
    @Nullable Pattern success) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(phone0?|text|key)}");
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT");
  private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9-]{1,64}):\\s*([^\\r\\n]*)");

  /// Headers that the HTTP client writes itself.
  private static final Set<String> FORBIDDEN =
      Set.of("host", "content-length", "connection", "expect", "upgrade", "transfer-encoding");

  public GatewayTemplate {
    headers = Map.copyOf(headers);
  }

  /// Reads what the office wrote.
  ///
  /// @param headers `Name: value`, several parted by line breaks or `|`; empty for none
  /// @param body empty for none
  /// @param success a regular expression; empty for none
  /// @throws IllegalArgumentException whose message is one of `url`, `method`, `headers`, `body`,
  ///   `success`: what cannot be used; never with a value
  public static GatewayTemplate parse(
      String url, String method, String headers, String body, String success) {
    checkUrl(url);
    if (!METHODS.contains(method)) {
      throw new IllegalArgumentException("method");
    }
    var get = method.equals("GET");
    if (get != body.isBlank()
        || !(url + body).contains("{text}")
        || !(url + body).contains("{phone")) {
      throw new IllegalArgumentException("body");
    }
    return new GatewayTemplate(
        url, method, headers(headers), get ? null : body.strip(), pattern(success));
  }

  private static void checkUrl(String url) {
    try {
      var uri = URI.create(PLACEHOLDER.matcher(url).replaceAll("x"));
      if (!Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
          || uri.getHost() == null) {
        throw new IllegalArgumentException("url");
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("url");
    }
  }

  private static Map<String, String> headers(String text) {
    var headers = new LinkedHashMap<String, String>();
    for (var line : text.split("[\\r\\n|]+")) {
      if (line.isBlank()) {
        continue;
      }
      var found = HEADER.matcher(line.strip());
      if (!found.matches()
          || FORBIDDEN.contains(found.group(1).toLowerCase(java.util.Locale.ROOT))) {
        throw new IllegalArgumentException("headers");
      }
      headers.put(found.group(1), found.group(2).strip());
    }
    return headers;
  }

  private static @Nullable Pattern pattern(String text) {
    try {
      return text.isBlank() ? null : Pattern.compile(text, Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("success");
    }
  }

  /// Where this message is asked for.
  URI uri(ShortMessage message) {
    return URI.create(filled(url, message, GatewayTemplate::inUrl));
  }

  /// What is sent; empty for `GET`.
  String body(ShortMessage message) {
    var template = body;
    return template == null ? "" : filled(template, message, escape());
  }

  /// What kind of text the body is, as its first character shows, unless a header says.
  String contentType() {
    var template = body == null ? "" : body;
    if (template.startsWith("{") || template.startsWith("[")) {
      return "application/json; charset=utf-8";
    }
    return template.startsWith("<")
        ? "text/xml; charset=utf-8"
        : "application/x-www-form-urlencoded";
  }

  private UnaryOperator<String> escape() {
    return switch (contentType().charAt(0)) {
      case 't' -> GatewayTemplate::inXml;
      default -> contentType().contains("json") ? GatewayTemplate::inJson : GatewayTemplate::inUrl;
    };
  }

  private static String filled(
      String template, ShortMessage message, UnaryOperator<String> escape) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(
            found -> Matcher.quoteReplacement(escape.apply(value(found.group(1), message))));
  }

  private static String value(String name, ShortMessage message) {
    return switch (name) {
      case "phone" -> message.number();
      case "phone0" -> message.national();
      case "key" -> message.key();
      default -> message.text();
    };
  }

  private static String inUrl(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String inJson(String value) {
    var out = new StringBuilder(value.length() + 8);
    for (var i = 0; i < value.length(); i++) {
      var c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20) {
        out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String inXml(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&apos;");
  }

  /// Nothing that may be secret.
  @Override
  public String toString() {
    return method + " " + URI.create(PLACEHOLDER.matcher(url).replaceAll("x")).getHost();
  }
}
