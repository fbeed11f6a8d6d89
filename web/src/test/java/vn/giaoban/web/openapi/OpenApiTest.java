package vn.giaoban.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

@WebTest
class OpenApiTest {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  @Autowired private People people;
  @Autowired private JsonMapper json;

  @Test
  void everyOperationIsDescribedWithExamplesAndItsProblems() {
    var api = describe();
    assertThat(api.path("openapi").asString()).startsWith("3.1");

    var missing = new ArrayList<String>();
    for (var path : api.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (path.getKey().startsWith("/api/") && METHODS.contains(method.getKey())) {
          var name = method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey();
          missing.addAll(missing(name, method.getValue()));
        }
      }
    }
    assertThat(missing).as("to be said in src/main/resources/openapi/*.json").isEmpty();
  }

  @Test
  void theCallerIsNoParameter() {
    assertThat(describe().toString()).doesNotContain("\"caller\"");
  }

  private static List<String> missing(String name, JsonNode operation) {
    var missing = new ArrayList<String>();
    if (operation.path("summary").asString("").isEmpty()) {
      missing.add(name + ": summary");
    }
    if (wantsExample(operation.path("requestBody").path("content"))) {
      missing.add(name + ": request");
    }
    for (var response : operation.path("responses").properties()) {
      if (response.getKey().startsWith("2") && wantsExample(response.getValue().path("content"))) {
        missing.add(name + ": response");
      }
    }
    if (operation.path("responses").path("default").isMissingNode()) {
      missing.add(name + ": problem");
    }
    return missing;
  }

  private static boolean wantsExample(JsonNode content) {
    return content.properties().stream()
        .filter(type -> type.getKey().equals("application/json") || type.getKey().equals("*/*"))
        .anyMatch(type -> type.getValue().path("example").isMissingNode());
  }

  private JsonNode describe() {
    var body =
        people
            .nobody()
            .mutate()
            .responseTimeout(Duration.ofSeconds(60))
            .codecs(c -> c.defaultCodecs().maxInMemorySize(8 << 20))
            .build()
            .get()
            .uri("/v3/api-docs")
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    return json.readTree(Objects.requireNonNull(body));
  }
}
