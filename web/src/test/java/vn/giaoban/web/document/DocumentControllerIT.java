package vn.giaoban.web.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Year;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.BodyInserters;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

@WebTest
@Timeout(60)
class DocumentControllerIT {
  @Autowired People people;
  @Autowired DatabaseClient database;

  private SampleBriefing briefing;
  private WebTestClient secretary;

  @BeforeEach
  void briefing() {
    briefing = SampleBriefing.in(database);
    secretary = people.secretary();
  }

  @Test
  void aDocumentGoesInAndComesOutAsItWas() throws IOException {
    var pdf = pdf();
    var form = form("Báo cáo bão số 9.pdf", MediaType.APPLICATION_PDF, pdf);
    form.part("agendaItem", briefing.item().toString());
    form.part("title", "Báo cáo bão số 9");

    var location =
        upload(secretary, form)
            .expectStatus()
            .isCreated()
            .expectBody()
            .jsonPath("$.title")
            .isEqualTo("Báo cáo bão số 9")
            .jsonPath("$.version")
            .isEqualTo(1)
            .jsonPath("$.agendaItem")
            .isEqualTo(briefing.item().toString())
            .jsonPath("$.addedBy")
            .isEqualTo("thuky")
            .jsonPath("$.record")
            .isEqualTo(null)
            .returnResult()
            .getResponseHeaders()
            .getLocation();

    var content = location + "/content";
    var etag =
        secretary
            .get()
            .uri(content)
            .exchange()
            .expectStatus()
            .isOk()
            .expectHeader()
            .contentType(MediaType.APPLICATION_PDF)
            .expectHeader()
            .value(
                HttpHeaders.CONTENT_DISPOSITION,
                value ->
                    assertThat(value)
                        .startsWith("attachment")
                        .contains("filename*=UTF-8''B%C3%A1o%20c%C3%A1o"))
            .expectHeader()
            .valueEquals("X-Content-Type-Options", "nosniff")
            .expectBody(byte[].class)
            .isEqualTo(pdf)
            .returnResult()
            .getResponseHeaders()
            .getETag();
    secretary
        .get()
        .uri(content)
        .header(HttpHeaders.RANGE, "bytes=0-4")
        .exchange()
        .expectStatus()
        .isEqualTo(HttpStatus.PARTIAL_CONTENT)
        .expectBody(String.class)
        .isEqualTo("%PDF-");
    secretary
        .get()
        .uri(content)
        .header(HttpHeaders.IF_NONE_MATCH, etag)
        .exchange()
        .expectStatus()
        .isNotModified();
  }

