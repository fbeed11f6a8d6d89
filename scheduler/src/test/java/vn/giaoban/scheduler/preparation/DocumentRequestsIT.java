package vn.giaoban.scheduler.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.calendar.WorkingDays;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.invitation.InvitationLetters.Letter;
import vn.giaoban.scheduler.invitation.MailOffice;
import vn.giaoban.scheduler.job.Jobs;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.JournalEntry;
import vn.giaoban.scheduler.testing.TestDatabase;

@Timeout(120)
class DocumentRequestsIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private final MailOffice office = new MailOffice(database);
  private final Map<String, Instant> plans = new ConcurrentHashMap<>();
  private final DocumentRequests requests = requests();
  private final Speakers speakers =
      new Speakers(database.client(), office.journal, database.transactions(), office.clock);
  private final PreparationService preparation =
      new PreparationService(
          database.client(),
          requests,
          speakers,
          _ -> Mono.just(LeadTimes.USUAL),
          () -> Mono.just(WorkingDays.byLaw()::minus),
          office.journal,
          database.transactions(),
          office.clock);

  private DocumentRequests requests() {
    return new DocumentRequests(
        database.client(),
        office.invitations,
        (_, _, link, wanted, chase) ->
            new Letter(chase ? "Nhắc" : "Đề nghị", wanted.size() + " " + link, "", null),
        (_, recipient) -> Mono.just(URI.create("https://g.example/join/" + recipient.code())),
        office.outbox,
        office.journal,
        jobs(),
        _ -> Mono.just(LeadTimes.USUAL),
        () -> Mono.just(WorkingDays.byLaw()::minus),
        database.transactions(),
        office.clock,
        () -> {});
  }

  private Jobs jobs() {
    return new Jobs() {
      @Override
      public Mono<Void> plan(UUID briefingId, String task, String detail, Instant at) {
        return Mono.fromRunnable(() -> plans.put(task, at));
      }

      @Override
      public Mono<Void> drop(UUID briefingId, String task, String detail) {
        return Mono.fromRunnable(() -> plans.remove(task));
      }

      @Override
      public Mono<Void> dropAll(UUID briefingId) {
        return Mono.fromRunnable(plans::clear);
      }
    };
  }

  @BeforeEach
  void schedule() {
    database.execute("DELETE FROM outbox; DELETE FROM document_request");
    // A Monday a week before; the meeting is on Monday 23 November.
    office.clock.set(at("2026-11-16T08:00:00+07:00"));
    office.schedule(3);
  }

  private static Instant at(String time) {
    return OffsetDateTime.parse(time).toInstant();
  }

  private UUID item() {
    return database
        .client()
        .sql("SELECT id FROM agenda_item WHERE briefing_id = :id")
        .bind("id", office.briefing)
        .map(row -> row.get("id", UUID.class))
        .one()
        .block();
  }

  private List<DocumentRequest> ask(String unit, @Nullable UUID item, @Nullable Instant due) {
    return requests
        .ask(
            office.briefing,
            List.of(new DocumentRequests.Ask(unit, item, "Báo cáo", due)),
            MailOffice.SECRETARY)
        .block(Duration.ofSeconds(10));
  }

  private UUID document() {
    var id = UUID.randomUUID();
    database.execute(
        "INSERT INTO document (id, briefing_id, purpose, title) VALUES ('%s', '%s', 'PAPER', 'BC')"
            .formatted(id, office.briefing));
    return id;
  }

  private List<String> subjects() {
    office.drain();
    return office.taken.stream().map(p -> p.mail().subject()).toList();
  }

  @Test
  void aUnitIsAskedByMailWithTheDeadlineTheRulesHave() {
    var asked = ask("1", item(), null);

    assertThat(asked)
        .singleElement()
        .satisfies(one -> {
          assertThat(one.due()).isEqualTo(at("2026-11-18T17:00:00+07:00"));
          assertThat(one.state(office.clock.instant())).isEqualTo(DocumentRequest.State.ASKED);
        });
    assertThat(subjects()).containsExactly("Đề nghị");
    assertThat(plans).containsEntry("chase-documents", at("2026-11-17T08:00:00+07:00"));
    assertThat(office.journaled()).contains("DocumentRequested");
  }

  @Test
  void askingAgainGivesANewDeadlineNotASecondRequest() {
    ask("1", item(), null);
    var again = ask("1", item(), at("2026-11-20T10:00:00+07:00"));

    assertThat(again).hasSize(1);
    assertThat(again.getFirst().due()).isEqualTo(at("2026-11-20T10:00:00+07:00"));
    assertThat(subjects()).hasSize(2);
  }

  @Test
  void everyFaultIsToldAtOnceAndNothingIsAsked() {
    assertThatThrownBy(() -> ask("99", UUID.randomUUID(), at("2026-11-24T10:00:00+07:00")))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e ->
                assertThat(e.refusal().fields())
                    .extracting(Refusal.FieldFault::field)
                    .containsExactlyInAnyOrder("unit", "agendaItem", "due"));
    assertThat(requests.ofBriefing(office.briefing).block()).isEmpty();
  }

  @Test
  void theJobRemindsOnceEachTimeHoweverOftenItRuns() {
    ask("1", item(), null);
    ask("2", null, null);
    subjects();
    office.taken.clear();

    office.clock.set(at("2026-11-17T08:00:01+07:00"));
    requests.run().then(requests.run()).block(Duration.ofSeconds(10));
    assertThat(subjects()).containsExactly("Nhắc", "Nhắc");

    // Hours of down-time: the deadline passed meanwhile, one reminder is enough.
    office.clock.set(at("2026-11-19T09:00:00+07:00"));
    requests.run().then(requests.run()).block(Duration.ofSeconds(10));
    assertThat(subjects()).hasSize(4);
    assertThat(
            office.entries().stream()
                .filter(entry -> entry.kind().equals("DocumentsChased"))
                .map(JournalEntry::actor))
        .containsExactly("job:chase-documents", "job:chase-documents");
  }

  @Test
  void papersThatComeByAnyWayAnswerWhatWasAsked() {
    ask("1", item(), null);
    ask("1", null, null);
    var paper = document();

    var answered =
        requests
            .answered(office.briefing, "1", item(), List.of(paper), Actor.mail("1"))
            .block(Duration.ofSeconds(10));

    assertThat(answered).hasSize(1);
    assertThat(answered.getFirst().documents()).containsExactly(paper);
    var open =
        requests.ofBriefing(office.briefing).block().stream()
            .filter(DocumentRequest::open)
            .toList();
    assertThat(open).singleElement().matches(one -> one.agendaItem() == null);

    // Without an item it answers whatever is owed; the same paper twice changes nothing.
    requests
        .answered(office.briefing, "1", null, List.of(document()), Actor.mail("1"))
        .block(Duration.ofSeconds(10));
    requests
        .answered(office.briefing, answered.getFirst().id(), List.of(paper), Actor.mail("1"))
        .block(Duration.ofSeconds(10));
    assertThat(office.journaled().stream().filter("DocumentRequestAnswered"::equals).count())
        .isEqualTo(2);

    office.clock.set(at("2026-11-19T09:00:00+07:00"));
    subjects();
    office.taken.clear();
    requests.run().block(Duration.ofSeconds(10));
    assertThat(subjects()).isEmpty();
  }

  @Test
  void aWaivedPaperIsChasedNoMore() {
    var id = ask("1", item(), null).getFirst().id();

    requests.waive(office.briefing, id, "Báo cáo miệng", MailOffice.SECRETARY).block();

    assertThatThrownBy(() -> requests.chase(office.briefing, null, MailOffice.SECRETARY).block())
        .hasMessage("document-request-settled");
    assertThatThrownBy(() ->
            requests.answered(office.briefing, id, List.of(document()), Actor.mail("1")).block())
        .hasMessage("document-request-settled");
  }

  @Test
  void aTickIsJournalledAndTheListKeepsIt() {
    var hall =
        preparation.of(office.briefing).block().checklist().stream()
            .filter(item -> "hall".equals(item.key()))
            .findFirst()
            .orElseThrow();

    preparation
        .change(
            office.briefing,
            hall.id(),
            new PreparationService.Change(null, "Phòng Hành chính", null, false, true),
            MailOffice.SECRETARY)
        .block(Duration.ofSeconds(10));
    preparation
        .add(
            office.briefing,
            new PreparationService.Change("In biển tên", null, null, false, null),
            MailOffice.SECRETARY)
        .block(Duration.ofSeconds(10));

    var list = preparation.of(office.briefing).block().checklist();
    assertThat(list)
        .filteredOn(item -> item.id().equals(hall.id()))
        .singleElement()
        .satisfies(item -> {
          assertThat(item.done()).isTrue();
          assertThat(item.owner()).isEqualTo("Phòng Hành chính");
          assertThat(item.doneBy()).isEqualTo("account:thuky");
        });
    assertThat(list).extracting(ChecklistItem::text).endsWith("In biển tên");
    assertThat(office.journaled()).contains("ChecklistItemDone", "ChecklistItemAdded");

    var invitations = list.stream().filter(ChecklistItem::bySystem).findFirst().orElseThrow();
    assertThatThrownBy(() ->
            preparation
                .change(
                    office.briefing,
                    invitations.id(),
                    new PreparationService.Change(null, null, null, false, true),
                    MailOffice.SECRETARY)
                .block())
        .hasMessage("checklist-by-system");
  }

  @Test
  void warningsGoWhenInvitationsAreSent() {
    office.clock.set(at("2026-11-18T09:00:00+07:00"));
    assertThat(kinds()).contains(Warning.Kind.INVITATIONS_UNSENT, Warning.Kind.NO_DOCUMENTS);

    office.send();
    office.drain();
    document();

    assertThat(kinds()).isEmpty();
  }

  private List<Warning.Kind> kinds() {
    return preparation.of(office.briefing).block().warnings().stream().map(Warning::kind).toList();
  }

  @Test
  void speakersAreAcceptedInOrderAndAskAgainWhenTheyChangeTheirWords() {
    var first = register("1", "Nguyễn Văn An", 5);
    var second = register("2", "Lê Thị Bình", 10);
    accept(first);
    accept(second);

    speakers
        .order(office.briefing, List.of(second.id(), first.id()), MailOffice.SECRETARY)
        .block(Duration.ofSeconds(10));
    assertThat(speakers.ofBriefing(office.briefing).block())
        .extracting(Speaker::id)
        .containsExactly(second.id(), first.id());

    var changed = register("1", "Nguyễn Văn An", 15);
    assertThat(changed.id()).isEqualTo(first.id());
    assertThat(changed.state()).isEqualTo(Speaker.State.ASKED);
    assertThatThrownBy(() -> register("99", "Ai đó", 5)).isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> register("1", " ", 90))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal().fields()).hasSize(2));
  }

  private Speaker register(String unit, String name, int minutes) {
    return speakers
        .register(
            office.briefing,
            unit,
            new SpeakerForm(item(), name, "Chủ tịch", minutes, "Kiến nghị"),
            "link",
            Actor.site(unit))
        .block(Duration.ofSeconds(10));
  }

  private void accept(Speaker speaker) {
    speakers
        .decide(office.briefing, speaker.id(), true, null, "", MailOffice.SECRETARY)
        .block(Duration.ofSeconds(10));
  }
}
