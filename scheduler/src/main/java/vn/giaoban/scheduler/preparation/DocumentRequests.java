package vn.giaoban.scheduler.preparation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.Invitations;
import vn.giaoban.scheduler.invitation.JoinLinks;
import vn.giaoban.scheduler.invitation.Recipient;
import vn.giaoban.scheduler.job.BriefingTask;
import vn.giaoban.scheduler.job.Jobs;
import vn.giaoban.scheduler.job.Sweep;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.outbox.Outbox;
import vn.giaoban.scheduler.outbox.OutboxMail;
import vn.giaoban.scheduler.writing.Written;

/// Asks units for papers, reminds them, and takes what they hand in.
///
/// Reminders come by plan; the sweep finds whatever a lost plan would have done. Who is reminded
/// next, and when, stands in the request's own row, so nobody is reminded twice.
public final class DocumentRequests implements BriefingTask, Sweep {
  /// How plans name it.
  public static final String TASK = "chase-documents";

  private static final Actor CHASER = Actor.job(TASK);
  private static final int WORDS = 500;
  private static final int AT_ONCE = 200;

  private final DocumentRequestRows rows;
  private final PreparedBriefings briefings;
  private final Invitations invitations;
  private final RequestLetters letters;
  private final JoinLinks links;
  private final Outbox outbox;
  private final Journal journal;
  private final Jobs jobs;
  private final LeadTimes.Source leads;
  private final OfficeDays.Source days;
  private final TransactionalOperator transactions;
  private final InstantSource clock;
  private final Runnable wakeSender;

  public DocumentRequests(
      DatabaseClient database,
      Invitations invitations,
      RequestLetters letters,
      JoinLinks links,
      Outbox outbox,
      Journal journal,
      Jobs jobs,
      LeadTimes.Source leads,
      OfficeDays.Source days,
      TransactionalOperator transactions,
      InstantSource clock,
      Runnable wakeSender) {
    this.rows = new DocumentRequestRows(database);
    this.briefings = new PreparedBriefings(database);
    this.invitations = invitations;
    this.letters = letters;
    this.links = links;
    this.outbox = outbox;
    this.journal = journal;
    this.jobs = jobs;
    this.leads = leads;
    this.days = days;
    this.transactions = transactions;
    this.clock = clock;
    this.wakeSender = wakeSender;
  }

  /// What is asked of one unit.
  ///
  /// @param what in the secretary's words; may be empty
  /// @param due null: as the rules have it
  public record Ask(String unit, @Nullable UUID agendaItem, String what, @Nullable Instant due) {}

  /// All of a briefing, in the order in which they were asked.
  public Mono<List<DocumentRequest>> ofBriefing(UUID briefingId) {
    return rows.ofBriefing(briefingId);
  }

  /// Those of one unit.
  public Mono<List<DocumentRequest>> ofUnit(UUID briefingId, String unit) {
    return rows.ofBriefing(briefingId)
        .map(all -> all.stream().filter(request -> request.unit().equals(unit)).toList());
  }

  /// Asks units, by one mail each, all or none. Asked again for the same item, a unit gets the new
  /// deadline.
  public Mono<List<DocumentRequest>> ask(UUID briefingId, List<Ask> asks, Actor actor) {
    return briefings
        .ahead(briefingId)
        .flatMap(briefing ->
            Mono.zip(announcement(briefingId), leads.of(briefingId), days.days())
                .flatMap(found ->
                    asked(briefing, found.getT1(), found.getT2(), found.getT3(), asks, actor)))
        .as(transactions::transactional)
        .flatMap(_ -> planned(briefingId))
        .then(ofBriefing(briefingId));
  }

  private Mono<Announcement> announcement(UUID briefingId) {
    return invitations
        .announcement(briefingId)
        .switchIfEmpty(Mono.error(() -> refused(Refusal.Kind.NOT_FOUND, "briefing-not-found")));
  }

