package vn.giaoban.web.lettertemplate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.giaoban.scheduler.lettertemplate.LetterKind;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

@WebTest
@Timeout(60)
class LetterTemplateApiIT {
  private static final String WORDS = "/api/letter-templates/reminder/en";

  @Autowired People people;

  private WebTestClient.ResponseSpec put(String body, int version) {
    return people
        .secretary()
        .put()
        .uri(WORDS)
        .bodyValue(Map.of("subject", "Soon: {{title}}", "body", body, "version", version))
        .exchange();
  }

  @Test
  void anOfficeChangesItsWordsLooksAtThemAndGoesBack() {
    var body = "# Soon\n\n{{greeting}}\n\n<b>{{title}}</b>\n\n{{facts}}\n{{join}}\n";
    people
        .secretary()
        .post()
        .uri(WORDS + "/preview")
        .bodyValue(Map.of("subject", "Soon: {{title}}", "body", body))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.subject")
        .isEqualTo("Soon: Briefing on storm No. 5")
        .jsonPath("$.html")
        .value(html ->
            assertThat(html.toString())
                .contains("&lt;b&gt;Briefing", "Enter the room")
                .doesNotContain("<b>Briefing"));

    put(body, 0).expectStatus().isOk().expectBody().jsonPath("$.version").isEqualTo(1);
    put(body, 0).expectStatus().isEqualTo(412);
    people
        .secretary()
        .get()
        .uri("/api/letter-templates")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.length()")
        .isEqualTo(2 * LetterKind.values().length)
        .jsonPath("$[?(@.kind == 'REMINDER' && @.language == 'en')].own")
        .isEqualTo(true);
    people
        .secretary()
        .delete()
        .uri(WORDS + "?version=1")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.own")
        .isEqualTo(false)
        .jsonPath("$.version")
        .isEqualTo(2);
  }

  @Test
  void faultsAreToldByFieldAndOthersMayNot() {
    put("# Soon\n{{tittle}}\n{{facts}}\n{{join}}\n", 0)
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("body")
        .jsonPath("$.errors[0].message")
        .value(message -> assertThat(message.toString()).contains("tittle", "title"));
    people.chair().get().uri("/api/letter-templates").exchange().expectStatus().isForbidden();
    people
        .secretary()
        .put()
        .uri("/api/letter-templates/poem/vi")
        .bodyValue(Map.of("subject", "x", "body", "x"))
        .exchange()
        .expectStatus()
        .isNotFound();
  }
}
