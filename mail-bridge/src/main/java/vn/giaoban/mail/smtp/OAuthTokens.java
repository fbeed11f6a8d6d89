package vn.giaoban.mail.smtp;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Fetches access tokens and renews them a little before their end: with the mailbox owner's
/// refresh token (RFC 6749 section 6), else in the application's own name (section 4.4).
public final class OAuthTokens implements AccessTokens {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration EARLY = Duration.ofMinutes(2);

  /// When the server does not say (RFC 6749 section 5.1 only recommends it).
  private static final long USUAL_SECONDS = 600;

  private final Access access;
  private final InstantSource clock;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private @Nullable String refreshToken;
  private @Nullable String token;
  private Instant until = Instant.MIN;

  /// What the application was given.
  public record Access(
      URI tokenUrl,
      String clientId,
      String clientSecret,
      @Nullable String refreshToken,
      @Nullable String scope) {
    /// Nothing secret.
    @Override
    public String toString() {
      return "Access[" + tokenUrl.getHost() + "]";
    }
  }

  public OAuthTokens(Access access, InstantSource clock) {
    this.access = access;
    this.clock = clock;
    this.refreshToken = access.refreshToken();
  }

  @Override
  public synchronized String token() throws IOException, InterruptedException {
    var known = token;
    if (known != null && clock.instant().isBefore(until)) {
      return known;
    }
    var request =
        HttpRequest.newBuilder(access.tokenUrl())
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(form()))
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(
          access.tokenUrl().getHost() + " gave no token: HTTP " + response.statusCode());
    }
    return read(response.body());
  }

  private String form() {
    var fields = new LinkedHashMap<String, String>();
    var refresh = refreshToken;
    fields.put("grant_type", refresh == null ? "client_credentials" : "refresh_token");
    fields.put("client_id", access.clientId());
    fields.put("client_secret", access.clientSecret());
    if (refresh != null) {
      fields.put("refresh_token", refresh);
    }
    if (access.scope() != null) {
      fields.put("scope", access.scope());
    }
    return fields.entrySet().stream().map(OAuthTokens::encoded).collect(Collectors.joining("&"));
  }

  private static String encoded(Map.Entry<String, String> field) {
    return field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8);
  }

  private String read(String body) throws IOException {
    try {
      var answer = JSON.readTree(body);
      var fresh = answer.path("access_token").asString("");
      if (fresh.isEmpty()) {
        throw new IOException(access.tokenUrl().getHost() + " gave no token");
      }
      // Some servers give a new refresh token each time and forget the old one.
      var renewed = answer.path("refresh_token").asString("");
      if (refreshToken != null && !renewed.isEmpty()) {
        refreshToken = renewed;
      }
      var seconds = answer.path("expires_in").asLong(USUAL_SECONDS);
      until = clock.instant().plusSeconds(seconds).minus(EARLY);
      token = fresh;
      return fresh;
    } catch (JacksonException e) {
      throw new IOException(access.tokenUrl().getHost() + " gave no JSON");
    }
  }

  @Override
  public synchronized void refused(String refused) {
    if (refused.equals(token)) {
      token = null;
    }
  }
}
