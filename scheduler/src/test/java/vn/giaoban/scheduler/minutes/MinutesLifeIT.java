package vn.giaoban.scheduler.minutes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.document.DocumentService;
import vn.giaoban.scheduler.document.Upload;
import vn.giaoban.scheduler.document.inspect.FileInspector;
import vn.giaoban.scheduler.document.store.BlobsInFiles;
import vn.giaoban.scheduler.document.store.DocumentsOverR2dbc;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.JournalEntry;
import vn.giaoban.scheduler.journal.JournalOverR2dbc;
import vn.giaoban.scheduler.journal.JournalWakes;
import vn.giaoban.scheduler.minutes.store.FactsOverR2dbc;
import vn.giaoban.scheduler.minutes.store.MinutesOverR2dbc;
import vn.giaoban.scheduler.organisation.Person;
import vn.giaoban.scheduler.outbox.Outbox;
import vn.giaoban.scheduler.outbox.OutboxMail;
import vn.giaoban.scheduler.record.BuiltInRegister;
import vn.giaoban.scheduler.record.IssuingOffice;
import vn.giaoban.scheduler.record.RecordService;
import vn.giaoban.scheduler.record.RecordType;
import vn.giaoban.scheduler.record.RegisterEntry;
import vn.giaoban.scheduler.record.store.RecordLinksOverR2dbc;
import vn.giaoban.scheduler.record.store.RegisterOverR2dbc;
import vn.giaoban.scheduler.testing.MovableClock;
import vn.giaoban.scheduler.testing.TestDatabase;

