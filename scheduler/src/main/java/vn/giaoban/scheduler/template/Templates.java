package vn.giaoban.scheduler.template;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.scheduler.attendance.SubstituteRule;
import vn.giaoban.scheduler.briefing.BriefingForm;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.organisation.Level;
import vn.giaoban.scheduler.organisation.Unit;
import vn.giaoban.scheduler.organisation.UnitQuery;
import vn.giaoban.scheduler.organisation.Units;
import vn.giaoban.scheduler.writing.TitleWords;
import vn.giaoban.scheduler.writing.Written;

/// The kinds of meetings, and what a briefing of one begins with.
public final class Templates {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final DatabaseClient database;
  private final TransactionalOperator transactions;
  private final Units units;
  private final Audience audience;
  private final InstantSource clock;

  public Templates(
      DatabaseClient database,
      TransactionalOperator transactions,
      Units units,
      Audience audience,
      InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.units = units;
    this.audience = audience;
    this.clock = clock;
  }

  /// All of them, in their order, with the units of today.
  public Flux<Template> all() {
    return select("ORDER BY position, name, code", Map.of()).concatMap(this::ofToday);
  }

  /// One; refused as `template-not-found` when there is none.
  public Mono<Template> get(String code) {
    return select("WHERE code = :code", Map.of("code", code))
        .next()
        .flatMap(this::ofToday)
        .switchIfEmpty(notFound());
  }

  /// Of units that are gone, those that took over.
  private Mono<Template> ofToday(Template template) {
    LocalDate today = clock.instant().atZone(Written.ZONE).toLocalDate();
    return units
        .lineage(template.form().codes())
        .map(lineage -> template.with(template.form().on(lineage, today)));
  }

  /// Takes one into the list. Refused as `invalid-input`, or as `template-taken`.
  public Mono<Template> add(TemplateForm form, String by) {
    return decided(form.read(null, by, clock.instant()))
        .delayUntil(template ->
            bound(
                    database.sql(
                        """
                        INSERT INTO template (code, name, note, form, levels, groups, urgent,
                          substitute_rank, substitute_strict, position, version, changed_by,
                          changed_at)
                        VALUES (:code, :name, :note, :form::jsonb, :levels, :groups, :urgent,
                          :rank, :strict,
                          (SELECT coalesce(max(position), 0) + 10 FROM template), :version, :by,
                          :at)\
                        """),
                    template)
                .then())
        .onErrorMap(
            DuplicateKeyException.class,
            _ -> new RefusedException(Refusal.of(Refusal.Kind.CONFLICT, "template-taken")));
  }

  /// Changes what the form says; briefings that were made stay as they are.
  ///
  /// @param seen versions the edit may have been begun on; empty: any. Else refused as
  ///   `template-changed`
  public Mono<Template> change(String code, TemplateForm form, Set<Integer> seen, String by) {
    return select("WHERE code = :code FOR UPDATE", Map.of("code", code))
        .next()
        .switchIfEmpty(notFound())
        .flatMap(before ->
            seen.isEmpty() || seen.contains(before.version())
                ? decided(form.read(before, by, clock.instant()))
                : Mono.error(
                    new RefusedException(
                        Refusal.of(
                            Refusal.Kind.STALE,
                            "template-changed",
                            Map.of(
                                "by", String.valueOf(before.changedBy()),
                                "version", before.version())))))
        .delayUntil(template ->
            bound(
                    database.sql(
                        """
                        UPDATE template SET name = :name, note = :note, form = :form::jsonb,
                          levels = :levels, groups = :groups, urgent = :urgent,
                          substitute_rank = :rank, substitute_strict = :strict,
                          version = :version, changed_by = :by, changed_at = :at
                        WHERE code = :code\
                        """),
                    template)
                .then())
        .as(transactions::transactional);
  }

  /// Takes one out of the list; briefings of that kind keep its code.
  public Mono<Void> remove(String code) {
    return get(code)
        .flatMap(template ->
            database.sql("DELETE FROM template WHERE code = :code").bind("code", code).then());
  }