  private Mono<Boolean> asked(
      PreparedBriefing briefing,
      Announcement announcement,
      LeadTimes lead,
      OfficeDays office,
      List<Ask> asks,
      Actor actor) {
    var now = clock.instant();
    var deadlines = Deadlines.of(briefing.startsAt(), lead, office);
    var faults = new ArrayList<FieldFault>();
    var wanted = new LinkedHashMap<Recipient, List<DocumentRequest>>();
    if (asks.isEmpty()) {
      faults.add(FieldFault.of("unit", "not-null"));
    }
    for (var ask : asks) {
      var recipient = recipient(announcement, ask.unit());
      var due =
          ask.due() == null ? RequestRules.due(deadlines, briefing.startsAt(), now) : ask.due();
      var late = RequestRules.fault(due, briefing.startsAt(), now);
      if (recipient == null) {
        faults.add(new FieldFault("unit", "room-unit-not-invited", Map.of("unit", ask.unit())));
      }
      if (ask.agendaItem() != null && briefing.title(ask.agendaItem()) == null) {
        faults.add(FieldFault.of("agendaItem", "unknown-agenda-item"));
      }
      if (ask.what().length() > WORDS) {
        faults.add(new FieldFault("what", "too-long", Map.of("max", WORDS)));
      }
      if (late != null) {
        faults.add(FieldFault.of("due", late));
      }
      if (recipient != null) {
        wanted
            .computeIfAbsent(recipient, _ -> new ArrayList<>())
            .add(
                new DocumentRequest(
                    UUID.randomUUID(),
                    briefing.id(),
                    ask.unit(),
                    recipient.name(),
                    ask.agendaItem(),
                    ask.what().strip(),
                    due,
                    actor.value(),
                    now,
                    0,
                    null,
                    null,
                    null,
                    null,
                    "",
                    List.of()));
      }
    }
    if (!faults.isEmpty()) {
      return Mono.error(new RefusedException(Refusal.invalid(faults)));
    }
    return Flux.fromIterable(wanted.entrySet())
        .concatMap(entry ->
            Flux.fromIterable(entry.getValue())
                .concatMap(request -> keep(briefing, request, office, now, actor))
                .collectList()
                .flatMap(ids -> tell(briefing, announcement, entry.getKey(), ids, false)))
        .then(Mono.just(true));
  }

  private Mono<UUID> keep(
      PreparedBriefing briefing,
      DocumentRequest request,
      OfficeDays office,
      Instant now,
      Actor actor) {
    var next = RequestRules.nextChase(request.due(), briefing.startsAt(), now, office);
    return rows.ask(request, next)
        .flatMap(id ->
            journal
                .append(briefing.id(), actor, "DocumentRequested", payload(request, id))
                .thenReturn(id));
  }

  private static Map<String, Object> payload(DocumentRequest request, UUID id) {
    var payload = new HashMap<String, Object>();
    payload.put("request", id.toString());
    payload.put("unit", request.unit());
    payload.put("due", Written.time(request.due()));
    if (request.agendaItem() != null) {
      payload.put("agendaItem", request.agendaItem().toString());
    }
    if (!request.what().isEmpty()) {
      payload.put("what", request.what());
    }
    return payload;
  }

  private static @Nullable Recipient recipient(Announcement announcement, String unit) {
    return announcement.recipients().stream()
        .filter(one -> one.code().equals(unit))
        .findFirst()
        .orElse(null);
  }

  /// One mail for all that a unit owes.
  private Mono<Boolean> tell(
      PreparedBriefing briefing,
      Announcement announcement,
      Recipient recipient,
      List<UUID> ids,
      boolean chase) {
    if (recipient.address() == null) {
      return Flux.fromIterable(ids)
          .concatMap(id -> rows.untold(id, "5.1.3 no address"))
          .then(Mono.just(false));
    }
    return letters
        .ready()
        .then(
            Mono.zip(links.link(briefing.id(), recipient), ofUnit(briefing.id(), recipient.code())))
        .flatMap(found -> {
          var owed = found.getT2().stream().filter(DocumentRequest::open).toList();
          var first =
              owed.stream()
                  .filter(one -> ids.contains(one.id()))
                  .findFirst()
                  .orElse(owed.getFirst());
          var letter =
              letters.ask(
                  announcement,
                  recipient,
                  found.getT1(),
                  owed.stream()
                      .map(one ->
                          new RequestLetters.Wanted(
                              briefing.title(one.agendaItem()), one.what(), one.due()))
                      .toList(),
                  chase);
          return outbox.enqueue(
              new OutboxMail(
                  OutboxMail.Kind.DOCUMENT_REQUEST,
                  "document-request/%s/%s/%s/%d"
                      .formatted(briefing.id(), recipient.code(), first.id(), first.chases()),
                  briefing.id(),
                  recipient.code(),
                  Objects.requireNonNull(recipient.address()),
                  recipient.name(),
                  letter.subject(),
                  letter.text(),
                  letter.html(),
                  null,
                  List.of()));
        })
        .thenReturn(true);
  }

