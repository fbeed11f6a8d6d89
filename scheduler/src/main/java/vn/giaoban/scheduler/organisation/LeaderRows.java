package vn.giaoban.scheduler.organisation;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// The heads of units as a list of units names them: many at a time, in the caller's transaction.
/// Single posts and their holders are [vn.giaoban.scheduler.post.Posts]'.
final class LeaderRows {
  private static final String HEADS =
      """
      FROM unnest(:codes::text[]%s) AS t (code%s)
      JOIN unit u ON u.code = t.code AND u.valid @> :on
      JOIN post p ON p.body = u.body AND p.head AND p.valid @> :on
      """;

  private final DatabaseClient database;

  LeaderRows(DatabaseClient database) {
    this.database = database;
  }

  /// Who leads these units on a day, by code; of a vacant post the name is empty.
  Mono<Map<String, Leader>> on(Collection<String> codes, LocalDate on) {
    return codes.isEmpty()
        ? Mono.just(Map.of())
        : database
            .sql(
                "SELECT u.code, p.title, coalesce(h.name, '') AS name, h.phone, h.email "
                    + HEADS.formatted("", "")
                    + """
                    LEFT JOIN post_holder h
                      ON h.post_id = p.id AND h.standing = 'HOLDER' AND h.held @> :on\
                    """)
            .bind("codes", codes.toArray(String[]::new))
            .bind("on", on)
            .map(row ->
                Map.entry(
                    requireNonNull(row.get("code", String.class)),
                    new Leader(
                        requireNonNull(row.get("name", String.class)),
                        row.get("title", String.class),
                        row.get("phone", String.class),
                        row.get("email", String.class))))
            .all()
            .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  /// Makes the leaders what the list says, from a day on. The same person keeps his time in the
  /// post; another one takes over that day, until whoever was entered for later.
  ///
  /// @param leaders by the code of the unit
  Mono<Void> put(Map<String, Leader> leaders, LocalDate on) {
    return leaders.isEmpty()
        ? Mono.empty()
        : run(
                """
                INSERT INTO post (id, body, title, rank, head, valid)
                SELECT gen_random_uuid(), u.body, coalesce(t.title, usual_head(u.level, u.name)), 1,
                  true, daterange(:on, (SELECT min(lower(l.valid)) FROM post l
                                        WHERE l.body = u.body AND l.head AND lower(l.valid) > :on))
                FROM unnest(:codes::text[], :titles::text[]) AS t (code, title)
                JOIN unit u ON u.code = t.code AND u.valid @> :on
                WHERE NOT EXISTS (SELECT FROM post p
                  WHERE p.body = u.body AND p.head AND p.valid @> :on)\
                """,
                leaders,
                on)
            .then(
                run(
                    "UPDATE post o SET title = t.title, version = o.version + 1 "
                        + HEADS.formatted(", :titles::text[]", ", title")
                        + "WHERE o.id = p.id AND t.title IS NOT NULL AND o.title <> t.title",
                    leaders,
                    on))
            .then(
                run(
                    """
                    UPDATE post_holder h SET name = t.name, phone = coalesce(t.phone, h.phone),
                      email = coalesce(t.email, h.email)
                    """
                        + ALL
                        + """
                        WHERE h.post_id = p.id AND h.standing = 'HOLDER' AND h.held @> :on
                          AND fold(h.name) = fold(t.name)\
                        """,
                    leaders,
                    on))
            .then(
                run(
                    "DELETE FROM post_holder h USING post p, unit u, "
                        + """
                        unnest(:codes::text[], :names::text[]) AS t (code, name)
                        WHERE u.code = t.code AND u.valid @> :on AND p.body = u.body AND p.head
                          AND p.valid @> :on AND h.post_id = p.id AND h.standing = 'HOLDER'
                          AND lower(h.held) = :on AND fold(h.name) <> fold(t.name)\
                        """,
                    leaders,
                    on))
            .then(
                run(
                    "UPDATE post_holder h SET held = daterange(lower(h.held), :on) "
                        + HEADS.formatted(", :names::text[]", ", name")
                        + """
                        WHERE h.post_id = p.id AND h.standing = 'HOLDER' AND h.held @> :on
                          AND fold(h.name) <> fold(t.name)\
                        """,
                    leaders,
                    on))
            .then(
                run(
                    """
                    INSERT INTO post_holder (id, post_id, name, email, phone, standing, held)
                    SELECT gen_random_uuid(), p.id, t.name, t.email, t.phone, 'HOLDER',
                      daterange(:on, (SELECT min(lower(l.held)) FROM post_holder l
                        WHERE l.post_id = p.id AND l.standing = 'HOLDER' AND lower(l.held) > :on))
                    """
                        + ALL
                        + """
                        WHERE NOT EXISTS (SELECT FROM post_holder h
                          WHERE h.post_id = p.id AND h.standing = 'HOLDER' AND h.held @> :on)\
                        """,
                    leaders,
                    on));
  }

  private static final String ALL =
      HEADS.formatted(", :names::text[], :phones::text[], :emails::text[]", ", name, phone, email");

  private Mono<Void> run(String sql, Map<String, Leader> leaders, LocalDate on) {
    var all = List.copyOf(leaders.entrySet());
    return Mono.defer(() -> {
      var spec =
          database
              .sql(sql)
              .bind("on", on)
              .bind("codes", all.stream().map(Map.Entry::getKey).toArray(String[]::new));
      if (sql.contains(":names")) {
        spec = spec.bind("names", texts(all, Leader::name));
      }
      if (sql.contains(":titles")) {
        spec = spec.bind("titles", texts(all, Leader::title));
      }
      if (sql.contains(":phones")) {
        spec =
            spec.bind("phones", texts(all, Leader::phone))
                .bind("emails", texts(all, Leader::email));
      }
      return spec.then();
    });
  }

  private static String[] texts(
      List<Map.Entry<String, Leader>> all, Function<Leader, @Nullable String> f) {
    return all.stream().map(entry -> f.apply(entry.getValue())).toArray(String[]::new);
  }
}
