package vn.giaoban.scheduler.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.document.DocumentService.Added;
import vn.giaoban.scheduler.document.inspect.FileInspector;
import vn.giaoban.scheduler.document.inspect.Samples;
import vn.giaoban.scheduler.document.store.BlobsInFiles;
import vn.giaoban.scheduler.document.store.DocumentsOverR2dbc;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.JournalEntry;
import vn.giaoban.scheduler.journal.JournalOverR2dbc;
import vn.giaoban.scheduler.journal.JournalWakes;
import vn.giaoban.scheduler.record.BuiltInRegister;
import vn.giaoban.scheduler.record.IssuingOffice;
import vn.giaoban.scheduler.record.RecordService;
import vn.giaoban.scheduler.record.store.RecordLinksOverR2dbc;
import vn.giaoban.scheduler.record.store.RegisterOverR2dbc;
import vn.giaoban.scheduler.testing.MovableClock;
import vn.giaoban.scheduler.testing.TestDatabase;

@Timeout(60)
class DocumentServiceIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final Actor SECRETARY = Actor.account("thuky");

  @TempDir Path root;

  private final UUID briefing = UUID.randomUUID();
  private final UUID item = UUID.randomUUID();
  private final MovableClock clock = MovableClock.at("2026-11-22T08:00:00+07:00");
  private final JournalOverR2dbc journal =
      new JournalOverR2dbc(
          database.client(),
          database.transactions(),
          new JournalWakes(database.connections()),
          clock);
  private final Documents documents = new DocumentsOverR2dbc(database.client());
  private BlobStore blobs;
  private DocumentService service;
  private RecordService records;

  @BeforeEach
  void briefing() {
    database.execute(
        """
        INSERT INTO briefing (id, title, starts_at, ends_at, chair, chair_name, state,
          created_by, created_at)
        VALUES ('%s', 'Giao ban tuần', '2026-11-23T08:00+07', '2026-11-23T09:40+07', 'chutich',
          'Nguyễn Văn An', 'SCHEDULED', 'account:thuky', '2026-11-22T08:00+07');
        INSERT INTO agenda_item (id, briefing_id, position, title, seconds)
        VALUES ('%s', '%s', 0, 'Phòng chống bão', 1800)
        """
            .formatted(briefing, item, briefing));
    blobs = BlobsInFiles.open(root);
    service =
        new DocumentService(
            documents, blobs, new FileInspector(), journal, database.transactions(), clock);
    var register =
        new RegisterOverR2dbc(
            database.client(), () -> Mono.just(IssuingOffice.ofProvince("Tỉnh Ninh Bình")), clock);
    records =
        new RecordService(
            documents,
            new RecordLinksOverR2dbc(database.client()),
            List.of(new BuiltInRegister(register)),
            journal,
            database.transactions(),
            clock);
  }

  @Test
  void anUploadIsKeptListedAndJournaled() throws IOException {
    var pdf = Samples.pdf("BÁO CÁO");

    var added = add(pdf, "Báo cáo bão.pdf", "", item).block();

    assertThat(added.added()).isTrue();
    assertThat(service.list(briefing).block()).containsExactly(added.document());
    var version = added.document().current();
    assertThat(version.pages()).isEqualTo(2);
    assertThat(version.addedBy()).isEqualTo("account:thuky");
    assertThat(blobs.find(version.sha256()))
        .hasValueSatisfying(file -> assertThat(file).hasBinaryContent(pdf));
    assertThat(journaled())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.kind()).isEqualTo("DocumentAdded");
          assertThat(entry.payload())
              .containsEntry("title", "Báo cáo bão")
              .containsEntry("agendaItem", item.toString())
              .containsEntry("version", 1);
        });
  }

  @Test
  void theSameFileAgainChangesNothingAndAnotherOneUnderItsNameIsTheNextVersion()
      throws IOException {
    var first = add(Samples.pdf("một"), "a.pdf", "", item).block();

    var again = add(blobs.find(first.document().current().sha256()).get(), "a.pdf").block();
    var next = add(Samples.pdf("hai"), "A.PDF", "", item).block();
    var elsewhere = add(Samples.pdf("ba"), "a.pdf", "", null).block();

    assertThat(again.added()).isFalse();
    assertThat(again.document()).isEqualTo(first.document());
    assertThat(next.document().id()).isEqualTo(first.document().id());
    assertThat(next.document().versions()).hasSize(2);
    assertThat(elsewhere.document().id()).isNotEqualTo(first.document().id());
    assertThat(service.list(briefing).block())
        .containsExactly(next.document(), elsewhere.document());
    assertThat(service.version(briefing, first.document().id(), 1).block())
        .isEqualTo(first.document().current());
    assertThat(journaled()).hasSize(3);
  }

  @Test
  void aRefusedFileLeavesNothingBehind() throws IOException {
    assertThat(refusal(add(Samples.pdf("UBND", "TỐI MẬT"), "a.pdf", "", item)))
        .isEqualTo("document-secret");
    assertThat(refusal(add("MZ\0\1".getBytes(UTF_8), "a.pdf", "", item)))
        .isEqualTo("document-disguised");
    assertThat(refusal(add(new byte[0], "a.pdf", "", item))).isEqualTo("document-empty");
    assertThat(refusal(add(Samples.pdf("x"), "a.pdf", "", UUID.randomUUID())))
        .isEqualTo("invalid-input");

    assertThat(journaled()).isEmpty();
    assertThat(service.list(briefing).block()).isEmpty();
    try (var files = Files.walk(root)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void aForeignOrUnknownBriefingHasNoDocuments() throws IOException {
    var added = add(Samples.pdf("một"), "a.pdf", "", null).block();

    assertThat(refusal(service.list(UUID.randomUUID()))).isEqualTo("briefing-not-found");
    assertThat(refusal(service.get(UUID.randomUUID(), added.document().id())))
        .isEqualTo("no-such-document");
  }

  @Test
  void filingTakesANumberOncePerVersion() throws IOException {
    var added = add(Samples.pdf("một"), "to-trinh.pdf", "Tờ trình về đê điều", item).block();
    var id = added.document().id();
    var wish = new RecordService.Wish("", null, "");

    var links =
        Flux.range(0, 5)
            .flatMap(i -> records.file(briefing, id, wish, SECRETARY))
            .collectList()
            .block();

    assertThat(links).hasSize(5).containsOnly(links.getFirst());
    assertThat(links.getFirst().notation()).isEqualTo("01/TTr-VPUBND");
    assertThat(records.newestLinks(briefing).block()).containsEntry(id, links.getFirst());
    assertThat(journaled().getLast().kind()).isEqualTo("DocumentFiled");
    assertThat(journaled()).hasSize(2);
    assertThat(
            refusal(
                records.file(briefing, id, new RecordService.Wish("cmis", null, ""), SECRETARY)))
        .isEqualTo("record-system");
  }

  private Mono<Added> add(Path file, String name) throws IOException {
    return add(Files.readAllBytes(file), name, "", item);
  }

  private Mono<Added> add(byte[] content, String name, String title, UUID agendaItem) {
    return blobs
        .stage(Flux.just(ByteBuffer.wrap(content)), 1 << 20)
        .flatMap(staged ->
            service.add(
                briefing, new Upload(staged, name, "", title, "", agendaItem, null), SECRETARY));
  }

  private List<JournalEntry> journaled() {
    return journal.read(briefing, 0, 100).collectList().block();
  }

  private static String refusal(Mono<?> refused) {
    return refused
        .map(Object::toString)
        .onErrorResume(RefusedException.class, e -> Mono.just(e.refusal().code()))
        .block();
  }
}
