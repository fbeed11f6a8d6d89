package vn.giaoban.scheduler.site;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;

/// The sites of units and their contacts.
public final class Sites {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final DatabaseClient database;
  private final TransactionalOperator transactions;

  public Sites(DatabaseClient database, TransactionalOperator transactions) {
    this.database = database;
    this.transactions = transactions;
  }

  /// A unit's sites in their order, each site's own below it after it.
  public Mono<List<Site>> ofUnit(UUID unitId) {
    return database
        .sql(
            """
            SELECT s.* FROM site s JOIN unit u ON u.body = s.body WHERE u.id = :unit
            ORDER BY s.position, s.name, s.id\
            """)
        .bind("unit", unitId)
        .map(Sites::site)
        .all()
        .collectList();
  }

  /// Adds a site to a unit.
  public Mono<Site> add(UUID unitId, Site.Form form) {
    return lock(unitId)
        .then(Mono.defer(() -> ofUnit(unitId)))
        .map(others -> SiteRules.site(form, UUID.randomUUID(), others, 0))
        .flatMap(Sites::accepted)
        .flatMap(site -> insert(unitId, site).thenReturn(site))
        .as(transactions::transactional);
  }

  /// Changes a site.
  ///
  /// @param version as read; refused as `site-changed` when somebody was faster. Null: whatever it
  ///   is
  public Mono<Site> change(UUID unitId, UUID siteId, Site.Form form, @Nullable Integer version) {
    return lock(unitId)
        .then(Mono.defer(() -> ofUnit(unitId)))
        .flatMap(all -> {
          var was = all.stream().filter(one -> one.id().equals(siteId)).findFirst().orElse(null);
          if (was == null) {
            return Mono.error(refused(Refusal.Kind.NOT_FOUND, "site-not-found", Map.of()));
          }
          if (version != null && version != was.version()) {
            return Mono.error(
                refused(
                    Refusal.Kind.STALE,
                    "site-changed",
                    Map.of("name", was.name(), "version", was.version())));
          }
          var others = all.stream().filter(one -> !one.id().equals(siteId)).toList();
          return accepted(SiteRules.site(form, siteId, others, was.version() + 1));
        })
        .flatMap(site -> update(site).thenReturn(site))
        .as(transactions::transactional);
  }

  /// Removes a site and those below it.
  public Mono<Void> remove(UUID unitId, UUID siteId) {
    return gone(
        "DELETE FROM site WHERE id = :id AND body = (SELECT body FROM unit WHERE id = :unit)",
        unitId,
        siteId,
        "site-not-found");
  }

  /// A unit's contacts in their order.
  public Mono<List<Contact>> contacts(UUID unitId) {
    return database
        .sql(
            """
            SELECT c.* FROM contact c JOIN unit u ON u.body = c.body WHERE u.id = :unit
            ORDER BY c.position, c.name, c.id\
            """)
        .bind("unit", unitId)
        .map(Sites::contact)
        .all()
        .collectList();
  }

  /// Adds a contact, or changes the one with this id.
  public Mono<Contact> save(UUID unitId, @Nullable UUID contactId, Contact.Form form) {
    return accepted(SiteRules.contact(form, contactId == null ? UUID.randomUUID() : contactId, 0))
        .flatMap(contact ->
            (contactId == null ? insert(unitId, contact) : update(unitId, contact))
                .flatMap(rows ->
                    rows == 0
                        ? Mono.error(refused(Refusal.Kind.NOT_FOUND, "contact-not-found", Map.of()))
                        : Mono.just(contact)))
        .as(transactions::transactional);
  }

  /// Removes a contact.
  public Mono<Void> removeContact(UUID unitId, UUID contactId) {
    return gone(
        "DELETE FROM contact WHERE id = :id AND body = (SELECT body FROM unit WHERE id = :unit)",
        unitId,
        contactId,
        "contact-not-found");
  }

  private Mono<Void> gone(String sql, UUID unitId, UUID id, String otherwise) {
    return database
        .sql(sql)
        .bind("id", id)
        .bind("unit", unitId)
        .fetch()
        .rowsUpdated()
        .flatMap(rows ->
            rows == 0
                ? Mono.error(refused(Refusal.Kind.NOT_FOUND, otherwise, Map.of()))
                : Mono.empty());
  }