@Timeout(60)
class MinutesLifeIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final Actor SECRETARY = Actor.account("thuky");
  private static final MinutesApprovals.Approver CHAIR =
      new MinutesApprovals.Approver("chutich", "Nguyễn Văn An");

  @TempDir Path root;

  private final UUID briefing = UUID.randomUUID();
  private final MovableClock clock = MovableClock.at("2026-11-23T10:00:00+07:00");
  private final JournalOverR2dbc journal =
      new JournalOverR2dbc(
          database.client(),
          database.transactions(),
          new JournalWakes(database.connections()),
          clock);
  private final DocumentsOverR2dbc documents = new DocumentsOverR2dbc(database.client());
  private final MinutesOverR2dbc store = new MinutesOverR2dbc(database.client());
  private final List<OutboxMail> sent = new ArrayList<>();
  private boolean printerBroken;
  private BlobsInFiles blobs;
  private RegisterOverR2dbc register;
  private RecordService records;
  private MinutesDrafts drafts;
  private MinutesPrints prints;
  private MinutesApprovals approvals;
  private MinutesDistribution distribution;

  @BeforeEach
  void closedBriefing() {
    database.execute(
        """
        INSERT INTO briefing (id, title, starts_at, ends_at, chair, chair_name, state, closed_at,
          created_by, created_at)
        VALUES ('%1$s', 'Giao ban tuần', '2026-11-23T08:00+07', '2026-11-23T09:40+07', 'chutich',
          'Nguyễn Văn An', 'CLOSED', '2026-11-23T09:40+07', 'thuky', '2026-11-22T08:00+07');
        INSERT INTO agenda_item (id, briefing_id, position, title, seconds)
        VALUES (gen_random_uuid(), '%1$s', 0, 'Phòng chống bão', 1800);
        WITH made AS (
          INSERT INTO unit (id, code, name, level, email, valid)
          SELECT gen_random_uuid(), '%2$s' || n, 'Xã ' || n, 'COMMUNE',
                 CASE WHEN n < 3 THEN 'xa' || n || '@ninhbinh.example' END, '[2025-07-01,)'
          FROM generate_series(1, 3) n RETURNING id, code)
        INSERT INTO briefing_unit (briefing_id, unit_id, position)
        SELECT '%1$s', id, row_number() OVER (ORDER BY code) FROM made
        """
            .formatted(briefing, briefing.toString().substring(0, 8) + "-"));
    journal
        .append(briefing, SECRETARY, "RoomClosed", Map.of("by", "account:chutich"))
        .block(Duration.ofSeconds(10));

    IssuingOffice.Source office = () -> Mono.just(IssuingOffice.ofProvince("Tỉnh Ninh Bình"));
    blobs = BlobsInFiles.open(root);
    register = new RegisterOverR2dbc(database.client(), office, clock);
    records =
        new RecordService(
            documents,
            new RecordLinksOverR2dbc(database.client()),
            List.of(new BuiltInRegister(register)),
            journal,
            database.transactions(),
            clock);
    var facts =
        new FactsOverR2dbc(
            database.client(),
            names ->
                Flux.just(
                    new Person("chutich", "Nguyễn Văn An", "Phó Chủ tịch UBND tỉnh", null),
                    new Person("thuky", "Trần Thị Mai", null, null)));
    drafts = new MinutesDrafts(store, facts, journal, database.transactions(), clock);
    prints = new MinutesPrints(this::print, office, blobs);
    approvals =
        new MinutesApprovals(
            drafts,
            store,
            prints,
            documents,
            blobs,
            register,
            records,
            journal,
            database.transactions(),
            clock,
            AfterApproval.nothing());
    Outbox outbox =
        mail ->
            Mono.fromCallable(() -> {
              sent.add(mail);
              return UUID.randomUUID();
            });
    distribution =
        new MinutesDistribution(
            drafts,
            store,
            facts,
            (minutes, approval, unit, pdf) ->
                new OutboxMail(
                    OutboxMail.Kind.MINUTES,
                    "minutes/" + unit.code(),
                    minutes.briefingId(),
                    unit.code(),
                    unit.email(),
                    unit.name(),
                    approval.notation(),
                    "text",
                    null,
                    null,
                    List.of(pdf)),
            documents,
            outbox,
            journal,
            database.transactions(),
            clock);
  }

  /// A sheet as words: what it shows is tested where it is laid out.
  private MinutesSheet.Printed print(MinutesSheet sheet) {
    if (printerBroken) {
      throw new IllegalStateException("out of paper");
    }
    return new MinutesSheet.Printed((sheet.notation() + " " + sheet.title()).getBytes(UTF_8), 2);
  }

  @Test
  void manyWhoAskAtOnceGetOneDraft() {
    var all = Flux.range(0, 8).flatMap(i -> drafts.get(briefing)).collectList().block();

    assertThat(all).hasSize(8).containsOnly(all.getFirst());
    assertThat(all.getFirst().state()).isEqualTo(Minutes.State.DRAFT);
    assertThat(all.getFirst().body().heading().chair().title()).isEqualTo("Phó Chủ tịch UBND tỉnh");
    assertThat(kinds()).containsExactly("RoomClosed", "MinutesDrafted");
  }

  @Test
  void whatACrashLeftUndraftedIsFoundAtTheNextLook() {
    assertThat(store.missing().collectList().block()).contains(briefing);

    drafts.draftMissing().block();

    assertThat(store.find(briefing).block()).isNotNull();
    assertThat(store.missing().collectList().block()).doesNotContain(briefing);
  }

  @Test
  void minutesAreDraftedWhenTheRoomIsClosed() {
    try (var watch = new MinutesWatch(drafts, journal)) {
      assertThat(watch).isNotNull();
      Mono.defer(() -> store.find(briefing))
          .repeatWhenEmpty(100, tries -> tries.delayElements(Duration.ofMillis(50)))
          .block();
    }
  }

  @Test
  void anEditOnAnOldVersionIsRefusedAndNothingIsLost() {
    var draft = drafts.get(briefing).block();
    var mine = withOpening(draft.body(), "của tôi");
    var yours = withOpening(draft.body(), "của chị");

    var edited = drafts.edit(briefing, draft.tag(), "Tên mới", mine, SECRETARY).block();

    assertThat(edited.version()).isEqualTo(2);
    assertThat(edited.title()).isEqualTo("Tên mới");
    assertThat(refusal(drafts.edit(briefing, draft.tag(), "x", yours, SECRETARY)))
        .isEqualTo("minutes-changed");
    assertThat(drafts.get(briefing).block()).isEqualTo(edited);
    assertThat(drafts.edit(briefing, edited.tag(), "Tên mới", mine, SECRETARY).block())
        .isEqualTo(edited);
    assertThat(last().kind()).isEqualTo("MinutesEdited");
    assertThat(last().payload().get("changes")).isEqualTo(List.of("title", "opening"));
  }

  @Test
  void approvalFreezesNumbersFilesAndLinks() {
    var paper = upload("to-trinh.txt", "Tờ trình", "Kính gửi").block().document();
    var draft = drafts.get(briefing).block();

    var approved = approvals.approve(briefing, draft.tag(), CHAIR).block();

    var approval = approved.approval();
    assertThat(approved.state()).isEqualTo(Minutes.State.APPROVED);
    assertThat(approval.notation()).endsWith("/BB-VPUBND");
    assertThat(prints.pdf(approved).block())
        .isEqualTo(ByteBuffer.wrap((approval.notation() + " Giao ban tuần").getBytes(UTF_8)));
    assertThat(drafts.get(briefing).block()).isEqualTo(approved);
    assertThat(records.newestLinks(briefing).block())
        .containsOnlyKeys(paper.id(), approval.documentId());
    assertThat(kinds()).endsWith("DocumentFiled", "MinutesApproved", "MinutesFiled");
    assertThat(refusal(drafts.edit(briefing, "", "x", approved.body(), SECRETARY)))
        .isEqualTo("minutes-approved");
    assertThat(refusal(approvals.approve(briefing, "", CHAIR))).isEqualTo("minutes-approved");
  }

  @Test
  void anApprovalThatFailsGivesTheNumberBack() {
    printerBroken = true;
    assertThat(approvals.approve(briefing, "", CHAIR).onErrorComplete().block()).isNull();
    printerBroken = false;

    var approved = approvals.approve(briefing, "", CHAIR).block();

    List<RegisterEntry> minutes =
        register.search(2026, Optional.of(RecordType.MINUTES), "", 50).block();
    assertThat(minutes.getFirst().number()).isEqualTo(minutes.size());
    assertThat(minutes.getFirst().notation()).isEqualTo(approved.approval().notation());
    assertThat(kinds().filter("MinutesApproved"::equals)).hasSize(1);
  }

  @Test
  void onlyApprovedMinutesAreSentAndOnce() {
    assertThat(refusal(distribution.distribute(briefing, SECRETARY)))
        .isEqualTo("minutes-not-approved");
    var approved = approvals.approve(briefing, "", CHAIR).block();

    var distributed = distribution.distribute(briefing, SECRETARY).block();
    distribution.distribute(briefing, SECRETARY).block();

    assertThat(distributed.state()).isEqualTo(Minutes.State.DISTRIBUTED);
    assertThat(sent).extracting(OutboxMail::name).containsExactly("Xã 1", "Xã 2");
    assertThat(sent.getFirst().attachments())
        .singleElement()
        .satisfies(file -> assertThat(file.sha256()).isEqualTo(approved.approval().sha256()));
    assertThat(last().kind()).isEqualTo("MinutesDistributed");
    assertThat((List<?>) last().payload().get("withoutAddress")).hasSize(1);
  }

  @Test
  void thereAreNoMinutesBeforeTheEnd() {
    database.execute("UPDATE briefing SET state = 'OPEN' WHERE id = '%s'".formatted(briefing));

    assertThat(refusal(drafts.get(briefing))).isEqualTo("minutes-not-yet");
    assertThat(refusal(drafts.get(UUID.randomUUID()))).isEqualTo("briefing-not-found");
  }

  private Mono<DocumentService.Added> upload(String name, String title, String content) {
    var service =
        new DocumentService(
            documents, blobs, new FileInspector(), journal, database.transactions(), clock);
    return blobs
        .stage(Flux.just(ByteBuffer.wrap(content.getBytes(UTF_8))), 1000)
        .flatMap(staged ->
            service.add(briefing, new Upload(staged, name, "", title, "", null, null), SECRETARY));
  }

  private static MinutesBody withOpening(MinutesBody body, String opening) {
    return new MinutesBody(
        body.heading(),
        opening,
        body.attendance(),
        body.proceedings(),
        body.decisions(),
        body.closing(),
        body.recipients());
  }

  private Stream<String> kinds() {
    return journaled().stream().map(JournalEntry::kind);
  }

  private JournalEntry last() {
    return journaled().getLast();
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
