package vn.giaoban.web.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import net.fortuna.ical4j.data.CalendarBuilder;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import vn.giaoban.web.calendar.SampleCalendar;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

@WebTest
@Timeout(90)
class ProgrammeIT {
  /// Within the next week, so that the page, the print and the feed of two weeks hold it.
  private static final OffsetDateTime START =
      OffsetDateTime.now(ZoneOffset.ofHours(7)).truncatedTo(ChronoUnit.HOURS).plusDays(7);

  @Autowired People people;

  @Test
  void onlyWhatIsPublishedIsReadByEverybody() throws Exception {
    settings(Map.of("enabled", false));
    for (String path : new String[] {"", ".pdf", ".rss", ".ics"}) {
      people.nobody().get().uri("/lich-tuan" + path).exchange().expectStatus().isNotFound();
    }
    var sample = new SampleCalendar(people);
    String open = sample.briefing("Họp <công khai> & rõ", START, sample.commune, sample.other);
    sample.change(open, Map.of("location", "Hội trường tầng 2"));
    String secret = sample.briefing("Họp kín", START.plusHours(3), sample.commune);
    settings(
        Map.of(
            "enabled", true,
            "note", "Lịch này thay giấy mời.",
            "signerTitle", "CHÁNH VĂN PHÒNG",
            "signerName", "Phạm Văn Bình"));
    publish(open, true);

    String tuan = "?tuan=" + Week.of(START.toLocalDate());
    var page = read("/lich-tuan" + tuan);
    String html = text(page);

    assertThat(html)
        .contains(
            "Họp &lt;công khai&gt; &amp; rõ",
            "Xã Lịch Một; Xã Lịch Hai",
            "Sở Lịch",
            "Hội trường tầng 2, kết hợp trực tuyến",
            "thay giấy mời")
        .doesNotContain("Họp kín", secret, "/briefings/");
    assertThat(page.getResponseHeaders().getCacheControl()).isEqualTo("max-age=300, public");
    people
        .nobody()
        .get()
        .uri("/lich-tuan" + tuan)
        .header(HttpHeaders.IF_NONE_MATCH, page.getResponseHeaders().getETag())
        .exchange()
        .expectStatus()
        .isNotModified();
    try (var pdf = Loader.loadPDF(read("/lich-tuan.pdf" + tuan).getResponseBody())) {
      String words = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
      assertThat(words)
          .contains(
              "Hội trường tầng 2",
              "LỊCH CÔNG TÁC TUẦN",
              "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
              "CHÁNH VĂN PHÒNG")
          .doesNotContain("Họp kín");
      assertThat(pdf.getPage(0).getMediaBox().getWidth())
          .isGreaterThan(pdf.getPage(0).getMediaBox().getHeight());
    }
    byte[] rss = read("/lich-tuan.rss").getResponseBody();
    var titles =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(rss))
            .getElementsByTagName("title");
    assertThat(titles.item(titles.getLength() - 1).getTextContent())
        .contains("Họp <công khai> & rõ");
    String ics = text(read("/lich-tuan.ics"));
    assertThat(new CalendarBuilder().build(new StringReader(ics)).validate().hasErrors()).isFalse();
    assertThat(ics).contains("Họp <công khai> & rõ").doesNotContain("Họp kín", "bão số 12");

    sample.cancel(open);
    assertThat(text(read("/lich-tuan" + tuan))).contains("HOÃN:");
    publish(open, false);
    assertThat(text(read("/lich-tuan" + tuan))).doesNotContain("công khai&gt;");
    people
        .secretary()
        .get()
        .uri("/api/briefings/" + open + "/journal")
        .exchange()
        .expectBody(String.class)
        .value(journal ->
            assertThat(journal).contains("rút cuộc họp khỏi lịch công tác tuần công khai"));
  }

  @Test
  void aSeriesIsPublishedAsAWholeAndItsNextMeetingsWithIt() {
    var sample = new SampleCalendar(people);
    String first =
        sample.briefing(
            Map.of("recurrence", "FREQ=WEEKLY;COUNT=3"), "Họp chuỗi", START, sample.commune);

    people
        .secretary()
        .put()
        .uri("/api/briefings/" + first + "/publication?scope=all")
        .bodyValue(Map.of("published", true))
        .exchange()
        .expectStatus()
        .isOk();

    people
        .secretary()
        .get()
        .uri(
            "/api/calendar/events?unit="
                + sample.commune
                + "&from="
                + START.toLocalDate()
                + "&to="
                + START.plusDays(30).toLocalDate())
        .exchange()
        .expectBody()
        .jsonPath("$.events[*].published")
        .isEqualTo(java.util.List.of(true, true, true));
    people
        .secretary()
        .get()
        .uri("/api/briefings/" + first + "/publication")
        .exchange()
        .expectBody()
        .jsonPath("$.published")
        .isEqualTo(true);
    people
        .secretary()
        .put()
        .uri("/api/briefings/" + first + "/publication?scope=some")
        .bodyValue(Map.of("published", true))
        .exchange()
        .expectStatus()
        .isEqualTo(422);
  }

  @Test
  void weeksThatAreNoneHaveAPageThatLeadsBack() {
    settings(Map.of("enabled", true));

    people
        .nobody()
        .get()
        .uri("/lich-tuan?tuan=3026-W01")
        .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
        .exchange()
        .expectStatus()
        .isNotFound()
        .expectBody(String.class)
        .value(
            html -> assertThat(html).contains("no programme of that week", "href=\"/lich-tuan\""));
    people
        .unit("U9")
        .put()
        .uri("/api/calendar/programme")
        .bodyValue(Map.of("enabled", false))
        .exchange()
        .expectStatus()
        .isForbidden();
    people
        .secretary()
        .put()
        .uri("/api/calendar/programme")
        .bodyValue(Map.of("note", "x".repeat(501)))
        .exchange()
        .expectStatus()
        .isEqualTo(422);
  }

  private EntityExchangeResult<byte[]> read(String uri) {
    return people
        .nobody()
        .get()
        .uri(uri)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(byte[].class)
        .returnResult();
  }

  private static String text(EntityExchangeResult<byte[]> answer) {
    return new String(answer.getResponseBody(), StandardCharsets.UTF_8);
  }

  private void settings(Map<String, ?> settings) {
    people
        .secretary()
        .put()
        .uri("/api/calendar/programme")
        .bodyValue(settings)
        .exchange()
        .expectStatus()
        .isOk();
  }

  private void publish(String id, boolean published) {
    people
        .secretary()
        .put()
        .uri("/api/briefings/" + id + "/publication")
        .bodyValue(Map.of("published", published))
        .exchange()
        .expectStatus()
        .isOk();
  }
}
