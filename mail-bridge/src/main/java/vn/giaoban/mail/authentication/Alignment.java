package vn.giaoban.mail.authentication;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.authentication.AuthenticationResults.Result;
import vn.giaoban.mail.authentication.SenderCheck.Verdict;

/// Whether what was checked is the domain people see in From (RFC 7489 section 3.1, relaxed): a
/// signature of somebody else proves nothing about the writer.
record Alignment(String from) {
  /// Second-level domains under which everybody may register (`gov.vn`, `com.vn`).
  private static final Set<String> PUBLIC =
      Set.of(
          "gov", "com", "net", "org", "edu", "ac", "co", "info", "name", "pro", "health", "biz",
          "int", "io", "ai", "id");

  SenderCheck judge(AuthenticationResults found) {
    var results = found.results();
    var dmarc = first(results, "dmarc");
    if (dmarc != null && aligned(dmarc.domain("header.from"), true)) {
      switch (dmarc.result()) {
        case "pass" -> {
          return new SenderCheck(Verdict.PASSED, "dmarc=pass");
        }
        case "fail" -> {
          return new SenderCheck(Verdict.FAILED, "dmarc=fail");
        }
        default -> {}
      }
    }
    for (var result : results) {
      var domain = domain(result);
      if (result.result().equals("pass") && aligned(domain, false)) {
        return new SenderCheck(Verdict.PASSED, words(result, domain));
      }
    }
    for (var result : results) {
      var domain = domain(result);
      var failed = result.result().equals("fail") || result.result().equals("hardfail");
      if (failed && aligned(domain, false)) {
        return new SenderCheck(Verdict.FAILED, words(result, domain));
      }
    }
    return results.isEmpty()
        ? SenderCheck.UNKNOWN
        : new SenderCheck(
            Verdict.UNKNOWN,
            String.join(
                ", ",
                results.stream()
                    .filter(result -> !domain(result).isEmpty())
                    .map(result -> words(result, domain(result)))
                    .limit(5)
                    .toList()));
  }

  private static @Nullable Result first(List<Result> results, String method) {
    return results.stream().filter(r -> r.method().equals(method)).findFirst().orElse(null);
  }

  /// The domain a method speaks of; empty for methods that tell nothing about the sender.
  private static String domain(Result result) {
    return switch (result.method()) {
      case "dkim" ->
          result.domain(result.properties().containsKey("header.d") ? "header.d" : "header.i");
      case "spf" -> result.domain("smtp.mailfrom");
      // A mail handed in on the relay itself by somebody who logged in (section 2.7.4).
      case "auth" ->
          result.properties().getOrDefault("smtp.auth", "").contains("@")
              ? result.domain("smtp.auth")
              : "";
      default -> "";
    };
  }

  private static String words(Result result, String domain) {
    return result.method() + "=" + result.result() + " " + domain;
  }

  /// @param silent what counts when no domain is told
  private boolean aligned(String domain, boolean silent) {
    if (domain.isEmpty()) {
      return silent;
    }
    return domain.equals(from) || under(from, domain) || under(domain, from);
  }

  private static boolean under(String child, String parent) {
    return child.endsWith("." + parent) && registrable(parent);
  }

  /// Whether a domain can belong to somebody: two labels, three under `gov.vn` and the like.
  private static boolean registrable(String domain) {
    var labels = domain.split("\\.", -1);
    return labels.length > 2
        || (labels.length == 2 && !(labels[1].length() == 2 && PUBLIC.contains(labels[0])));
  }
}