  /// Reminds the units that owe papers, now.
  ///
  /// @param request null: all of the briefing
  /// @return how many requests were chased
  public Mono<Integer> chase(UUID briefingId, @Nullable UUID request, Actor actor) {
    return briefings
        .ahead(briefingId)
        .flatMap(briefing ->
            (request == null ? rows.ofBriefing(briefingId) : one(briefingId, request).map(List::of))
                .map(all -> all.stream().filter(DocumentRequest::open).toList())
                .flatMap(open -> {
                  if (open.isEmpty()) {
                    return Mono.<Integer>error(
                        refused(Refusal.Kind.CONFLICT, "document-request-settled"));
                  }
                  return chase(briefing, open, actor);
                }))
        .as(transactions::transactional)
        .flatMap(count -> planned(briefingId).thenReturn(count));
  }

  private Mono<Integer> chase(PreparedBriefing briefing, List<DocumentRequest> open, Actor actor) {
    var now = clock.instant();
    var byUnit = new LinkedHashMap<String, List<DocumentRequest>>();
    open.forEach(one -> byUnit.computeIfAbsent(one.unit(), _ -> new ArrayList<>()).add(one));
    return Mono.zip(announcement(briefing.id()), days.days())
        .flatMap(found ->
            Flux.fromIterable(byUnit.entrySet())
                .concatMap(entry -> {
                  var announcement = found.getT1();
                  var recipient = recipient(announcement, entry.getKey());
                  var ids = entry.getValue().stream().map(DocumentRequest::id).toList();
                  var noted =
                      Flux.fromIterable(entry.getValue())
                          .concatMap(one ->
                              rows.chased(
                                  one.id(),
                                  now,
                                  RequestRules.nextChase(
                                      one.due(), briefing.startsAt(), now, found.getT2())))
                          .then();
                  return recipient == null
                      ? noted.then(Mono.just(true))
                      : noted.then(
                          Mono.defer(() -> tell(briefing, announcement, recipient, ids, true)));
                })
                .then(
                    journal.append(
                        briefing.id(),
                        actor,
                        "DocumentsChased",
                        Map.of("units", List.copyOf(byUnit.keySet()))))
                .thenReturn(open.size()));
  }

  private Mono<DocumentRequest> one(UUID briefingId, UUID id) {
    return rows.find(briefingId, id)
        .switchIfEmpty(
            Mono.error(() -> refused(Refusal.Kind.NOT_FOUND, "no-such-document-request")));
  }

  /// The paper is not needed after all.
  public Mono<DocumentRequest> waive(UUID briefingId, UUID id, String reason, Actor actor) {
    if (reason.length() > WORDS) {
      return Mono.error(
          new RefusedException(
              Refusal.invalid(
                  List.of(new FieldFault("reason", "too-long", Map.of("max", WORDS))))));
    }
    return one(briefingId, id)
        .flatMap(request ->
            request.open()
                ? rows.waive(id, clock.instant(), actor.value(), reason.strip())
                    .then(
                        journal.append(
                            briefingId,
                            actor,
                            "DocumentRequestWaived",
                            Map.of(
                                "request",
                                id.toString(),
                                "unit",
                                request.unit(),
                                "reason",
                                reason.strip())))
                : Mono.error(refused(Refusal.Kind.CONFLICT, "document-request-settled")))
        .then(one(briefingId, id))
        .as(transactions::transactional);
  }

