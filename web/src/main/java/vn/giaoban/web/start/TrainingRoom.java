package vn.giaoban.web.start;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.conference.load.LoadClient;
import vn.giaoban.conference.load.LoadShape;

/// A province comes into a room of a server that is in training, each site with an offer as our
/// page writes it; then a crowd with real media, one speaker and some who talk. What 500 joins in
/// ten seconds need and what carries packets is then known to be hot from the first of them.
final class TrainingRoom {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String OFFER = "/training/offer.sdp";
  private static final int TALKERS = 3;
  private static final int JOINS_PER_SECOND = 50;

  /// Some hundred thousand packets: more than the compiler asks for.
  private static final Duration MEETING = Duration.ofSeconds(6);

  private final HttpClient client;
  private final String origin;

  TrainingRoom(HttpClient client, String origin) {
    this.client = client;
    this.origin = origin;
  }

  /// So many sites come in and leave again.
  ///
  /// @param crowd how many come in together and stay for some seconds, hearing and seeing
  void run(String username, String password, int sites, int crowd)
      throws IOException, InterruptedException {
    var me =
        post("/api/login", null, Map.of("username", username, "password", password))
            .path("token")
            .asString();
    var units = JSON.readTree(send(request("/api/units?level=COMMUNE", me).build()).body());
    var briefing =
        post(
                "/api/briefings?force=true&reason=training",
                me,
                Map.of(
                    "title",
                    "Họp thử",
                    "startsAt",
                    OffsetDateTime.ofInstant(Instant.now(), ZoneOffset.UTC)
                        .plusMinutes(10)
                        .toString(),
                    "duration",
                    "PT1H",
                    "chair",
                    units.path(0).path("code").asString(),
                    "units",
                    List.of(units.path(1).path("code").asString()),
                    "agenda",
                    List.of()))
            .path("id")
            .asString();
    var room = "/api/briefings/" + briefing + "/room";
    var offer = offer();
    for (int site = 1; site <= sites; site++) {
      var seat = seat(room, me, "Điểm cầu " + site);
      var session =
          send(
              request(room + "/sessions", seat)
                  .header("Content-Type", "application/sdp")
                  .POST(BodyPublishers.ofString(offer))
                  .build());
      send(request(session.headers().firstValue("Location").orElseThrow(), seat).DELETE().build());
    }
    if (crowd > 0 && LoadClient.isPossible()) {
      meet(briefing, room, me, crowd);
    }
  }

  private void meet(String briefing, String room, String me, int crowd)
      throws IOException, InterruptedException {
    var seats = new ArrayList<@Nullable String>();
    for (int i = 1; i <= crowd; i++) {
      seats.add(seat(room, me, "Điểm cầu đông " + i));
    }
    try (var client = new LoadClient(1)) {
      var whip = URI.create(origin + "/whip/" + briefing);
      client.join(whip, seat(room, me, "Diễn giả"), LoadShape.simulcastSpeaker());
      for (int i = 1; i <= TALKERS; i++) {
        client.join(whip, seat(room, me, "Người nói " + i), LoadShape.talker(25 + 5 * i));
      }
      client.join(
          URI.create(origin + room + "/sessions"), seats, LoadShape.site(), JOINS_PER_SECOND);
      client.measure(MEETING);
    }
  }

  private String seat(String room, String me, String name)
      throws IOException, InterruptedException {
    return post(room + "/tokens", me, Map.of("name", name, "role", "SITE"))
        .path("token")
        .asString();
  }

  private static String offer() throws IOException {
    try (var in = Objects.requireNonNull(TrainingRoom.class.getResourceAsStream(OFFER), OFFER)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\n", "\r\n");
    }
  }

  private JsonNode post(String path, @Nullable String token, Map<String, ?> body)
      throws IOException, InterruptedException {
    return JSON.readTree(
        send(request(path, token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build())
            .body());
  }

  private HttpRequest.Builder request(String path, @Nullable String token) {
    var request = HttpRequest.newBuilder(URI.create(origin).resolve(path)).timeout(PATIENCE);
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    var answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(
          request.method()
              + " "
              + request.uri().getPath()
              + ": "
              + answer.statusCode()
              + " "
              + answer.body());
    }
    return answer;
  }
}
