package vn.giaoban.mail.authentication;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import vn.giaoban.mail.mime.MimeContent;

/// Reads `Authentication-Results` (RFC 8601 section 2.2): what a relay found out about a mail.
///
/// @param server `authserv-id`, lower case: who says so
/// @param results in the order of the field; empty for `none`
public record AuthenticationResults(String server, List<Result> results) {
  /// More of either than any relay writes; the rest is passed over.
  private static final int MAX_RESULTS = 50;

  private static final int MAX_LENGTH = 20_000;

  private static final Pattern SERVER =
      Pattern.compile("^\\s*(\"[^\"]*+\"|[^\\s;\"]++)(?:\\s++(\\d++))?\\s*+$");
  private static final Pattern METHOD =
      Pattern.compile("^\\s*+([A-Za-z0-9-]++)\\s*+(?:/\\s*+\\d++\\s*+)?=\\s*+([A-Za-z0-9]++)");
  private static final Pattern PROPERTY =
      Pattern.compile(
          "([A-Za-z0-9-]++)\\s*+\\.\\s*+([A-Za-z0-9._-]++)\\s*+=\\s*+((?:\"[^\"]*+\"|[^\\s;\"]++)++)");

  /// One method's outcome.
  ///
  /// @param method such as `dkim`, lower case
  /// @param result such as `pass`, lower case
  /// @param properties such as `header.d`, lower case, with their values; the first of each
  public record Result(String method, String result, Map<String, String> properties) {
    /// The domain a property names, lower case; empty without.
    String domain(String property) {
      var value = properties.getOrDefault(property, "").replaceAll("[<>]", "");
      return value.substring(value.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
  }

  public AuthenticationResults {
    results = List.copyOf(results);
  }

  /// Reads the value of one field.
  ///
  /// @return empty when it is none, or of a version nobody knows yet
  public static Optional<AuthenticationResults> read(String value) {
    if (value.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    var pieces = pieces(value);
    var server = SERVER.matcher(pieces.getFirst());
    if (!server.matches() || (server.group(2) != null && !server.group(2).equals("1"))) {
      return Optional.empty();
    }
    var results = new ArrayList<Result>();
    for (var piece : pieces.subList(1, pieces.size())) {
      var method = METHOD.matcher(piece);
      if (results.size() < MAX_RESULTS && method.find()) {
        results.add(new Result(lower(method.group(1)), lower(method.group(2)), properties(piece)));
      }
    }
    return Optional.of(new AuthenticationResults(lower(bare(server.group(1))), results));
  }

  /// What the trusted relay says about the sender of a mail. Of several fields with its name the
  /// topmost counts, for it was added last; one that came with the mail stands below.
  ///
  /// @param trusted names (`authserv-id`) of the office's own relays, in any case
  public static SenderCheck check(MimeContent content, Set<String> trusted) {
    if (content.all("From").size() > 1) {
      return new SenderCheck(SenderCheck.Verdict.FAILED, "several From");
    }
    var from = content.address("From");
    if (from.isEmpty()) {
      return SenderCheck.UNKNOWN;
    }
    return content.all("Authentication-Results").stream()
        .limit(MAX_RESULTS)
        .flatMap(value -> read(value).stream())
        .filter(found -> trusted.stream().anyMatch(found.server::equalsIgnoreCase))
        .findFirst()
        .map(found -> new Alignment(from.get().domain()).judge(found))
        .orElse(SenderCheck.UNKNOWN);
  }

  private static Map<String, String> properties(String piece) {
    var properties = new TreeMap<String, String>();
    var found = PROPERTY.matcher(piece);
    while (found.find() && properties.size() < MAX_RESULTS) {
      properties.putIfAbsent(
          lower(found.group(1)) + "." + lower(found.group(2)), bare(found.group(3)));
    }
    return properties;
  }

  /// What stands between semicolons. Comments, which may be nested, become blanks; neither they nor
  /// semicolons count inside quotes.
  private static List<String> pieces(String value) {
    var pieces = new ArrayList<String>();
    var piece = new StringBuilder();
    var quoted = false;
    var depth = 0;
    for (var i = 0; i < value.length(); i++) {
      var c = value.charAt(i);
      if (c == '\\' && (quoted || depth > 0)) {
        i++;
        if (quoted && depth == 0 && i < value.length() && value.charAt(i) != '"') {
          piece.append(value.charAt(i));
        }
      } else if (depth > 0) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      } else if (c == '"') {
        quoted = !quoted;
        piece.append(c);
      } else if (!quoted && c == '(') {
        depth = 1;
        piece.append(' ');
      } else if (!quoted && c == ';') {
        pieces.add(piece.toString());
        piece.setLength(0);
      } else {
        piece.append(c);
      }
    }
    pieces.add(piece.toString());
    return pieces;
  }

  private static String bare(String value) {
    return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1)
        : value;
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
