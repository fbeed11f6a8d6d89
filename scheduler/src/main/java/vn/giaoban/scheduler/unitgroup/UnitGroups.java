package vn.giaoban.scheduler.unitgroup;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.organisation.Unit;
import vn.giaoban.scheduler.organisation.UnitQuery;
import vn.giaoban.scheduler.organisation.Units;

/// The groups of units, resolved on any day.
public final class UnitGroups {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final DatabaseClient database;
  private final TransactionalOperator transactions;
  private final Units units;

  public UnitGroups(DatabaseClient database, TransactionalOperator transactions, Units units) {
    this.database = database;
    this.transactions = transactions;
    this.units = units;
  }

  /// All groups by name, each with its units of the day.
  public Mono<List<UnitGroup>> all(LocalDate on) {
    return resolved(database.sql("SELECT * FROM unit_group ORDER BY name, id"), on);
  }

  /// One group; refused as `group-not-found`.
  public Mono<UnitGroup> get(UUID id, LocalDate on) {
    return resolved(database.sql("SELECT * FROM unit_group WHERE id = :id").bind("id", id), on)
        .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()))
        .switchIfEmpty(
            Mono.error(
                () -> new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, "group-not-found"))));
  }

  /// Whom a rule would find on a day, before it is kept.
  public Mono<List<String>> preview(UnitGroup.RuleForm rule, LocalDate on) {
    return units
        .search(UnitQuery.on(on))
        .collectList()
        .flatMap(all ->
            switch (UnitGroupRules.read(
                new UnitGroup.Form("preview", null, rule, null),
                UUID.randomUUID(),
                byCode(all),
                0)) {
              case Decision.Refused<UnitGroup>(var refusal) ->
                  Mono.<List<String>>error(new RefusedException(refusal));
              case Decision.Accepted<UnitGroup>(var group) ->
                  Mono.just(
                      UnitGroupRules.resolve(
                          requireNonNull(group.rule()), all, below(group.rule()).toList()));
            });
  }

  /// Makes a group.
  public Mono<UnitGroup> add(UnitGroup.Form form, LocalDate today) {
    return read(form, UUID.randomUUID(), today, 0)
        .flatMap(group ->
            values(
                    database.sql(
                        """
                        INSERT INTO unit_group (id, name, note, rule)
                        VALUES (:id, :name, :note, :rule::jsonb)\
                        """),
                    group)
                .then()
                .then(members(group, today))
                .thenReturn(group.id()))
        .as(transactions::transactional)
        .onErrorMap(DataIntegrityViolationException.class, UnitGroups::taken)
        .flatMap(id -> get(id, today));
  }

  /// Changes a group to what the form says.
  ///
  /// @param version as read; refused as `group-changed` when somebody was faster. Null: whatever it
  ///   is
  public Mono<UnitGroup> change(
      UUID id, UnitGroup.Form form, LocalDate today, @Nullable Integer version) {
    return get(id, today)
        .flatMap(was ->
            version == null || version == was.version()
                ? read(merged(was, form), id, today, was.version())
                : Mono.error(changed(was)))
        .flatMap(group ->
            values(
                    database.sql(
                        """
                        UPDATE unit_group SET name = :name, note = :note, rule = :rule::jsonb,
                          version = version + 1
                        WHERE id = :id AND version = :version\
                        """),
                    group)
                .bind("version", group.version())
                .fetch()
                .rowsUpdated()
                .flatMap(rows ->
                    rows == 0
                        ? Mono.<Void>error(changed(group))
                        : form.rule() == null && form.units() == null
                            ? Mono.<Void>empty()
                            : members(group, today)))
        .as(transactions::transactional)
        .onErrorMap(DataIntegrityViolationException.class, UnitGroups::taken)
        .then(Mono.defer(() -> get(id, today)));
  }

  /// Removes a group; its units stay.
  public Mono<Void> remove(UUID id) {
    return database
        .sql("DELETE FROM unit_group WHERE id = :id")
        .bind("id", id)
        .fetch()
        .rowsUpdated()
        .flatMap(rows ->
            rows == 0
                ? Mono.error(
                    new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, "group-not-found")))
                : Mono.empty());
  }

  /// What the form leaves out stays as it was.
  private static UnitGroup.Form merged(UnitGroup was, UnitGroup.Form form) {
    var rule = was.rule();
    var kept =
        rule == null
            ? null
            : new UnitGroup.RuleForm(
                rule.levels().stream().map(Enum::name).toList(),
                rule.below(),
                rule.tags(),
                rule.name(),
                rule.except());
    boolean fixed = form.units() != null;
    return new UnitGroup.Form(
        form.name() == null ? was.name() : form.name(),
        form.note() == null ? was.note() : form.note(),
        fixed ? null : form.rule() == null ? kept : form.rule(),
        fixed ? form.units() : was.units());
  }

  private Mono<UnitGroup> read(UnitGroup.Form form, UUID id, LocalDate today, int version) {
    return units
        .search(UnitQuery.on(today))
        .collectList()
        .flatMap(all ->
            switch (UnitGroupRules.read(form, id, byCode(all), version)) {
              case Decision.Refused<UnitGroup>(var refusal) ->
                  Mono.error(new RefusedException(refusal));
              case Decision.Accepted<UnitGroup>(var group) -> Mono.just(group);
            });
  }

  private static Map<String, Unit> byCode(List<Unit> units) {
    return units.stream().collect(Collectors.toMap(Unit::code, Function.identity()));
  }

  private Mono<Void> members(UnitGroup group, LocalDate today) {
    return database
        .sql("DELETE FROM unit_group_member WHERE group_id = :id")
        .bind("id", group.id())
        .then()
        .then(
            Mono.defer(() ->
                database
                    .sql(
                        """
                        INSERT INTO unit_group_member (group_id, body)
                        SELECT DISTINCT :id::uuid, body FROM unit
                        WHERE code = ANY(:codes) AND valid @> :today\
                        """)
                    .bind("id", group.id())
                    .bind("codes", group.units().toArray(String[]::new))
                    .bind("today", today)
                    .then()));
  }

  private static GenericExecuteSpec values(GenericExecuteSpec given, UnitGroup group) {
    var spec = given.bind("id", group.id()).bind("name", group.name());
    spec =
        group.note() == null
            ? spec.bindNull("note", String.class)
            : spec.bind("note", group.note());
    return group.rule() == null
        ? spec.bindNull("rule", String.class)
        : spec.bind("rule", JSON.writeValueAsString(group.rule()));
  }

  private Mono<List<UnitGroup>> resolved(GenericExecuteSpec spec, LocalDate on) {
    return spec.map(row ->
            new UnitGroup(
                requireNonNull(row.get("id", UUID.class)),
                requireNonNull(row.get("name", String.class)),
                row.get("note", String.class),
                rule(row.get("rule", String.class)),
                List.of(),
                requireNonNull(row.get("version", Integer.class))))
        .all()
        .collectList()
        .flatMap(groups ->
            groups.isEmpty()
                ? Mono.just(groups)
                : Mono.zip(
                        units.search(UnitQuery.on(on)).collectList(),
                        bodies(),
                        units.lineage(
                            groups.stream().flatMap(group -> below(group.rule())).toList()))
                    .map(found ->
                        groups.stream()
                            .map(group ->
                                with(
                                    group,
                                    group.rule() == null
                                        ? fixed(
                                            found.getT1(),
                                            found.getT2().getOrDefault(group.id(), Set.of()))
                                        : UnitGroupRules.resolve(
                                            group.rule(),
                                            found.getT1(),
                                            found.getT3().all(below(group.rule()).toList(), on))))
                            .toList()));
  }

  private static Stream<String> below(@Nullable GroupRule rule) {
    return rule == null ? Stream.empty() : Stream.ofNullable(rule.below());
  }

  private static List<String> fixed(List<Unit> units, Set<UUID> bodies) {
    return units.stream()
        .filter(unit -> bodies.contains(unit.details().body()))
        .map(Unit::code)
        .toList();
  }

  /// The members, and whoever took over from those that are gone.
  private Mono<Map<UUID, Set<UUID>>> bodies() {
    record Member(UUID group, UUID body) {}
    return database
        .sql(
            """
            WITH RECURSIVE line (group_id, body, depth) AS (
              SELECT group_id, body, 0 FROM unit_group_member
              UNION
              SELECT l.group_id, s.body, l.depth + 1
              FROM line l JOIN unit u ON u.body = l.body
              JOIN unit_successor x ON x.unit_id = u.id JOIN unit s ON s.id = x.successor_id
              WHERE s.body <> l.body AND l.depth < 12)
            SELECT DISTINCT group_id, body FROM line\
            """)
        .map(row ->
            new Member(
                requireNonNull(row.get("group_id", UUID.class)),
                requireNonNull(row.get("body", UUID.class))))
        .all()
        .collectList()
        .map(all ->
            all.stream()
                .collect(
                    Collectors.groupingBy(
                        Member::group, Collectors.mapping(Member::body, Collectors.toSet()))));
  }

  private static @Nullable GroupRule rule(@Nullable String json) {
    return json == null ? null : JSON.readValue(json, GroupRule.class);
  }

  private static UnitGroup with(UnitGroup group, List<String> units) {
    return new UnitGroup(
        group.id(), group.name(), group.note(), group.rule(), units, group.version());
  }

  private static RefusedException changed(UnitGroup group) {
    return new RefusedException(
        Refusal.of(
            Refusal.Kind.STALE,
            "group-changed",
            Map.of("name", group.name(), "version", group.version())));
  }

  private static Throwable taken(DataIntegrityViolationException e) {
    return String.valueOf(e.getMessage()).contains("unit_group_once")
        ? new RefusedException(Refusal.invalid(List.of(FieldFault.of("name", "group-name-taken"))))
        : e;
  }
}
