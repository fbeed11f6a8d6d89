package vn.giaoban.web.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.web.document.SampleBriefing;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

@WebTest
@Timeout(60)
class MinutesControllerIT {
  @Autowired People people;
  @Autowired DatabaseClient database;
  @Autowired Journal journal;

  private SampleBriefing briefing;
  private WebTestClient secretary;

  @BeforeEach
  void briefing() {
    briefing = SampleBriefing.in(database);
    secretary = people.secretary();
  }

  @Test
  void thereAreNoneBeforeTheEnd() {
    read(secretary)
        .expectStatus()
        .isNotFound()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("/problems/minutes-not-yet");
  }

  @Test
  void fromDraftToDistribution() throws IOException {
    briefing.close(database, journal);

    var draft =
        read(secretary)
            .expectStatus()
            .isOk()
            .expectHeader()
            .valueEquals(HttpHeaders.ETAG, "\"v1-draft\"")
            .expectBody()
            .jsonPath("$.state")
            .isEqualTo("DRAFT")
            .jsonPath("$.body.attendance[0].presence")
            .isEqualTo("ABSENT")
            .jsonPath("$.body.heading.endedAt")
            .value(time -> assertThat((String) time).endsWith("+07:00"))
            .returnResult();
    assertThat(text(pdf(secretary))).contains("DỰ THẢO", "Phòng chống bão");
    read(people.unit(briefing.unit())).expectStatus().isNotFound();

    // What was read can be written back as it is, with another text in it.
    var body =
        new String(draft.getResponseBody()).replace("\"opening\":\"\"", "\"opening\":\"Mở đầu.\"");
    put("\"v1-draft\"", body)
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals(HttpHeaders.ETAG, "\"v2-draft\"");
    put("\"v1-draft\"", body)
        .expectStatus()
        .isEqualTo(412)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("/problems/minutes-changed");

    post(secretary, "/distribute").expectStatus().isEqualTo(409);
    post(people.chair(), "/approve")
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.state")
        .isEqualTo("APPROVED")
        .jsonPath("$.approvedBy")
        .isEqualTo("chutich")
        .jsonPath("$.record.status")
        .isEqualTo("FILED")
        .jsonPath("$.notation")
        .value(notation -> assertThat((String) notation).endsWith("/BB-VPUBND"));
    put("\"v2-draft\"", body).expectStatus().isEqualTo(409);

    var approved = pdf(people.unit(briefing.unit()));
    assertThat(text(approved)).contains("/BB-VPUBND", "Mở đầu.").doesNotContain("DỰ THẢO");
    assertThat(pdf(secretary)).isEqualTo(approved);
    try (var signed = Loader.loadPDF(approved)) {
      assertThat(signed.getLastSignatureDictionary().getReason()).contains("/BB-VPUBND");
    }

    post(secretary, "/distribute")
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.state")
        .isEqualTo("DISTRIBUTED");
    var waiting =
        database
            .sql(
                "SELECT recipient, subject FROM outbox WHERE briefing_id = :id AND kind = 'MINUTES'")
            .bind("id", briefing.id())
            .map(row -> row.get("recipient", String.class) + " " + row.get("subject", String.class))
            .all()
            .collectList()
            .block();
    assertThat(waiting)
        .singleElement()
        .satisfies(mail -> assertThat(mail).startsWith(briefing.unit() + " Biên bản số "));
  }

  @Test
  void onlyTheChairAndTheOfficeApprove() {
    briefing.close(database, journal);

    post(people.unit(briefing.unit()), "/approve").expectStatus().isForbidden();
    post(people.nobody(), "/approve").expectStatus().isUnauthorized();
    post(people.chair(), "/distribute").expectStatus().isForbidden();
  }

  @Test
  void everyFaultOfAnEditIsNamed() {
    briefing.close(database, journal);

    put("", Map.of("title", " "))
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("title");
    put("", "{\"body\": 7}").expectStatus().isBadRequest();
  }

  private ResponseSpec read(WebTestClient who) {
    return who.get().uri(briefing.minutes()).exchange();
  }

  private ResponseSpec put(String tag, Object body) {
    var request = secretary.put().uri(briefing.minutes()).contentType(MediaType.APPLICATION_JSON);
    if (!tag.isEmpty()) {
      request.header(HttpHeaders.IF_MATCH, tag);
    }
    return request.bodyValue(body).exchange();
  }

  private ResponseSpec post(WebTestClient who, String act) {
    return who.post().uri(briefing.minutes() + act).exchange();
  }

  private byte[] pdf(WebTestClient who) {
    return who.get()
        .uri(briefing.minutes() + ".pdf")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .contentType(MediaType.APPLICATION_PDF)
        .expectBody(byte[].class)
        .returnResult()
        .getResponseBody();
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }
}
