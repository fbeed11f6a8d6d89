package vn.giaoban.scheduler.programme;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.calendar.CalendarEntries;
import vn.giaoban.scheduler.calendar.CalendarEntry;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.journal.Journal.Happening;
import vn.giaoban.scheduler.series.Scope;
import vn.giaoban.scheduler.writing.Written;

/// Publishes the week's programme. Nothing is published by itself: the office switches it on once,
/// and each briefing for itself.
public final class Programme {
  /// So many invitees are named; more are counted.
  static final int NAMED = 4;

  private static final int NOTE_LENGTH = 500;
  private static final int SIGNER_LENGTH = 120;

  private final DatabaseClient database;
  private final TransactionalOperator transactions;
  private final CalendarEntries entries;
  private final Journal journal;
  private final InstantSource clock;

  public Programme(
      DatabaseClient database,
      TransactionalOperator transactions,
      CalendarEntries entries,
      Journal journal,
      InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.entries = entries;
    this.journal = journal;
    this.clock = clock;
  }

  /// How it is published now.
  public Mono<ProgrammeSettings> settings() {
    return database
        .sql("SELECT enabled, note, signer_title, signer_name FROM programme")
        .map(row ->
            new ProgrammeSettings(
                Boolean.TRUE.equals(row.get("enabled", Boolean.class)),
                requireNonNull(row.get("note", String.class)),
                requireNonNull(row.get("signer_title", String.class)),
                requireNonNull(row.get("signer_name", String.class))))
        .one()
        .defaultIfEmpty(ProgrammeSettings.OFF);
  }

  /// Changes how it is published; absent members stay. Refused as `invalid-input`.
  public Mono<ProgrammeSettings> change(
      @Nullable Boolean enabled,
      @Nullable String note,
      @Nullable String signerTitle,
      @Nullable String signerName,
      Actor actor) {
    List<FieldFault> faults = new ArrayList<>();
    tooLong(faults, "note", note, NOTE_LENGTH);
    tooLong(faults, "signerTitle", signerTitle, SIGNER_LENGTH);
    tooLong(faults, "signerName", signerName, SIGNER_LENGTH);
    if (!faults.isEmpty()) {
      return Mono.error(new RefusedException(Refusal.invalid(faults)));
    }
    return settings()
        .map(now ->
            new ProgrammeSettings(
                enabled == null ? now.enabled() : enabled,
                note == null ? now.note() : Written.line(note),
                signerTitle == null ? now.signerTitle() : Written.line(signerTitle),
                signerName == null ? now.signerName() : Written.line(signerName)))
        .flatMap(next -> keep(next, actor).thenReturn(next))
        .as(transactions::transactional);
  }

  /// Whether a briefing stands in the programme. Refused as `briefing-not-found`.
  public Mono<Boolean> published(UUID briefing) {
    return database
        .sql("SELECT published FROM briefing WHERE id = :id")
        .bind("id", briefing)
        .map(row -> Boolean.TRUE.equals(row.get("published", Boolean.class)))
        .one()
        .switchIfEmpty(notFound());
  }

  /// Puts a briefing into the programme or takes it out, with its journal entry. Nothing happens
  /// when it is so already. Refused as `briefing-not-found`.
  ///
  /// @param scope of a series: this one, it and all after it, or all that are not over; those that
  ///   are made later are as the last one of their series
  public Mono<Boolean> publish(UUID briefing, boolean published, Scope scope, Actor actor) {
    return published(briefing)
        .thenMany(
            database
                .sql(
                    """
                    SELECT o.id FROM briefing b JOIN briefing o ON o.id = b.id
                      OR (:scope <> 'THIS' AND o.series_id = b.series_id
                        AND o.state IN ('SCHEDULED', 'OPEN')
                        AND (:scope = 'ALL' OR o.recurrence_id >= b.recurrence_id))
                    WHERE b.id = :id AND o.published <> :published
                    ORDER BY o.starts_at, o.id FOR UPDATE OF o\
                    """)
                .bind("id", briefing)
                .bind("scope", scope.name())
                .bind("published", published)
                .map(row -> requireNonNull(row.get("id", UUID.class)))
                .all())
        .collectList()
        .flatMapIterable(ids -> ids)
        .concatMap(id -> set(id, published, actor))
        .then(Mono.just(published))
        .as(transactions::transactional);
  }