  /// The unit has handed papers in, whatever way they came: they answer what it was asked for.
  ///
  /// @param agendaItem null: whatever it owes; when it owes for several items, all of them are
  ///   answered, for nobody can tell them apart
  /// @param documents of this briefing
  /// @return the requests answered; none when the unit was asked for nothing of the kind
  public Mono<List<DocumentRequest>> answered(
      UUID briefingId, String unit, @Nullable UUID agendaItem, List<UUID> documents, Actor actor) {
    return ofUnit(briefingId, unit)
        .flatMap(all -> {
          var meant =
              all.stream()
                  .filter(one -> one.waivedAt() == null)
                  .filter(
                      one -> agendaItem == null ? one.open() : agendaItem.equals(one.agendaItem()))
                  .map(DocumentRequest::id)
                  .toList();
          return Flux.fromIterable(meant)
              .concatMap(id -> answered(briefingId, id, documents, actor))
              .collectList();
        })
        .as(transactions::transactional);
  }

  /// The unit has handed papers in for this very request.
  public Mono<DocumentRequest> answered(
      UUID briefingId, UUID id, List<UUID> documents, Actor actor) {
    var now = clock.instant();
    return one(briefingId, id)
        .flatMap(request -> {
          if (request.waivedAt() != null) {
            return Mono.error(refused(Refusal.Kind.CONFLICT, "document-request-settled"));
          }
          var fresh = documents.stream().filter(d -> !request.documents().contains(d)).toList();
          return Flux.fromIterable(fresh)
              .concatMap(document -> rows.answered(id, document, now, actor.value()))
              .then(
                  fresh.isEmpty()
                      ? Mono.empty()
                      : journal.append(
                          briefingId,
                          actor,
                          "DocumentRequestAnswered",
                          Map.of(
                              "request",
                              id.toString(),
                              "unit",
                              request.unit(),
                              "late",
                              now.isAfter(request.due()),
                              "documents",
                              fresh.stream().map(UUID::toString).toList())));
        })
        .then(one(briefingId, id))
        .as(transactions::transactional);
  }

  /// One request of a unit, to which it wants to hand in.
  public Mono<DocumentRequest> ofUnit(UUID briefingId, UUID id, String unit) {
    return ofUnit(briefingId, unit)
        .flatMap(
            all -> Mono.justOrEmpty(all.stream().filter(one -> one.id().equals(id)).findFirst()))
        .switchIfEmpty(
            Mono.error(() -> refused(Refusal.Kind.NOT_FOUND, "no-such-document-request")));
  }

  private Mono<Void> planned(UUID briefingId) {
    return rows.nextChase(briefingId)
        .flatMap(at -> jobs.plan(briefingId, TASK, "", at))
        .onErrorResume(_ -> Mono.empty()) // The sweep does without plans.
        .then(Mono.fromRunnable(wakeSender));
  }

  @Override
  public String name() {
    return TASK;
  }

  @Override
  public Mono<Void> run(UUID briefingId, String detail) {
    return run().then(planned(briefingId));
  }

  @Override
  public Mono<Void> run() {
    return rows.toChase(clock.instant(), AT_ONCE)
        .flatMapMany(due -> {
          var byBriefing = new LinkedHashMap<UUID, List<DocumentRequest>>();
          due.forEach(
              one -> byBriefing.computeIfAbsent(one.briefingId(), _ -> new ArrayList<>()).add(one));
          return Flux.fromIterable(byBriefing.entrySet());
        })
        .concatMap(entry ->
            briefings
                .get(entry.getKey())
                .flatMap(briefing -> chase(briefing, entry.getValue(), CHASER)))
        .count()
        .as(transactions::transactional)
        .filter(chased -> chased > 0)
        .flatMap(_ -> Mono.fromRunnable(wakeSender))
        .then();
  }

  private static RefusedException refused(Refusal.Kind kind, String code) {
    return new RefusedException(Refusal.of(kind, code));
  }
}
