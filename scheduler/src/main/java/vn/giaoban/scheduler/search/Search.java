package vn.giaoban.scheduler.search;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/// Finds by words, in the table `search_entry`.
///
/// Ranking reads every row it ranks, and a word like *báo cáo* is in a third of all rows. So only
/// candidates are ranked: the newest [#CANDIDATES] that have the words, and the newest [#BY_TITLE]
/// that have them in the title. Who needs an old one among thousands adds a word or a time.
public final class Search {
  private static final int CANDIDATES = 1000;
  private static final int BY_TITLE = 300;

  /// Where words stand close together in a title or heading is better than in a text; of equally
  /// good ones, those nearer to today: a hit of five years ago counts for half of one of now. A
  /// unit by its name is what was meant when its name was typed.
  private static final String RANK =
      """
      ts_rank_cd('{0.1, 0.2, 0.5, 1.0}', e.vector, :q::tsquery, 1)
        * (CASE e.kind WHEN 'UNIT' THEN 2.0 ELSE 1.0 END)
        * (CASE WHEN isfinite(e.at)
           THEN 1 / (1 + abs(extract(epoch FROM :now - e.at)) / 157680000.0) ELSE 0.5 END)\
      """;

  private final DatabaseClient database;
  private final java.time.InstantSource clock;