  private Mono<Void> set(UUID briefing, boolean published, Actor actor) {
    return database
        .sql("UPDATE briefing SET published = :published WHERE id = :id")
        .bind("published", published)
        .bind("id", briefing)
        .then()
        .then(
            journal.append(
                briefing,
                actor,
                List.of(
                    new Happening("ProgrammePublicationChanged", Map.of("published", published)))))
        .then();
  }

  private static <T> Mono<T> notFound() {
    return Mono.error(
        () -> new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, "briefing-not-found")));
  }

  /// The lines of a week.
  ///
  /// @param monday its first day
  public Mono<List<ProgrammeLine>> week(LocalDate monday) {
    Instant from = monday.atStartOfDay(Written.ZONE).toInstant();
    Instant to = monday.plusDays(7).atStartOfDay(Written.ZONE).toInstant();
    return entries
        .published(from, to)
        .collectList()
        .flatMap(found ->
            participants(found.stream().map(CalendarEntry::id).toArray(UUID[]::new))
                .map(who ->
                    found.stream()
                        .map(entry ->
                            new ProgrammeLine(entry, who.getOrDefault(entry.id(), List.of())))
                        .toList()));
  }

  /// Names where few are invited, else `COMMUNE 129` and so on.
  private Mono<Map<UUID, List<String>>> participants(UUID[] briefings) {
    return briefings.length == 0
        ? Mono.just(Map.of())
        : database
            .sql(
                """
                SELECT i.briefing_id, u.level, count(*)::integer AS n,
                  array_agg(u.name ORDER BY i.position) AS names,
                  sum(count(*)) OVER (PARTITION BY i.briefing_id)::integer AS all_of_them
                FROM briefing_unit i JOIN unit u ON u.id = i.unit_id
                WHERE i.briefing_id = ANY(:ids)
                GROUP BY i.briefing_id, u.level
                ORDER BY i.briefing_id,
                  array_position(ARRAY['PROVINCE', 'DEPARTMENT', 'DISTRICT', 'COMMUNE'], u.level)\
                """)
            .bind("ids", briefings)
            .map(row ->
                Map.entry(
                    requireNonNull(row.get("briefing_id", UUID.class)),
                    requireNonNull(row.get("all_of_them", Integer.class)) <= NAMED
                        ? List.of(requireNonNull(row.get("names", String[].class)))
                        : List.of(
                            row.get("level", String.class) + " " + row.get("n", Integer.class))))
            .all()
            .collect(
                HashMap::new,
                (of, next) ->
                    of.computeIfAbsent(next.getKey(), _ -> new ArrayList<>())
                        .addAll(next.getValue()));
  }

  private Mono<Void> keep(ProgrammeSettings next, Actor actor) {
    return database
        .sql(
            """
            INSERT INTO programme (enabled, note, signer_title, signer_name, changed_by, changed_at)
            VALUES (:enabled, :note, :title, :name, :by, :now)
            ON CONFLICT (singleton) DO UPDATE SET enabled = excluded.enabled, note = excluded.note,
              signer_title = excluded.signer_title, signer_name = excluded.signer_name,
              changed_by = excluded.changed_by, changed_at = excluded.changed_at\
            """)
        .bind("enabled", next.enabled())
        .bind("note", next.note())
        .bind("title", next.signerTitle())
        .bind("name", next.signerName())
        .bind("by", actor.value())
        .bind("now", clock.instant())
        .then();
  }

  private static void tooLong(
      List<FieldFault> faults, String field, @Nullable String text, int max) {
    if (Written.line(text).length() > max) {
      faults.add(new FieldFault(field, "programme-length", Map.of("max", max)));
    }
  }
}