  /// A request for a briefing with what it leaves out taken from the template of its kind, the
  /// units as of its day, and the words of its title written out (see [TitleWords]). As it is when
  /// it names no kind; refused when it names one that does not exist.
  public Mono<BriefingForm> fill(BriefingForm form) {
    String kind = Written.line(form.kind());
    if (kind.isEmpty()) {
      return Mono.just(titled(form));
    }
    return select("WHERE code = :code", Map.of("code", kind))
        .next()
        .switchIfEmpty(
            Mono.error(() ->
                new RefusedException(
                    Refusal.invalid(
                        List.of(new FieldFault("kind", "unknown-kind", Map.of("code", kind)))))))
        .flatMap(template ->
            units
                .lineage(template.form().codes())
                .map(lineage -> template.with(template.form().on(lineage, day(form)))))
        .flatMap(template -> {
          BriefingForm filled = Filling.over(form, template.form());
          return filled.units() != null
              ? Mono.just(titled(filled))
              : invited(template, day(form)).map(codes -> titled(Filling.inviting(filled, codes)));
        });
  }

  /// Codes of the units a template invites on a day, in the order of the tree.
  public Mono<List<String>> invited(Template template, LocalDate on) {
    return Flux.fromIterable(template.levels())
        .concatMap(level -> units.search(new UnitQuery(on, null, level, null)))
        .map(Unit::code)
        .concatWith(
            Flux.fromIterable(template.groups())
                .concatMap(group -> audience.of(group, on))
                .flatMapIterable(codes -> codes))
        .collect(LinkedHashSet<String>::new, LinkedHashSet::add)
        .map(List::copyOf);
  }

  /// Of a series each briefing writes its own title out.
  private BriefingForm titled(BriefingForm form) {
    boolean recurs = form.recurrence() != null && !form.recurrence().isBlank();
    return recurs || form.title() == null
        ? form
        : form.titled(TitleWords.on(form.title(), day(form)));
  }

  private LocalDate day(BriefingForm form) {
    Instant start = BriefingService.moment(form.startsAt());
    return (start == null ? clock.instant() : start).atZone(Written.ZONE).toLocalDate();
  }

  private Flux<Template> select(String rest, Map<String, String> values) {
    GenericExecuteSpec spec =
        database.sql(
            """
            SELECT code, name, note, form::text AS form, levels, groups, urgent, substitute_rank,
              substitute_strict, version, changed_by, changed_at
            FROM template
            """
                + rest);
    for (Map.Entry<String, String> value : values.entrySet()) {
      spec = spec.bind(value.getKey(), value.getValue());
    }
    return spec.map(Templates::template).all().collectList().flatMapIterable(list -> list);
  }

  private static GenericExecuteSpec bound(GenericExecuteSpec spec, Template template) {
    String by = template.changedBy();
    GenericExecuteSpec bound =
        spec.bind("code", template.code())
            .bind("name", template.name())
            .bind("note", template.note())
            .bind("form", JSON.writeValueAsString(template.form()))
            .bind("levels", template.levels().stream().map(Enum::name).toArray(String[]::new))
            .bind("groups", template.groups().toArray(String[]::new))
            .bind("urgent", template.urgent())
            .bind("strict", template.substitutes().strict())
            .bind("version", template.version())
            .bind("at", template.changedAt());
    Integer rank = template.substitutes().leastRank();
    bound = rank == null ? bound.bindNull("rank", Integer.class) : bound.bind("rank", rank);
    return by == null ? bound.bindNull("by", String.class) : bound.bind("by", by);
  }

  private static Template template(Readable row) {
    return new Template(
        text(row, "code"),
        text(row, "name"),
        text(row, "note"),
        JSON.readValue(text(row, "form"), BriefingForm.class),
        Arrays.stream(requireNonNull(row.get("levels", String[].class)))
            .map(Level::valueOf)
            .toList(),
        Arrays.asList(requireNonNull(row.get("groups", String[].class))),
        new SubstituteRule(
            row.get("substitute_rank", Integer.class),
            Boolean.TRUE.equals(row.get("substitute_strict", Boolean.class))),
        Boolean.TRUE.equals(row.get("urgent", Boolean.class)),
        requireNonNull(row.get("version", Integer.class)),
        row.get("changed_by", String.class),
        requireNonNull(row.get("changed_at", Instant.class)));
  }

  private static String text(Readable row, String column) {
    return requireNonNull(row.get(column, String.class));
  }

  private static <T> Mono<T> notFound() {
    return Mono.error(
        () -> new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, "template-not-found")));
  }

  private static Mono<Template> decided(Decision<Template> decision) {
    return switch (decision) {
      case Decision.Accepted<Template>(var template) -> Mono.just(template);
      case Decision.Refused<Template>(var refusal) -> Mono.error(new RefusedException(refusal));
    };
  }
}
