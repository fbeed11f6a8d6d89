package vn.giaoban.web.story;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A unit's mailbox on the embedded mail server.
final class Mailbox {
  private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+/join/[^\\s\"<>]+");

  private final Api api;
  private final String address;

  Mailbox(Api api, String address) {
    this.api = api;
    this.address = address;
  }

  /// The first mail, newest first, that `wanted` likes; waits for it.
  JsonNode mail(String what, Predicate<JsonNode> wanted) {
    return Objects.requireNonNull(
        Await.value(
            what + " in the mailbox of " + address,
            Duration.ofSeconds(150),
            () -> find(wanted),
            Objects::nonNull));
  }

  JsonNode invitation() {
    return mail(
        "an invitation",
        mail -> mail.path("calendar").path("method").asString("").equals("REQUEST"));
  }

  static String joinLink(JsonNode mail) {
    var matcher = LINK.matcher(mail.path("text").asString());
    if (!matcher.find()) {
      throw new AssertionError("no join link in: " + mail.path("text"));
    }
    return matcher.group();
  }

  private @Nullable JsonNode find(Predicate<JsonNode> wanted) {
    return StreamSupport.stream(api.get("/api/mail/boxes/" + address).spliterator(), false)
        .map(line -> api.get("/api/mail/messages/" + line.path("id").asString()))
        .filter(wanted)
        .findFirst()
        .orElse(null);
  }
}
