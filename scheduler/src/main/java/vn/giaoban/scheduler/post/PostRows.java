package vn.giaoban.scheduler.post;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/// Tables `post` and `post_holder`.
final class PostRows {
  private static final String POST =
      """
      p.id, p.title, p.rank, p.head, p.version,
      lower(p.valid) AS valid_from, upper(p.valid) - 1 AS valid_to
      """;

  private final DatabaseClient database;

  PostRows(DatabaseClient database) {
    this.database = database;
  }

  /// @param on only posts and holders of that day; null: all
  Mono<List<Post>> ofUnits(Collection<UUID> unitIds, boolean heads, @Nullable LocalDate on) {
    if (unitIds.isEmpty()) {
      return Mono.just(List.of());
    }
    var spec =
        database
            .sql(
                "SELECT u.id AS unit_id, "
                    + POST
                    + " FROM unit u JOIN post p ON p.body = u.body WHERE u.id = ANY(:ids)"
                    + (heads ? " AND p.head" : "")
                    + (on == null ? "" : " AND p.valid @> :on")
                    + " ORDER BY p.rank, p.title, p.valid")
            .bind("ids", unitIds.toArray(UUID[]::new));
    return withHolders(on == null ? spec : spec.bind("on", on), on);
  }

  Mono<List<Post>> byIds(Collection<UUID> ids) {
    return ids.isEmpty()
        ? Mono.just(List.of())
        : withHolders(
            database
                .sql("SELECT p.body AS unit_id, " + POST + " FROM post p WHERE p.id = ANY(:ids)")
                .bind("ids", ids.toArray(UUID[]::new)),
            null);
  }

  /// All posts of the same body, the post itself among them, without holders.
  Mono<List<Post>> siblings(UUID postId) {
    return database
        .sql(
            "SELECT p.body AS unit_id, "
                + POST
                + " FROM post p WHERE p.body = (SELECT body FROM post WHERE id = :id)")
        .bind("id", postId)
        .map(row -> post(row, List.of()))
        .all()
        .collectList();
  }

  private Mono<List<Post>> withHolders(GenericExecuteSpec posts, @Nullable LocalDate on) {
    return posts
        .map(row -> post(row, List.of()))
        .all()
        .collectList()
        .flatMap(found ->
            holders(found.stream().map(Post::id).distinct().toList(), on)
                .map(held ->
                    found.stream()
                        .map(one -> PostRules.with(one, held.getOrDefault(one.id(), List.of())))
                        .toList()));
  }

  private Mono<Map<UUID, List<Holder>>> holders(List<UUID> postIds, @Nullable LocalDate on) {
    if (postIds.isEmpty()) {
      return Mono.just(Map.of());
    }
    record Of(UUID postId, Holder holder) {}
    var spec =
        database
            .sql(
                "SELECT id, post_id, name, username, email, phone, standing,"
                    + " lower(held) AS held_from, upper(held) - 1 AS held_to FROM post_holder"
                    + " WHERE post_id = ANY(:ids)"
                    + (on == null ? "" : " AND held @> :on")
                    + " ORDER BY lower(held) DESC NULLS LAST, name")
            .bind("ids", postIds.toArray(UUID[]::new));
    return (on == null ? spec : spec.bind("on", on))
        .map(row -> new Of(requireNonNull(row.get("post_id", UUID.class)), holder(row)))
        .all()
        .collectList()
        .map(all ->
            all.stream()
                .collect(
                    Collectors.groupingBy(
                        Of::postId, Collectors.mapping(Of::holder, Collectors.toList()))));
  }

  Mono<Void> lock(UUID postId) {
    return database.sql("SELECT 1 FROM post WHERE id = :id FOR UPDATE").bind("id", postId).then();
  }

  Mono<Void> insert(UUID unitId, Post post) {
    var spec =
        database
            .sql(
                """
                INSERT INTO post (id, body, title, rank, head, valid)
                SELECT :id, body, :title, :rank, :head,
                  daterange(:from::date, :to::date, '[]')
                FROM unit WHERE id = :unit\
                """)
            .bind("id", post.id())
            .bind("unit", unitId);
    return values(spec, post).then();
  }

  Mono<Void> update(Post post) {
    var spec =
        database
            .sql(
                """
                UPDATE post SET title = :title, rank = :rank, head = :head, version = version + 1,
                  valid = daterange(:from::date, :to::date, '[]')
                WHERE id = :id\
                """)
            .bind("id", post.id());
    return values(spec, post).then();
  }

  private static GenericExecuteSpec values(GenericExecuteSpec spec, Post post) {
    var bound =
        spec.bind("title", post.title()).bind("rank", post.rank()).bind("head", post.head());
    return date(date(bound, "from", post.from()), "to", post.to());
  }

  Mono<Void> delete(UUID postId) {
    return database.sql("DELETE FROM post WHERE id = :id").bind("id", postId).then();
  }

  Mono<Void> save(UUID postId, Holder holder) {
    var spec =
        database
            .sql(
                """
                INSERT INTO post_holder
                  (id, post_id, name, username, email, phone, standing, held)
                VALUES (:id, :post, :name, :username, :email, :phone, :standing,
                  daterange(:from::date, :to::date, '[]'))
                ON CONFLICT (id) DO UPDATE SET
                  name = excluded.name, username = excluded.username, email = excluded.email,
                  phone = excluded.phone, standing = excluded.standing, held = excluded.held\
                """)
            .bind("id", holder.id())
            .bind("post", postId)
            .bind("name", holder.name())
            .bind("standing", holder.standing().name());
    spec = text(spec, "username", holder.username());
    spec = text(spec, "email", holder.email());
    spec = text(spec, "phone", holder.phone());
    return date(date(spec, "from", holder.from()), "to", holder.to())
        .then()
        .then(Mono.defer(() -> touched(postId)));
  }

  private Mono<Void> touched(UUID postId) {
    return database
        .sql("UPDATE post SET version = version + 1 WHERE id = :id")
        .bind("id", postId)
        .then();
  }

  Mono<Boolean> deleteHolder(UUID postId, UUID holderId) {
    return database
        .sql("DELETE FROM post_holder WHERE id = :id AND post_id = :post")
        .bind("id", holderId)
        .bind("post", postId)
        .fetch()
        .rowsUpdated()
        .flatMap(n -> touched(postId).thenReturn(n > 0));
  }

  private static Post post(Readable row, List<Holder> holders) {
    return new Post(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("unit_id", UUID.class)),
        requireNonNull(row.get("title", String.class)),
        requireNonNull(row.get("rank", Integer.class)),
        requireNonNull(row.get("head", Boolean.class)),
        row.get("valid_from", LocalDate.class),
        row.get("valid_to", LocalDate.class),
        holders,
        requireNonNull(row.get("version", Integer.class)));
  }

  private static Holder holder(Readable row) {
    return new Holder(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("name", String.class)),
        row.get("username", String.class),
        row.get("email", String.class),
        row.get("phone", String.class),
        Standing.valueOf(requireNonNull(row.get("standing", String.class))),
        row.get("held_from", LocalDate.class),
        row.get("held_to", LocalDate.class));
  }

  private static GenericExecuteSpec text(
      GenericExecuteSpec spec, String name, @Nullable String value) {
    return value == null ? spec.bindNull(name, String.class) : spec.bind(name, value);
  }

  private static GenericExecuteSpec date(
      GenericExecuteSpec spec, String name, @Nullable LocalDate value) {
    return value == null ? spec.bindNull(name, LocalDate.class) : spec.bind(name, value);
  }
}
