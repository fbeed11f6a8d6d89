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
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/// Finds by words, in the table `search_entry`.
///
/// Ranking reads every row it ranks, and a word like *báo cáo* is in a third of all rows. So only
/// the newest that have the words are ranked: the months ahead and this one are looked through, and
/// as many before them as are needed for [#ENOUGH]. Who needs an old one among thousands adds a
/// word or a time.
public final class Search {
  /// As many as the last page needs.
  private static final int ENOUGH = SearchQuery.LAST_PAGE * SearchQuery.PAGE;

  private static final int CANDIDATES = 500;

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

  /// Not simply `at`: its order is not to be read from an index and filtered, which takes a second
  /// when few rows have the words; the index of words comes first.
  private static final String CANDIDATE =
      """
      SELECT kind, ref, at, vector FROM search_entry e WHERE %s
      ORDER BY at + interval '0' DESC, ref LIMIT %d\
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
    var kinds =
        query.kind() == null
            ? Mono.just(Map.<SearchKind, Integer>of())
            : enough(query, back -> counts(query, back), Search::sum);
    return Mono.zip(enough(query, back -> found(query, back), Found::total), kinds)
        .flatMap(both ->
            hits(query, both.getT1().page())
                .map(hits ->
                    new SearchResult(
                        hits,
                        both.getT1().total(),
                        both.getT1().atLeast(),
                        kinds(query, both.getT1(), both.getT2()),
                        marksIgnored,
                        query.words().cut())));
  }

  private static Map<SearchKind, Integer> kinds(
      SearchQuery query, Found found, Map<SearchKind, Integer> all) {
    if (query.kind() == null) {
      return found.kinds();
    }
    Map<SearchKind, Integer> kinds = new HashMap<>(all);
    kinds.put(query.kind(), found.total());
    return kinds;
  }

  /// A candidate's key.
  private record Key(SearchKind kind, String ref) {}

  private record Found(
      List<Key> page, int total, boolean atLeast, Map<SearchKind, Integer> kinds) {}

  /// Looks through a short stretch of months, then where that has too few through one that should
  /// have enough, then through all.
  private <T> Mono<T> enough(SearchQuery query, IntFunction<Mono<T>> look, ToIntFunction<T> total) {
    return look.apply(0)
        .flatMap(first -> {
          int had = total.applyAsInt(first);
          if (had >= ENOUGH) {
            return Mono.just(first);
          }
          int back = SearchPlace.wider(query, clock.instant(), had, ENOUGH);
          return look.apply(back)
              .flatMap(next ->
                  back == SearchPlace.ALL || total.applyAsInt(next) >= ENOUGH
                      ? Mono.just(next)
                      : look.apply(SearchPlace.ALL));
        });
  }

  private Mono<Found> found(SearchQuery query, int back) {
    var sql =
        """
        WITH candidate AS (%s)
        SELECT e.kind, e.ref,
          count(*) FILTER (WHERE e.kind = 'BRIEFING') OVER () AS "BRIEFING",
          count(*) FILTER (WHERE e.kind = 'DOCUMENT') OVER () AS "DOCUMENT",
          count(*) FILTER (WHERE e.kind = 'MINUTES') OVER () AS "MINUTES",
          count(*) FILTER (WHERE e.kind = 'DECISION') OVER () AS "DECISION",
          count(*) FILTER (WHERE e.kind = 'UNIT') OVER () AS "UNIT"
        FROM candidate e
        ORDER BY %s DESC, e.at DESC, e.ref LIMIT %d OFFSET %d\
        """
            .formatted(
                candidates(query, true, back),
                RANK,
                SearchQuery.PAGE,
                (query.page() - 1) * SearchQuery.PAGE);
    return bound(sql, query, true, back)
        .bind("now", clock.instant())
        .map(row -> Map.entry(key(row), kinds(row)))
        .all()
        .collectList()
        .flatMap(rows -> {
          if (rows.isEmpty() && query.page() > 1) {
            // A page that is not there; how many there are is told all the same.
            return found(query.page(1), back)
                .map(first -> new Found(List.of(), first.total(), first.atLeast(), first.kinds()));
          }
          Map<SearchKind, Integer> kinds = rows.isEmpty() ? Map.of() : rows.getFirst().getValue();
          int total = sum(kinds);
          return Mono.just(
              new Found(
                  rows.stream().map(Map.Entry::getKey).toList(),
                  total,
                  back != SearchPlace.ALL || total >= CANDIDATES,
                  kinds));
        });
  }

  /// Of every kind, though only one is wanted.
  private Mono<Map<SearchKind, Integer>> counts(SearchQuery query, int back) {
    return bound(
            "SELECT kind, count(*) AS n FROM (%s) AS e GROUP BY kind"
                .formatted(candidates(query, false, back)),
            query,
            false,
            back)
        .map(row ->
            Map.entry(
                SearchKind.valueOf(requireNonNull(row.get("kind", String.class))),
                requireNonNull(row.get("n", Integer.class))))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static int sum(Map<SearchKind, Integer> kinds) {
    return kinds.values().stream().mapToInt(i -> i).sum();
  }

  private String candidates(SearchQuery query, boolean ofKind, int back) {
    return CANDIDATE.formatted(where(query, ofKind, back), CANDIDATES);
  }

  private String where(SearchQuery query, boolean ofKind, int back) {
    List<String> all = new ArrayList<>(List.of("vector @@ :q::tsquery"));
    if (!place(query, ofKind, back).isEmpty()) {
      all.add("place @@ :place::tsquery");
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
    return String.join(" AND ", all);
  }

  private String place(SearchQuery query, boolean ofKind, int back) {
    var filters = SearchPlace.filters(query, ofKind);
    var months = SearchPlace.months(query, back, clock.instant());
    return months == null ? filters : filters.isEmpty() ? months : filters + " & " + months;
  }

  private GenericExecuteSpec bound(String sql, SearchQuery query, boolean ofKind, int back) {
    var bound = database.sql(sql).bind("q", query.words().tsquery());
    var place = place(query, ofKind, back);
    if (!place.isEmpty()) {
      bound = bound.bind("place", place);
    }
    if (query.from() != null) {
      bound = bound.bind("from", query.from());
    }
    if (query.to() != null) {
      bound = bound.bind("to", query.to());
    }
    return query.state() == null ? bound : bound.bind("state", query.state());
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