  @Test
  void aPartOfTheContentIsSentWhileItIsTheSame() throws IOException {
    var pdf = pdf();
    var content =
        upload(secretary, form("phan.pdf", MediaType.APPLICATION_PDF, pdf))
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getLocation()
            + "/content?version=1";
    var last = java.util.Arrays.copyOfRange(pdf, pdf.length - 7, pdf.length);

    var etag =
        ranged(content, "bytes=-7", null)
            .expectStatus()
            .isEqualTo(HttpStatus.PARTIAL_CONTENT)
            .expectHeader()
            .valueEquals(HttpHeaders.ACCEPT_RANGES, "bytes")
            .expectHeader()
            .valueEquals(
                HttpHeaders.CONTENT_RANGE,
                "bytes %d-%d/%d".formatted(pdf.length - 7, pdf.length - 1, pdf.length))
            .expectHeader()
            .value(HttpHeaders.CACHE_CONTROL, value -> assertThat(value).contains("immutable"))
            .expectBody(byte[].class)
            .isEqualTo(last)
            .returnResult()
            .getResponseHeaders()
            .getETag();
    ranged(content, "bytes=0-4", etag)
        .expectStatus()
        .isEqualTo(HttpStatus.PARTIAL_CONTENT)
        .expectBody(String.class)
        .isEqualTo("%PDF-");
    ranged(content, "bytes=0-4", "\"another\"")
        .expectStatus()
        .isOk()
        .expectBody(byte[].class)
        .isEqualTo(pdf);
    ranged(content, "bytes=%d-".formatted(pdf.length), null)
        .expectStatus()
        .isEqualTo(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        .expectHeader()
        .valueEquals(HttpHeaders.CONTENT_RANGE, "bytes */" + pdf.length);
    ranged(content, "pages=1-2", null).expectStatus().isOk();
    secretary
        .head()
        .uri(content)
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .contentLength(pdf.length)
        .expectBody()
        .isEmpty();
  }

  @Test
  void aPdfIsReadInACopyMadeForIt() throws IOException {
    var content =
        upload(secretary, form("doc.pdf", MediaType.APPLICATION_PDF, pdf()))
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getLocation()
            + "/content";

    var copy =
        secretary
            .get()
            .uri(content + "?layout=pages")
            .exchange()
            .expectStatus()
            .isOk()
            .expectHeader()
            .value(HttpHeaders.ETAG, value -> assertThat(value).endsWith("-pages\""))
            .expectBody(byte[].class)
            .returnResult()
            .getResponseBody();

    try (var document = org.apache.pdfbox.Loader.loadPDF(copy)) {
      assertThat(document.getNumberOfPages()).isOne();
    }
  }

  private ResponseSpec ranged(String uri, String range, String unchanged) {
    var request = secretary.get().uri(uri).header(HttpHeaders.RANGE, range);
    if (unchanged != null) {
      request.header(HttpHeaders.IF_RANGE, unchanged);
    }
    return request.exchange();
  }

  @Test
  void theSameContentAgainIsRecognised() throws IOException {
    upload(secretary, form("a.pdf", MediaType.APPLICATION_PDF, pdf())).expectStatus().isCreated();
    upload(secretary, form("a.pdf", MediaType.APPLICATION_PDF, "x".getBytes(UTF_8)))
        .expectStatus()
        .isEqualTo(422);
    secretary
        .get()
        .uri(briefing.documents())
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.length()")
        .isEqualTo(1);
  }

  @Test
  void aDisguisedFileIsRefusedInTheReadersLanguage() {
    upload(secretary, form("bao-cao.pdf", MediaType.APPLICATION_PDF, new byte[] {'M', 'Z', 0, 1}))
        .expectStatus()
        .isEqualTo(422)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("/problems/document-disguised")
        .jsonPath("$.title")
        .isEqualTo("Tệp không đúng như tên gọi");
  }

  @Test
  void aFileOverTheLimitIsRefusedAndNotKept() {
    var large = new byte[51 << 20];

    upload(secretary, form("lon.pdf", MediaType.APPLICATION_PDF, large))
        .expectStatus()
        .isEqualTo(413)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("/problems/document-too-large");
    secretary
        .get()
        .uri(briefing.documents())
        .exchange()
        .expectBody()
        .jsonPath("$.length()")
        .isEqualTo(0);
  }

  @Test
  void anUploadWithoutAFileOrForAForeignItemNamesTheField() throws IOException {
    var without = new MultipartBodyBuilder();
    without.part("title", "Báo cáo");
    upload(secretary, without)
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("file");
    var foreign = form("a.pdf", MediaType.APPLICATION_PDF, pdf());
    foreign.part("agendaItem", "00000000-0000-0000-0000-000000000009");
    upload(secretary, foreign)
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("agendaItem");
  }

  @Test
  void onlyTheOfficeWritesAndOnlyInvitedUnitsRead() throws IOException {
    upload(people.unit(briefing.unit()), form("a.pdf", MediaType.APPLICATION_PDF, pdf()))
        .expectStatus()
        .isForbidden();
    upload(people.nobody(), form("a.pdf", MediaType.APPLICATION_PDF, pdf()))
        .expectStatus()
        .isUnauthorized();
    reads(people.unit(briefing.unit())).expectStatus().isOk();
    reads(people.unit("99999")).expectStatus().isNotFound();
    reads(people.nobody()).expectStatus().isUnauthorized();
  }

  @Test
  void aFiledDocumentHasANumberAndStandsInTheRegister() throws IOException {
    var form = form("to-trinh.pdf", MediaType.APPLICATION_PDF, pdf());
    form.part("title", "Tờ trình về đê điều Hải Hậu");
    var location =
        upload(secretary, form).expectBody().returnResult().getResponseHeaders().getLocation();

    secretary
        .post()
        .uri(location + "/record")
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue("{\"system\":\"register\"}")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.notation")
        .value(notation -> assertThat((String) notation).endsWith("/TTr-VPUBND"));
    secretary
        .get()
        .uri(briefing.documents())
        .exchange()
        .expectBody()
        .jsonPath("$[0].record.status")
        .isEqualTo("FILED");
    secretary
        .get()
        .uri("/api/register?type=TTr&q=hai hau&year=" + Year.now(ZoneId.of("Asia/Ho_Chi_Minh")))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$[0].subject")
        .isEqualTo("Tờ trình về đê điều Hải Hậu");
    secretary
        .post()
        .uri(location + "/record")
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue("{\"system\":\"cmis\"}")
        .exchange()
        .expectStatus()
        .isEqualTo(422);
  }

  private ResponseSpec reads(WebTestClient who) {
    return who.get().uri(briefing.documents()).exchange();
  }

  /// Octets given back twice would soon spoil somebody else's request.
  @Test
  void manyUploadsAtOnceLeaveEveryConnectionWhole() {
    IntStream.range(0, 150)
        .parallel()
        .forEach(n -> {
          var form = form("phu-luc-" + n + ".txt", MediaType.TEXT_PLAIN, text(n));
          form.part("title", "Phụ lục " + n);
          form.part("agendaItem", briefing.item().toString());
          form.part("other", new ByteArrayResource(text(n)), MediaType.TEXT_PLAIN)
              .filename("khong-ai-doc.txt");

          upload(secretary, form).expectStatus().isCreated();
          secretary.get().uri("/api/me").exchange().expectStatus().isOk();
        });

    secretary
        .get()
        .uri(briefing.documents())
        .exchange()
        .expectBody()
        .jsonPath("$.length()")
        .isEqualTo(150);
  }

  private static byte[] text(int n) {
    return ("Phụ lục số " + n + "\n").repeat(1 + n * 97 % 15_000).getBytes(UTF_8);
  }

  private ResponseSpec upload(WebTestClient who, MultipartBodyBuilder form) {
    return who.post()
        .uri(briefing.documents())
        .body(BodyInserters.fromMultipartData(form.build()))
        .exchange();
  }

  private static MultipartBodyBuilder form(String name, MediaType type, byte[] content) {
    var form = new MultipartBodyBuilder();
    form.part("file", new ByteArrayResource(content), type).filename(name);
    return form;
  }

  private static byte[] pdf() throws IOException {
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }
}
