package vn.giaoban.web.readiness;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Row;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// The table `site_readiness`.
@Component
class ReadinessStore {
  private static final String COLUMNS =
      "ready_at, people, duty_name, duty_phone, checked::text AS checked, checked_at";

  private final DatabaseClient database;
  private final JsonMapper json;

  ReadinessStore(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /// What a site has said; who was on duty there the last time stands until it says who is now.
  Mono<Readiness> find(UUID briefing, String site) {
    return database
        .sql(
            "SELECT "
                + COLUMNS
                + " FROM site_readiness WHERE briefing_id = :briefing AND site = :site")
        .bind("briefing", briefing)
        .bind("site", site)
        .map((row, _) -> read(row))
        .one()
        .defaultIfEmpty(Readiness.NOTHING)
        .flatMap(found ->
            found.duty().equals(Duty.NOBODY)
                ? lastDuties(Set.of(site))
                    .map(last -> found.with(last.getOrDefault(site, Duty.NOBODY)))
                : Mono.just(found));
  }

  /// The same, with its row held until the transaction ends, so that two tabs of one site are heard
  /// one after the other.
  Mono<Readiness> hold(UUID briefing, String site, Instant now) {
    return database
        .sql(
            """
            INSERT INTO site_readiness (briefing_id, site, changed_at)
            VALUES (:briefing, :site, :now) ON CONFLICT DO NOTHING\
            """)
        .bind("briefing", briefing)
        .bind("site", site)
        .bind("now", now)
        .then()
        .then(
            database
                .sql(
                    "SELECT "
                        + COLUMNS
                        + " FROM site_readiness"
                        + " WHERE briefing_id = :briefing AND site = :site FOR UPDATE")
                .bind("briefing", briefing)
                .bind("site", site)
                .map((row, _) -> read(row))
                .one());
  }

  Mono<Void> save(UUID briefing, String site, Readiness now, Instant at) {
    var check = now.check();
    return database
        .sql(
            """
            UPDATE site_readiness
            SET ready_at = :ready, people = :people, duty_name = :name, duty_phone = :phone,
                checked = :checked, checked_at = :checkedAt, changed_at = :now
            WHERE briefing_id = :briefing AND site = :site\
            """)
        .bind("briefing", briefing)
        .bind("site", site)
        .bind("now", at)
        .bind("ready", Parameter.fromOrEmpty(now.readyAt(), Instant.class))
        .bind("people", Parameter.fromOrEmpty(now.people(), Integer.class))
        .bind("name", Parameter.fromOrEmpty(now.duty().name(), String.class))
        .bind("phone", Parameter.fromOrEmpty(now.duty().phone(), String.class))
        .bind(
            "checked",
            Parameter.fromOrEmpty(
                check == null ? null : Json.of(json.writeValueAsString(check)), Json.class))
        .bind("checkedAt", Parameter.fromOrEmpty(now.checkedAt(), Instant.class))
        .then();
  }

  /// What the sites of a briefing have said, by site.
  Mono<Map<String, Readiness>> all(UUID briefing) {
    return database
        .sql("SELECT site, " + COLUMNS + " FROM site_readiness WHERE briefing_id = :briefing")
        .bind("briefing", briefing)
        .map((row, _) -> Map.entry(text(row, "site"), read(row)))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  /// Who was on duty the last time somebody was named, by site.
  Mono<Map<String, Duty>> lastDuties(Set<String> sites) {
    return database
        .sql(
            """
            SELECT DISTINCT ON (site) site, duty_name, duty_phone FROM site_readiness
            WHERE site = ANY(:sites) AND duty_phone IS NOT NULL
            ORDER BY site, changed_at DESC\
            """)
        .bind("sites", sites.toArray(String[]::new))
        .map((row, _) -> Map.entry(text(row, "site"), duty(row)))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  /// The units' own numbers, for when nobody on duty answers, by code.
  Mono<Map<String, String>> phones(Set<String> codes) {
    return database
        .sql(
            """
            SELECT DISTINCT ON (code) code, phone FROM unit
            WHERE code = ANY(:codes) AND phone IS NOT NULL
            ORDER BY code, upper(valid) DESC NULLS FIRST\
            """)
        .bind("codes", codes.toArray(String[]::new))
        .map((row, _) -> Map.entry(text(row, "code"), text(row, "phone")))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  /// The sites that have answered that they will not come.
  Mono<Set<String>> declined(UUID briefing) {
    return database
        .sql(
            """
            SELECT recipient FROM invitation
            WHERE briefing_id = :briefing AND method = 'REQUEST' AND part_stat = 'DECLINED'\
            """)
        .bind("briefing", briefing)
        .map((row, _) -> text(row, "recipient"))
        .all()
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }

  private Readiness read(Row row) {
    var checked = row.get("checked", String.class);
    return new Readiness(
        row.get("ready_at", Instant.class),
        row.get("people", Integer.class),
        duty(row),
        checked == null ? null : json.readValue(checked, SiteCheck.class),
        row.get("checked_at", Instant.class));
  }

  private static Duty duty(Readable row) {
    return new Duty(row.get("duty_name", String.class), row.get("duty_phone", String.class));
  }

  private static String text(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, String.class));
  }
}
