package vn.giaoban.scheduler.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import vn.giaoban.scheduler.document.store.BlobsInFiles;
import vn.giaoban.scheduler.testing.MovableClock;
import vn.giaoban.scheduler.testing.TestDatabase;

/// The rows are written by SQL, as any writer would: what is found of them is the triggers' work.
@Timeout(60)
class SearchIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final UUID STORM = new UUID(1, 1);
  private static final UUID SCHOOL = new UUID(1, 2);
  private static final String MINUTES =
      """
      {"opening": "Bàn về hồ Đồng Chương", "proceedings": [{"title": "Đê", "text": "Kè đã nứt"}],
       "decisions": [{"id": "d1", "text": "Gia cố kè sông Đáy", "unitName": "Sở Thủy lợi"}]}\
      """;

  private final MovableClock clock = MovableClock.at("2026-11-22T08:00:00+07:00");
  private final Search search = new Search(database.client(), clock);

  @BeforeAll
  static void rows() {
    database.execute(
        """
        INSERT INTO unit (id, code, name, level, valid) VALUES
          ('%1$s', 'P', 'Tỉnh Một', 'PROVINCE', daterange(NULL, NULL)),
          ('%2$s', 'A', 'Xã Hải Hậu', 'COMMUNE', daterange(NULL, DATE '2025-07-01')),
          ('%3$s', 'B', 'Xã Hải Tiến', 'COMMUNE', daterange(DATE '2025-07-01', NULL));
        INSERT INTO unit_successor VALUES ('%2$s', '%3$s')\
        """
            .formatted(new UUID(2, 1), new UUID(2, 2), new UUID(2, 3)));
    briefing(STORM, "Ứng phó bão số 3", "2026-11-20T08:00:00+07:00", new UUID(2, 3));
    briefing(SCHOOL, "Giao ban tuần 12", "2024-03-18T08:00:00+07:00", new UUID(2, 1));
    database.execute(
        """
        INSERT INTO agenda_item (id, briefing_id, position, title, seconds) VALUES
          (gen_random_uuid(), '%1$s', 1, 'Hòa giải ở cơ sở', 60),
          (gen_random_uuid(), '%1$s', 2, 'Báo cáo tiến độ đê điều', 60);
        INSERT INTO document (id, briefing_id, purpose, title) VALUES
          ('%2$s', '%1$s', 'PAPER', 'Quyết định 45/2018/QĐ-TTg');
        INSERT INTO document_version (document_id, version, file_name, media_type, size, sha256,
          pages, added_by, added_at) VALUES
          ('%2$s', 1, 'qd45.docx', 'x', 1, '%3$s', 1, 'x', now());
        INSERT INTO minutes (briefing_id, version) VALUES ('%1$s', 1);
        INSERT INTO minutes_version (briefing_id, version, title, body, written_by, written_at)
        VALUES ('%1$s', 1, 'Thông báo kết luận', '%4$s', 'x', now())\
        """
            .formatted(STORM, new UUID(3, 1), "a".repeat(64), MINUTES));
  }

  private static void briefing(UUID id, String title, String start, UUID unit) {
    database.execute(
        """
        INSERT INTO briefing (id, title, starts_at, ends_at, chair, chair_name, state, created_by,
          created_at)
        VALUES ('%1$s', '%2$s', '%3$s', timestamptz '%3$s' + interval '1 hour', 'ct', 'Chủ tịch',
          'CLOSED', 'thuky', now());
        INSERT INTO briefing_unit VALUES ('%1$s', '%4$s', 1)\
        """
            .formatted(id, title, start, unit));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ung pho bao",
        "ứng phó",
        "BÃO SỐ 3",
        "\"bão số\"",
        "hoà giải",
        "hoa giai",
        "đê điều",
        "de dieu",
        "tiến độ -tuyết"
      })
  void aBriefingIsFoundByTitleAndAgendaWithAndWithoutDiacritics(String typed) {
    assertThat(refs(typed, null)).contains("BRIEFING " + STORM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"phó ứng\"", "ứng -bão", "ứng phó tuyết"})
  void whatDoesNotStandThereIsNotFound(String typed) {
    assertThat(refs(typed, null)).isEmpty();
  }

  @Test
  void aWordTypedWithDiacriticsFindsOnlyItsOwnSpellingUnlessThereIsNone() {
    assertThat(refs("bảo", null)).contains("BRIEFING " + STORM);
    assertThat(find("bảo", null).marksIgnored()).isTrue();
    assertThat(find("bão", null).marksIgnored()).isFalse();
    assertThat(refs("báo cáo", null)).containsExactly("BRIEFING " + STORM);
    assertThat(
            find("báo cáo", null).hits().getFirst().snippet().stream()
                .filter(Snippets.Piece::hit)
                .map(Snippets.Piece::text))
        .containsExactly("Báo", "cáo");
  }

  @Test
  void documentsAreFoundByTheirSignMinutesAndDecisionsByWhatTheySay() {
    assertThat(refs("45/2018/QĐ-TTg", null)).containsExactly("DOCUMENT " + new UUID(3, 1));
    assertThat(refs("đồng chương", null)).containsExactly("MINUTES " + STORM);
    assertThat(refs("gia cố kè", null)).containsExactly("DECISION " + STORM + "/d1");
    assertThat(refs("thủy lợi", null)).containsExactly("DECISION " + STORM + "/d1");
  }

  @Test
  void aUnitOfThenIsFoundWithThoseThatTookOver() {
    var hit = find("hai hau", null).hits().getFirst();

    assertThat(hit.kind()).isEqualTo(SearchKind.UNIT);
    assertThat(hit.code()).isEqualTo("A");
    assertThat(hit.note()).isEqualTo("Xã Hải Tiến");
  }

  @Test
  void aUnitsReaderFindsItsOwnBriefingsAndNoMinutesThatNobodyApproved() {
    assertThat(refs("bão", "B")).contains("BRIEFING " + STORM);
    assertThat(refs("bão", "P")).isEmpty();
    assertThat(refs("bão", "null")).isEmpty();
    assertThat(refs("bão", "' | 'k:BRIEFING")).isEmpty();
    assertThat(refs("đồng chương", "B")).isEmpty();
    assertThat(refs("hải hậu", "P")).isNotEmpty();
  }

  @Test
  void filtersNarrowAndKindsAreCountedAllTheSame() {
    assertThat(find("bão", null).kinds()).containsEntry(SearchKind.BRIEFING, 1);

    var query =
        new SearchQuery(
            SearchWords.of("kè"),
            SearchKind.DECISION,
            "B",
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2027-01-01T00:00:00Z"),
            "CLOSED",
            null,
            1);
    var found = search.find(query).block();
    assertThat(found.hits()).extracting(SearchResult.Hit::kind).containsOnly(SearchKind.DECISION);
    assertThat(found.kinds()).isEqualTo(Map.of(SearchKind.DECISION, 1, SearchKind.MINUTES, 1));
    assertThat(search.find(query.page(7)).block().hits()).isEmpty();
    assertThat(search.find(query.page(7)).block().total()).isEqualTo(1);
    assertThat(refs("giao ban", null)).containsExactly("BRIEFING " + SCHOOL);
  }

  @Test
  void changesAreFoundAtOnceAndWhatIsGoneIsNot() {
    var id = UUID.randomUUID();
    briefing(id, "Tuyển sinh đầu cấp", "2026-12-01T08:00:00+07:00", new UUID(2, 1));
    assertThat(refs("tuyển sinh", "P")).hasSize(1);

    database.execute("UPDATE briefing SET title = 'Phổ cập bơi' WHERE id = '" + id + "'");
    database.execute("DELETE FROM briefing_unit WHERE briefing_id = '" + id + "'");
    assertThat(refs("tuyển sinh", null)).isEmpty();
    assertThat(refs("phổ cập bơi", null)).hasSize(1);
    assertThat(refs("phổ cập bơi", "P")).isEmpty();

    database.execute("DELETE FROM briefing WHERE id = '" + id + "'");
    assertThat(refs("phổ cập bơi", null)).isEmpty();
  }

  @Test
  void whatTheTriggersMadeIsWhatARebuildMakes() {
    var before = entries();
    database.execute("SELECT search_rebuild()");

    assertThat(entries()).isEqualTo(before).isNotEmpty();
  }

  @Test
  void theDatabaseSpellsAsWeDo() {
    var text = "HÒA hoà Khoẻ thúy QUỲ Đường ươm nghiêng Ðà Nẵng ỹ ỷ ẵ ặ ộ ợ ự";
    var theirs =
        database
            .client()
            .sql("SELECT spelt(:text) AS spelt")
            .bind("text", text)
            .map(row -> row.get("spelt", String.class))
            .one()
            .block();

    // Ð (U+00D0) is not Vietnamese; it stays what it is on both sides.
    assertThat(theirs).isEqualTo(Spelling.spelt(text));
    for (var word : text.split(" ")) {
      assertThat(refsOfVector(word)).contains(Spelling.spelt(word), Spelling.folded(word));
    }
  }

  private static List<String> refsOfVector(String word) {
    return database
        .client()
        .sql("SELECT unnest(tsvector_to_array(searched(:word))) AS lexeme")
        .bind("word", word)
        .map(row -> row.get("lexeme", String.class))
        .all()
        .collectList()
        .block();
  }

  @Test
  void aDocumentsTextIsReadInTheBackgroundOnceForAllThatHaveIt(@TempDir Path directory)
      throws Exception {
    var blobs = BlobsInFiles.open(directory);
    var docx = directory.resolve("bao-cao.docx");
    try (var zip = new ZipOutputStream(Files.newOutputStream(docx))) {
      entry(zip, "[Content_Types].xml", "<Types/>");
      entry(
          zip,
          "word/document.xml",
          "<d xmlns:w='w'><w:p><w:t>Hồ Núi </w:t><w:t>Cốc cạn nước</w:t></w:p></d>");
    }
    var staged =
        blobs
            .stage(Flux.just(java.nio.ByteBuffer.wrap(Files.readAllBytes(docx))), Files.size(docx))
            .block();
    blobs.keep(staged).block();
    for (int i = 0; i < 2; i++) {
      database.execute(
          """
          INSERT INTO document (id, briefing_id, purpose, title) VALUES ('%1$s', '%2$s', 'PAPER', 'x');
          INSERT INTO document_version (document_id, version, file_name, media_type, size, sha256,
            pages, added_by, added_at) VALUES ('%1$s', 1, 'x.docx', 'x', 1, '%3$s', 1, 'x', now())\
          """
              .formatted(new UUID(4, i), STORM, staged.sha256()));
    }
    clock.set(Instant.now().plusSeconds(5));

    new DocumentTexts(database.client(), database.transactions(), blobs, clock).run().block();

    assertThat(refs("núi cốc", null))
        .containsExactlyInAnyOrder("DOCUMENT " + new UUID(4, 0), "DOCUMENT " + new UUID(4, 1));
    // The other document's content is not in the store: it is looked for again later.
    assertThat(
            database
                .client()
                .sql("SELECT sha256, tries FROM unread_document")
                .map(row -> row.get("sha256", String.class) + row.get("tries", Integer.class))
                .all()
                .collectList()
                .block())
        .containsExactly("a".repeat(64) + "1");
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws Exception {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static List<String> entries() {
    return database
        .client()
        .sql(
            "SELECT kind || ref || at || vector::text || place::text AS row FROM search_entry ORDER BY 1")
        .map(row -> row.get("row", String.class))
        .all()
        .collectList()
        .block();
  }

  private SearchResult find(String typed, @Nullable String reader) {
    return search
        .find(new SearchQuery(SearchWords.of(typed), null, null, null, null, null, reader, 1))
        .block();
  }

  private List<String> refs(String typed, @Nullable String reader) {
    return find(typed, reader).hits().stream()
        .map(hit -> hit.kind() + " " + hit.ref())
        .collect(Collectors.toList());
  }
}