  public Search(DatabaseClient database, java.time.InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Looks. When nothing is spelt as typed, the words are looked for in all their spellings.
  public Mono<SearchResult> find(SearchQuery query) {
    if (query.words().isEmpty()) {
      return Mono.just(SearchResult.nothing(query.words().cut()));
    }
    return look(query, false)
        .flatMap(result ->
            result.total() == 0 && query.words().hasMarks()
                ? look(query.with(query.words().withoutMarks()), true)
                : Mono.just(result));
  }

  private Mono<SearchResult> look(SearchQuery query, boolean marksIgnored) {
    return readerUnits(query)
        .flatMap(units -> {
          var counts =
              query.kind() == null
                  ? Mono.just(Map.<SearchKind, Integer>of())
                  : counts(query, units);
          return Mono.zip(found(query, units), counts)
              .flatMap(both -> {
                var found = both.getT1();
                var kinds = query.kind() == null ? found.kinds() : with(both.getT2(), query, found);
                return hits(query, found.page())
                    .map(hits ->
                        new SearchResult(
                            hits,
                            found.total(),
                            found.total() >= CANDIDATES,
                            kinds,
                            marksIgnored,
                            query.words().cut()));
              });
        });
  }

  private static Map<SearchKind, Integer> with(
      Map<SearchKind, Integer> all, SearchQuery query, Found found) {
    Map<SearchKind, Integer> kinds = new HashMap<>(all);
    kinds.put(requireNonNull(query.kind()), found.total());
    return kinds;
  }

  /// A candidate's key.
  private record Key(SearchKind kind, String ref) {}

  private record Found(List<Key> page, int total, Map<SearchKind, Integer> kinds) {}

  /// What an account of a unit may see is bound to the ids its code ever had.
  private Mono<UUID[]> readerUnits(SearchQuery query) {
    var code = query.reader();
    return code == null
        ? Mono.just(new UUID[0])
        : database
            .sql("SELECT id FROM unit WHERE code = :code")
            .bind("code", code)
            .map(row -> requireNonNull(row.get("id", UUID.class)))
            .all()
            .collectList()
            .map(ids -> ids.toArray(UUID[]::new));
  }

  private Mono<Found> found(SearchQuery query, UUID[] units) {
    var sql =
        """
        WITH candidate AS (%s)
        SELECT e.kind, e.ref,
          count(*) OVER () AS total,
          count(*) FILTER (WHERE e.kind = 'BRIEFING') OVER () AS "BRIEFING",
          count(*) FILTER (WHERE e.kind = 'DOCUMENT') OVER () AS "DOCUMENT",
          count(*) FILTER (WHERE e.kind = 'MINUTES') OVER () AS "MINUTES",
          count(*) FILTER (WHERE e.kind = 'DECISION') OVER () AS "DECISION",
          count(*) FILTER (WHERE e.kind = 'UNIT') OVER () AS "UNIT"
        FROM candidate e
        ORDER BY %s DESC, e.at DESC, e.ref LIMIT %d OFFSET %d\
        """
            .formatted(
                candidates(query, true),
                RANK,
                SearchQuery.PAGE,
                (query.page() - 1) * SearchQuery.PAGE);
    return bound(database.sql(sql), query, units, true)
        .bind("q", query.words().tsquery(""))
        .bind("now", clock.instant())
        .map(row -> Map.entry(key(row), kinds(row)))
        .all()
        .collectList()
        .map(rows ->
            new Found(
                rows.stream().map(Map.Entry::getKey).toList(),
                rows.isEmpty()
                    ? 0
                    : rows.getFirst().getValue().values().stream().mapToInt(i -> i).sum(),
                rows.isEmpty() ? Map.of() : rows.getFirst().getValue()));
  }

  /// Of every kind, though only one is wanted.
  private Mono<Map<SearchKind, Integer>> counts(SearchQuery query, UUID[] units) {
    var sql =
        "SELECT kind, count(*) AS n FROM (%s) AS e GROUP BY kind"
            .formatted(candidates(query, false));
    return bound(database.sql(sql), query, units, false)
        .bind("q", query.words().tsquery(""))
        .map(row ->
            Map.entry(
                SearchKind.valueOf(requireNonNull(row.get("kind", String.class))),
                requireNonNull(row.get("n", Integer.class))))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static String candidates(SearchQuery query, boolean ofKind) {
    var where = String.join(" AND ", conditions(query, ofKind));
    return """
    (SELECT kind, ref, briefing_id, at, vector FROM search_entry e
     WHERE vector @@ :q::tsquery AND %s ORDER BY at DESC, ref LIMIT %d)
    %s\
    """
        .formatted(
            where,
            CANDIDATES,
            ofKind
                ? """
                UNION
                (SELECT kind, ref, briefing_id, at, vector FROM search_entry e
                 WHERE vector @@ :title::tsquery AND %s ORDER BY at DESC, ref LIMIT %d)\
                """
                    .formatted(where, BY_TITLE)
                : "");
  }

  private static List<String> conditions(SearchQuery query, boolean ofKind) {
    List<String> all = new ArrayList<>(List.of("true"));
    if (ofKind && query.kind() != null) {
      all.add("e.kind = :kind");
    }
    if (query.from() != null) {
      all.add("e.at >= :from");
    }
    if (query.to() != null) {
      all.add("e.at < :to");
    }
    if (query.state() != null) {
      all.add("EXISTS (SELECT FROM briefing b WHERE b.id = e.briefing_id AND b.state = :state)");
    }
    if (query.unit() != null) {
      all.add(concerns("(SELECT u.id FROM unit u WHERE u.code = :unit)"));
    }
    if (query.reader() != null) {
      all.add("e.everybody");
      all.add("(e.kind = 'UNIT' OR " + concerns(":reader::uuid[]") + ")");
    }
    return all;
  }

  private static String concerns(String units) {
    return """
    (EXISTS (SELECT FROM briefing_unit i WHERE i.briefing_id = e.briefing_id AND i.unit_id = ANY(%1$s))
     OR EXISTS (SELECT FROM briefing b WHERE b.id = e.briefing_id AND b.chair_unit = ANY(%1$s)))\
    """
        .formatted(units.startsWith("(SELECT") ? "ARRAY" + units : units);
  }

  private static GenericExecuteSpec bound(
      GenericExecuteSpec spec, SearchQuery query, UUID[] units, boolean ofKind) {
    var bound = spec;
    if (ofKind) {
      bound = bound.bind("title", query.words().tsquery("A"));
    }
    if (ofKind && query.kind() != null) {
      bound = bound.bind("kind", query.kind().name());
    }
    if (query.from() != null) {
      bound = bound.bind("from", query.from());
    }
    if (query.to() != null) {
      bound = bound.bind("to", query.to());
    }
    if (query.state() != null) {
      bound = bound.bind("state", query.state());
    }
    if (query.unit() != null) {
      bound = bound.bind("unit", query.unit());
    }
    return query.reader() == null ? bound : bound.bind("reader", units);
  }

  private static Key key(Readable row) {
    return new Key(
        SearchKind.valueOf(requireNonNull(row.get("kind", String.class))),
        requireNonNull(row.get("ref", String.class)));
  }

  private static Map<SearchKind, Integer> kinds(Readable row) {
    Map<SearchKind, Integer> kinds = new EnumMap<>(SearchKind.class);
    for (var kind : SearchKind.values()) {
      int n = requireNonNull(row.get(kind.name(), Integer.class));
      if (n > 0) {
        kinds.put(kind, n);
      }
    }
    return kinds;
  }

  /// What is shown of a page, in its order. Texts are read for these alone.
  private Mono<List<SearchResult.Hit>> hits(SearchQuery query, List<Key> page) {
    if (page.isEmpty()) {
      return Mono.just(List.of());
    }
    var snippets = new Snippets(query.words());
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < page.size(); i++) {
      places.put(page.get(i).kind() + page.get(i).ref(), i);
    }
    return database
        .sql(
            """
            SELECT e.kind, e.ref, e.briefing_id, e.at, e.title, e.heading, e.body, isfinite(e.at) AS dated,
              b.title AS briefing_title, b.state
            FROM search_entry e LEFT JOIN briefing b ON b.id = e.briefing_id
            WHERE e.ref = ANY(:refs)\
            """)
        .bind("refs", page.stream().map(Key::ref).toArray(String[]::new))
        .map(row -> {
          var key = key(row);
          return Map.entry(
              places.getOrDefault(key.kind() + key.ref(), -1), hit(row, key, snippets));
        })
        .all()
        .filter(found -> found.getKey() >= 0)
        .collectSortedList(Comparator.comparing(Map.Entry::getKey))
        .map(found -> found.stream().map(Map.Entry::getValue).toList());
  }

  private static SearchResult.Hit hit(Readable row, Key key, Snippets snippets) {
    boolean unit = key.kind() == SearchKind.UNIT;
    var heading = requireNonNull(row.get("heading", String.class));
    var body = requireNonNull(row.get("body", String.class));
    return new SearchResult.Hit(
        key.kind(),
        key.ref(),
        row.get("briefing_id", UUID.class),
        row.get("briefing_title", String.class),
        Boolean.TRUE.equals(row.get("dated", Boolean.class)) ? row.get("at", Instant.class) : null,
        row.get("state", String.class),
        snippets.line(requireNonNull(row.get("title", String.class))),
        unit ? List.of() : snippets.stretch(body.isEmpty() ? heading : heading + "\n" + body),
        unit ? heading : null,
        unit && !body.isEmpty() ? body.replace("\n", ", ") : null);
  }
}
