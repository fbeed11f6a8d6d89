package vn.giaoban.web.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.assertj.core.api.Assertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The HTTP interface as a program uses it.
public final class Api {
  private static final JsonMapper JSON = new JsonMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final String token;

  private Api(String url, String token) {
    this.url = url;
    this.token = token;
  }

  /// Signs in and keeps the token that is given to programs.
  public static Api signIn(String url, String username, String password) {
    var open = new Api(url, "");
    var answer = open.post("/api/login", Map.of("username", username, "password", password));
    return new Api(url, answer.get("token").asString());
  }

  /// The token of whoever has signed in.
  public String token() {
    return token;
  }

  public JsonNode get(String path) {
    return json(send(request(path).GET().build()));
  }

  public byte[] bytes(String path) {
    return exchange(request(path).GET().build()).body();
  }

  public JsonNode post(String path, Object body) {
    return json(
        send(
            request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build()));
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(url + path));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return request;
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    var response = exchange(request);
    Assertions.assertThat(response.statusCode())
        .as("%s %s: %s", request.method(), request.uri(), new String(response.body()))
        .isBetween(200, 299);
    return response;
  }

  private HttpResponse<byte[]> exchange(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(HttpResponse<byte[]> response) {
    return response.body().length == 0 ? JSON.nullNode() : JSON.readTree(response.body());
  }
}
