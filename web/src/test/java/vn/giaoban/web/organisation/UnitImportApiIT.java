package vn.giaoban.web.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

@WebTest
@Timeout(90)
class UnitImportApiIT {
  @Autowired People people;

  @ParameterizedTest
  @CsvSource({"UTF-8, I1", "UTF-16, I2", "UTF-16LE, I3"})
  void aListIsImportedWhateverItsEncoding(String charset, String code) {
    var list =
        "Mã;Tên đơn vị;Cấp;Mã cấp trên\n%s;Tỉnh Đồng Bằng;tỉnh;\n%s-A;Xã Hải Hậu;xã;%s\n"
            .formatted(code, code, code)
            .getBytes(Charset.forName(charset));

    upload(list, "?preview=true")
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.added")
        .isEqualTo(2)
        .jsonPath("$.changes[1].name")
        .isEqualTo("Xã Hải Hậu")
        .jsonPath("$.changes[1].kinds[0]")
        .isEqualTo("ADD");
    get("/api/units/" + code).expectStatus().isNotFound();
    upload(list, "").expectStatus().isOk().expectBody().jsonPath("$.added").isEqualTo(2);
    upload(list, "")
        .expectBody()
        .jsonPath("$.added")
        .isEqualTo(0)
        .jsonPath("$.unchanged")
        .isEqualTo(2);
    get("/api/units/%s-A".formatted(code))
        .expectBody()
        .jsonPath("$.name")
        .isEqualTo("Xã Hải Hậu")
        .jsonPath("$.parent")
        .isEqualTo(code);
  }

  @Test
  void everyFaultIsToldByRowAndColumnAndNothingIsImported() {
    var list =
        "code,name,level,parent,validFrom\nI5,Tỉnh Năm,tỉnh,,2025-02-30\nI5-A,Xã A,xã,I5,\nI5-A,Xã B,xã,I5,\n";

    upload(list.getBytes(StandardCharsets.UTF_8), "")
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("/problems/import-faulty")
        .jsonPath("$.errors[0].field")
        .isEqualTo("E2")
        .jsonPath("$.errors[0].message")
        .value(String.class, message -> assertThat(message).startsWith("Dòng 2, cột E: "))
        .jsonPath("$.errors[?(@.field=='A4')].message")
        .value(
            List.class,
            messages ->
                assertThat(messages).containsExactly("Dòng 4, cột A: Mã I5-A đã có ở dòng 3."));
    get("/api/units/I5-A").expectStatus().isNotFound();
  }

  @Test
  void theBodyItselfMayBeTheList() {
    people
        .secretary()
        .post()
        .uri("/api/units/import?on=2025-07-01")
        .contentType(MediaType.parseMediaType("text/csv"))
        .bodyValue("code,name,level,parent\nI6,Tỉnh Sáu,tỉnh,\n".getBytes(StandardCharsets.UTF_8))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.added")
        .isEqualTo(1);
    get("/api/units/I6?on=2025-06-30").expectStatus().isNotFound();
    get("/api/units/I6?on=2025-07-01").expectStatus().isOk();
  }