  /// One change of a unit's sites at a time: two could make a cycle of what each sees as a tree.
  private Mono<Void> lock(UUID unitId) {
    return database
        .sql(
            "SELECT 1 FROM unit WHERE id = (SELECT body FROM unit WHERE id = :unit)"
                + " FOR NO KEY UPDATE")
        .bind("unit", unitId)
        .then();
  }

  private Mono<Void> insert(UUID unitId, Site site) {
    return values(
            database
                .sql(
                    """
                    INSERT INTO site (id, body, above, name, place, phone, seats, equipment, keeper,
                      note, position)
                    SELECT :id, body, :above, :name, :place, :phone, :seats, :equipment::jsonb,
                      :keeper, :note, :position
                    FROM unit WHERE id = :unit\
                    """)
                .bind("unit", unitId),
            site)
        .then();
  }

  private Mono<Void> update(Site site) {
    return values(
            database.sql(
                """
                UPDATE site SET above = :above, name = :name, place = :place, phone = :phone,
                  seats = :seats, equipment = :equipment::jsonb, keeper = :keeper, note = :note,
                  position = :position, version = version + 1
                WHERE id = :id\
                """),
            site)
        .then();
  }

  private static GenericExecuteSpec values(GenericExecuteSpec given, Site site) {
    var spec =
        given
            .bind("id", site.id())
            .bind("name", site.name())
            .bind("equipment", JSON.writeValueAsString(site.equipment()))
            .bind("position", site.position());
    spec =
        site.above() == null
            ? spec.bindNull("above", UUID.class)
            : spec.bind("above", site.above());
    spec =
        site.seats() == null
            ? spec.bindNull("seats", Integer.class)
            : spec.bind("seats", site.seats());
    spec = text(spec, "place", site.place());
    spec = text(spec, "phone", site.phone());
    spec = text(spec, "keeper", site.keeper());
    return text(spec, "note", site.note());
  }

  private Mono<Long> insert(UUID unitId, Contact contact) {
    return values(
            database
                .sql(
                    """
                    INSERT INTO contact (id, body, name, duty, email, phone, position)
                    SELECT :id, body, :name, :duty, :email, :phone, :position
                    FROM unit WHERE id = :unit\
                    """)
                .bind("unit", unitId),
            contact)
        .fetch()
        .rowsUpdated();
  }

  private Mono<Long> update(UUID unitId, Contact contact) {
    return values(
            database
                .sql(
                    """
                    UPDATE contact SET name = :name, duty = :duty, email = :email, phone = :phone,
                      position = :position, version = version + 1
                    WHERE id = :id AND body = (SELECT body FROM unit WHERE id = :unit)\
                    """)
                .bind("unit", unitId),
            contact)
        .fetch()
        .rowsUpdated();
  }

  private static GenericExecuteSpec values(GenericExecuteSpec given, Contact contact) {
    var spec =
        given
            .bind("id", contact.id())
            .bind("name", contact.name())
            .bind("position", contact.position());
    return text(
        text(text(spec, "duty", contact.duty()), "email", contact.email()),
        "phone",
        contact.phone());
  }

  private static GenericExecuteSpec text(
      GenericExecuteSpec spec, String name, @Nullable String value) {
    return value == null ? spec.bindNull(name, String.class) : spec.bind(name, value);
  }

  private static Site site(Readable row) {
    return new Site(
        requireNonNull(row.get("id", UUID.class)),
        row.get("above", UUID.class),
        requireNonNull(row.get("name", String.class)),
        row.get("place", String.class),
        row.get("phone", String.class),
        row.get("seats", Integer.class),
        JSON.readValue(
            requireNonNull(row.get("equipment", String.class)),
            new TypeReference<List<Equipment>>() {}),
        row.get("keeper", String.class),
        row.get("note", String.class),
        requireNonNull(row.get("position", Integer.class)),
        requireNonNull(row.get("version", Integer.class)));
  }

  private static Contact contact(Readable row) {
    return new Contact(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("name", String.class)),
        row.get("duty", String.class),
        row.get("email", String.class),
        row.get("phone", String.class),
        requireNonNull(row.get("position", Integer.class)),
        requireNonNull(row.get("version", Integer.class)));
  }

  private static <T> Mono<T> accepted(Decision<T> decision) {
    return switch (decision) {
      case Decision.Accepted<T>(var value) -> Mono.just(value);
      case Decision.Refused<T>(var refusal) -> Mono.error(new RefusedException(refusal));
    };
  }

  private static RefusedException refused(
      Refusal.Kind kind, String code, Map<String, Object> args) {
    return new RefusedException(Refusal.of(kind, code, args));
  }
}
