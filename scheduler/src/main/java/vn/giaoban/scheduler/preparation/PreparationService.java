package vn.giaoban.scheduler.preparation;

import static vn.giaoban.scheduler.preparation.DocumentRequestRows.bind;
import static vn.giaoban.scheduler.preparation.DocumentRequestRows.value;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;

/// Reads how far a briefing's preparation is, and keeps its checklist.
public final class PreparationService {
  private static final int TEXT = 300;
  private static final int OWNER = 200;
  private static final int MOST_ITEMS = 100;

  private final DatabaseClient database;
  private final PreparedBriefings briefings;
  private final DocumentRequests requests;
  private final Speakers speakers;
  private final LeadTimes.Source leads;
  private final OfficeDays.Source days;
  private final Journal journal;
  private final TransactionalOperator transactions;
  private final InstantSource clock;

  public PreparationService(
      DatabaseClient database,
      DocumentRequests requests,
      Speakers speakers,
      LeadTimes.Source leads,
      OfficeDays.Source days,
      Journal journal,
      TransactionalOperator transactions,
      InstantSource clock) {
    this.database = database;
    this.briefings = new PreparedBriefings(database);
    this.requests = requests;
    this.speakers = speakers;
    this.leads = leads;
    this.days = days;
    this.journal = journal;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// What is made of a checklist item; null leaves it as it is.
  ///
  /// @param clearDue whether the deadline is taken away
  public record Change(
      @Nullable String text,
      @Nullable String owner,
      @Nullable Instant due,
      boolean clearDue,
      @Nullable Boolean done) {}

  /// How far it is.
  public Mono<Preparation> of(UUID briefingId) {
    return briefings
        .get(briefingId)
        .flatMap(briefing ->
            Mono.zip(
                    leads.of(briefingId).defaultIfEmpty(LeadTimes.USUAL),
                    requests.ofBriefing(briefingId),
                    speakers.ofBriefing(briefingId),
                    kept(briefingId),
                    counts(briefingId),
                    days.days())
                .map(found -> {
                  var deadlines = Deadlines.of(briefing.startsAt(), found.getT1(), found.getT6());
                  var counts = found.getT5();
                  var checklist =
                      Checklist.of(
                          briefingId,
                          deadlines,
                          found.getT4(),
                          known(briefing, found.getT2(), counts));
                  var facts =
                      new PreparationRules.Facts(
                          briefing,
                          deadlines,
                          counts.uninvited(),
                          counts.papers(),
                          found.getT2(),
                          checklist,
                          found.getT3());
                  return new Preparation(
                      deadlines,
                      found.getT1(),
                      PreparationRules.warnings(facts, clock.instant()),
                      checklist,
                      found.getT2(),
                      found.getT3());
                }));
  }

  private static Checklist.Known known(
      PreparedBriefing briefing, List<DocumentRequest> requests, Counts counts) {
    var papersThere =
        counts.papers() > 0
            && requests.stream().noneMatch(DocumentRequest::open)
            && briefing.agenda().stream()
                .filter(item -> item.presenter() != null)
                .filter(item -> !briefing.chair().equals(item.presenter()))
                .filter(item -> requests.stream().noneMatch(r -> item.id().equals(r.agendaItem())))
                .allMatch(item -> item.documents() > 0);
    return new Checklist.Known(
        counts.uninvited() == 0 ? counts.invitedAt() : null, papersThere ? counts.paperAt() : null);
  }

  private record Counts(
      int uninvited, @Nullable Instant invitedAt, int papers, @Nullable Instant paperAt) {}

  private Mono<Counts> counts(UUID briefingId) {
    return database
        .sql(
            """
            SELECT
              (SELECT count(*)::int FROM briefing_unit x JOIN unit u ON u.id = x.unit_id
               LEFT JOIN invitation i ON i.briefing_id = x.briefing_id AND i.recipient = u.code
                 AND i.method = 'REQUEST' AND i.sequence >= b.sequence
               WHERE x.briefing_id = b.id AND i.recipient IS NULL) AS uninvited,
              (SELECT max(sent_at) FROM invitation i WHERE i.briefing_id = b.id) AS invited_at,
              (SELECT count(*)::int FROM document d
               WHERE d.briefing_id = b.id AND d.purpose = 'PAPER') AS papers,
              (SELECT max(v.added_at) FROM document d JOIN document_version v
                 ON v.document_id = d.id
               WHERE d.briefing_id = b.id AND d.purpose = 'PAPER') AS paper_at
            FROM briefing b WHERE b.id = :briefing\
            """)
        .bind("briefing", briefingId)
        .map(row ->
            new Counts(
                value(row, "uninvited", Integer.class),
                row.get("invited_at", Instant.class),
                value(row, "papers", Integer.class),
                row.get("paper_at", Instant.class)))
        .one();
  }

  /// Adds something to be done.
  public Mono<ChecklistItem> add(UUID briefingId, Change item, Actor actor) {
    var faults = faults(item);
    if (item.text() == null || item.text().isBlank()) {
      faults.add(FieldFault.of("text", "not-blank"));
    }
    if (!faults.isEmpty()) {
      return Mono.error(new RefusedException(Refusal.invalid(faults)));
    }
    var added =
        changed(
            new ChecklistItem(UUID.randomUUID(), null, "", "", null, null, null, false),
            item,
            actor);
    return checklist(briefingId)
        .flatMap(all ->
            all.size() >= MOST_ITEMS
                ? Mono.error(refused(Refusal.Kind.CONFLICT, "checklist-full"))
                : save(briefingId, added, false))
        .then(
            journal.append(
                briefingId,
                actor,
                "ChecklistItemAdded",
                Map.of("item", added.id().toString(), "text", added.text())))
        .thenReturn(added)
        .as(transactions::transactional);
  }

  /// Ticks, renames, gives an owner or a deadline.
  public Mono<ChecklistItem> change(UUID briefingId, UUID id, Change change, Actor actor) {
    var faults = faults(change);
    if (!faults.isEmpty()) {
      return Mono.error(new RefusedException(Refusal.invalid(faults)));
    }
    return one(briefingId, id)
        .flatMap(item -> {
          if (item.bySystem() && change.done() != null) {
            return Mono.error(refused(Refusal.Kind.CONFLICT, "checklist-by-system"));
          }
          var next = changed(item, change, actor);
          var kind =
              item.done() == next.done()
                  ? "ChecklistItemChanged"
                  : next.done() ? "ChecklistItemDone" : "ChecklistItemUndone";
          return save(briefingId, next, false)
              .then(journal.append(briefingId, actor, kind, payload(next)))
              .thenReturn(next);
        })
        .as(transactions::transactional);
  }

  /// Takes it off the list.
  public Mono<Void> remove(UUID briefingId, UUID id, Actor actor) {
    return one(briefingId, id)
        .flatMap(item ->
            save(briefingId, item, true)
                .then(journal.append(briefingId, actor, "ChecklistItemRemoved", payload(item))))
        .then()
        .as(transactions::transactional);
  }

  private static Map<String, Object> payload(ChecklistItem item) {
    return item.key() == null
        ? Map.of("item", item.id().toString(), "text", item.text())
        : Map.of("item", item.id().toString(), "text", item.text(), "task", item.key());
  }

  private Mono<List<ChecklistItem>> checklist(UUID briefingId) {
    return of(briefingId).map(Preparation::checklist);
  }

  private Mono<ChecklistItem> one(UUID briefingId, UUID id) {
    return checklist(briefingId)
        .flatMap(
            all -> Mono.justOrEmpty(all.stream().filter(item -> item.id().equals(id)).findFirst()))
        .switchIfEmpty(Mono.error(() -> refused(Refusal.Kind.NOT_FOUND, "no-such-checklist-item")));
  }

  private static ArrayList<FieldFault> faults(Change change) {
    var faults = new ArrayList<FieldFault>();
    if (change.text() != null && change.text().length() > TEXT) {
      faults.add(new FieldFault("text", "too-long", Map.of("max", TEXT)));
    }
    if (change.owner() != null && change.owner().length() > OWNER) {
      faults.add(new FieldFault("owner", "too-long", Map.of("max", OWNER)));
    }
    return faults;
  }

  private ChecklistItem changed(ChecklistItem item, Change change, Actor actor) {
    var done = change.done() == null ? item.done() : change.done();
    return new ChecklistItem(
        item.id(),
        item.key(),
        change.text() == null ? item.text() : change.text().strip(),
        change.owner() == null ? item.owner() : change.owner().strip(),
        change.clearDue() ? null : change.due() == null ? item.due() : change.due(),
        done == item.done() ? item.doneAt() : done ? clock.instant() : null,
        done == item.done() ? item.doneBy() : done ? actor.value() : null,
        item.bySystem());
  }

  private Mono<Void> save(UUID briefingId, ChecklistItem item, boolean removed) {
    var spec =
        database
            .sql(
                """
                INSERT INTO checklist_item (briefing_id, id, key, text, owner, due, done_at,
                  done_by, removed)
                VALUES (:briefing, :id, :key, :text, :owner, :due, :doneAt, :doneBy, :removed)
                ON CONFLICT (briefing_id, id) DO UPDATE SET text = excluded.text,
                  owner = excluded.owner, due = excluded.due, done_at = excluded.done_at,
                  done_by = excluded.done_by, removed = excluded.removed\
                """)
            .bind("briefing", briefingId)
            .bind("id", item.id())
            .bind("text", item.text())
            .bind("owner", item.owner())
            .bind("removed", removed);
    spec = bind(spec, "key", item.key(), String.class);
    spec = bind(spec, "due", item.due(), Instant.class);
    // What is found by the program is found anew every time.
    spec = bind(spec, "doneAt", item.bySystem() ? null : item.doneAt(), Instant.class);
    spec = bind(spec, "doneBy", item.bySystem() ? null : item.doneBy(), String.class);
    return spec.then();
  }

  private Mono<List<Checklist.Kept>> kept(UUID briefingId) {
    return database
        .sql("SELECT * FROM checklist_item WHERE briefing_id = :briefing ORDER BY place")
        .bind("briefing", briefingId)
        .map(row -> new Checklist.Kept(item(row), value(row, "removed", Boolean.class)))
        .all()
        .collectList();
  }

  private static ChecklistItem item(Readable row) {
    return new ChecklistItem(
        value(row, "id", UUID.class),
        row.get("key", String.class),
        value(row, "text", String.class),
        value(row, "owner", String.class),
        row.get("due", Instant.class),
        row.get("done_at", Instant.class),
        row.get("done_by", String.class),
        false);
  }

  private static RefusedException refused(Refusal.Kind kind, String code) {
    return new RefusedException(Refusal.of(kind, code));
  }
}