  @Test
  void theTemplateIsAListThatIsUnderstood() throws Exception {
    var template =
        people
            .secretary()
            .get()
            .uri("/api/units/import/template.xlsx")
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(byte[].class)
            .returnResult()
            .getResponseBody();
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(template))) {
      assertThat(book.getFirstSheet().read().getFirst().getCellText(1)).isEqualTo("Tên đơn vị");
    }

    upload(template, "?preview=true")
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.layout")
        .isEqualTo("LIST")
        .jsonPath("$.format")
        .isEqualTo("XLSX")
        .jsonPath("$.rows")
        .isEqualTo(2);
  }

  @Test
  void unitsImportNothing() {
    people
        .unit("U9")
        .post()
        .uri("/api/units/import")
        .contentType(MediaType.parseMediaType("text/csv"))
        .bodyValue("code,name,level\n".getBytes(StandardCharsets.UTF_8))
        .exchange()
        .expectStatus()
        .isForbidden();
    upload("tên\n".getBytes(StandardCharsets.UTF_8), "")
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("/problems/table-empty");
  }

  @Test
  void theLifeOfAUnitOverHttp() {
    upload(
            "code,name,level,parent\nI7,Tỉnh Bảy,tỉnh,\nI7-A,Xã Cũ,xã,I7\nI7-B,Xã Khác,xã,I7\n"
                .getBytes(StandardCharsets.UTF_8),
            "?on=2025-07-01")
        .expectStatus()
        .isOk();
    var etag = Map.of("phone", "0228 3877 000", "tags", List.of("Ven biển"));
    people
        .secretary()
        .patch()
        .uri("/api/units/I7-A")
        .header("If-Match", "\"0\"")
        .bodyValue(etag)
        .exchange()
        .expectBody()
        .jsonPath("$.version")
        .isEqualTo(1)
        .jsonPath("$.tags[0]")
        .isEqualTo("ven biển");
    people
        .secretary()
        .patch()
        .uri("/api/units/I7-A")
        .header("If-Match", "\"0\"")
        .bodyValue(etag)
        .exchange()
        .expectStatus()
        .isEqualTo(412)
        .expectBody()
        .jsonPath("$.version")
        .isEqualTo(1);

    post(
            "/api/units/changes",
            Map.of(
                "kind",
                "RENAME",
                "on",
                "2026-01-01",
                "units",
                List.of("I7-A"),
                "name",
                "Phường Mới"))
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$[0].name")
        .isEqualTo("Phường Mới");
    get("/api/units/I7-A?on=2025-12-31").expectBody().jsonPath("$.name").isEqualTo("Xã Cũ");
    get("/api/units/search?q=xa cu")
        .expectBody()
        .jsonPath("$[?(@.unit.code=='I7-A')].now[0].name")
        .isEqualTo("Phường Mới");
    get("/api/units/I7-A/history")
        .expectBody()
        .jsonPath("$.length()")
        .isEqualTo(2)
        .jsonPath("$[0].generation")
        .isEqualTo(-1);

    var post = get("/api/units/I7-A/posts").expectBody(List.class).returnResult().getResponseBody();
    var head = (Map<?, ?>) post.getFirst();
    assertThat(head.get("addressed")).isEqualTo("Chủ tịch UBND phường Mới");
    post(
            "/api/units/I7-A/posts/%s/holders".formatted(head.get("id")),
            Map.of("name", "Lê Văn An", "from", "2026-01-01"))
        .expectStatus()
        .isCreated()
        .expectBody()
        .jsonPath("$.holder.name")
        .isEqualTo("Lê Văn An");
    post(
            "/api/units/I7-A/sites",
            Map.of("name", "Hội trường", "equipment", List.of(Map.of("kind", "CAMERA"))))
        .expectStatus()
        .isCreated();
    post("/api/units/I7-A/contacts", Map.of("name", "Chị Lan", "phone", "0912 345 678"))
        .expectStatus()
        .isCreated();
    post(
            "/api/unit-groups",
            Map.of("name", "Nhóm I7", "rule", Map.of("below", "I7", "tags", List.of("ven biển"))))
        .expectStatus()
        .isCreated()
        .expectBody()
        .jsonPath("$.units")
        .isEqualTo(List.of("I7-A"));
    get("/api/units/I7-A/sites").expectBody().jsonPath("$[0].equipment[0].count").isEqualTo(1);
    get("/api/units/I7-B/posts").expectBody().jsonPath("$[0].holder").isEmpty();
  }

  private WebTestClient.ResponseSpec upload(byte[] octets, String query) {
    var form = new MultipartBodyBuilder();
    form.part("file", new ByteArrayResource(octets)).filename("don-vi.csv");
    return people
        .secretary()
        .post()
        .uri("/api/units/import" + query)
        .bodyValue(form.build())
        .exchange();
  }

  private WebTestClient.ResponseSpec post(String uri, Map<String, ?> body) {
    return people.secretary().post().uri(uri).bodyValue(body).exchange();
  }

  private WebTestClient.ResponseSpec get(String uri) {
    return people.secretary().get().uri(uri).exchange();
  }
}
