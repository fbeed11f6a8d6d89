package vn.giaoban.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.attendance.AttendanceRules;
import vn.giaoban.scheduler.attendance.Boards;
import vn.giaoban.scheduler.attendance.InviteeMails;
import vn.giaoban.scheduler.attendance.Overlaps;
import vn.giaoban.scheduler.briefing.BriefingQuery;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.calendar.CalendarDays;
import vn.giaoban.scheduler.calendar.CalendarEntries;
import vn.giaoban.scheduler.calendar.EntryQuery;
import vn.giaoban.scheduler.freetime.FreeTimeForm;
import vn.giaoban.scheduler.freetime.FreeTimeService;
import vn.giaoban.scheduler.inbox.store.InboxOverR2dbc;
import vn.giaoban.scheduler.invitation.store.InvitationsOverR2dbc;
import vn.giaoban.scheduler.journal.JournalOverR2dbc;
import vn.giaoban.scheduler.journal.JournalWakes;
import vn.giaoban.scheduler.organisation.Units;
import vn.giaoban.scheduler.outbox.Channel;
import vn.giaoban.scheduler.outbox.OutboxRows;
import vn.giaoban.scheduler.outbox.store.OutboxOverR2dbc;
import vn.giaoban.scheduler.post.Posts;
import vn.giaoban.scheduler.reminder.RemindersOverR2dbc;
import vn.giaoban.scheduler.search.Search;
import vn.giaoban.scheduler.search.SearchKind;
import vn.giaoban.scheduler.search.SearchQuery;
import vn.giaoban.scheduler.search.SearchWords;
import vn.giaoban.scheduler.testing.DeskData;
import vn.giaoban.scheduler.testing.MovableClock;
import vn.giaoban.scheduler.testing.TestDatabase;
import vn.giaoban.scheduler.tracking.Addresses;
import vn.giaoban.scheduler.tracking.PresenceCount;
import vn.giaoban.scheduler.tracking.UnitTracking;

/// No query reads a large table from end to end. The queries are those the services really send:
/// what is looked at is the database's own count of sequential scans, before and after.
@Timeout(180)
class QueryPlansIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  /// Fewer rows than this are read from end to end with good reason.
  private static final int LARGE = 4000;

  private static ConnectionPool one;
  private static DatabaseClient client;
  private static TransactionalOperator transactions;
  private static UUID largest;

  @BeforeAll
  static void fill() throws SQLException {
    try (var owner = database.owner().getConnection()) {
      DeskData.SAMPLE.fill(owner);
    }
    // One connection: it tells its counts when it is asked to, and no other hides some.
    one =
        new ConnectionPool(
            ConnectionPoolConfiguration.builder(database.connections()).maxSize(1).build());
    client = DatabaseClient.create(one);
    transactions = TransactionalOperator.create(new R2dbcTransactionManager(one));
    largest =
        client
            .sql(
                """
                SELECT b.id FROM briefing b JOIN briefing_unit i ON i.briefing_id = b.id
                WHERE b.starts_at > now() GROUP BY b.id ORDER BY count(*) DESC LIMIT 1\
                """)
            .map(row -> row.get("id", UUID.class))
            .one()
            .block();
  }

  @AfterAll
  static void close() {
    one.dispose();
  }

  @Test
  void theDataAreWhatTheySayTheyAre() {
    assertThat(count("SELECT count(*) FROM briefing")).isEqualTo(DeskData.SAMPLE.briefings());
    assertThat(count("SELECT count(*) FROM document")).isEqualTo(DeskData.SAMPLE.documents());
    assertThat(
            count("SELECT count(*) FROM unit WHERE valid @> current_date AND level <> 'PROVINCE'"))
        .isEqualTo(492);
    assertThat(count("SELECT count(*) FROM briefing_unit WHERE briefing_id = '" + largest + "'"))
        .isEqualTo(485);
    assertThat(count("SELECT count(*) FROM search_entry")).isGreaterThan(40_000);
    assertThat(count("SELECT count(*) FROM invitation")).isGreaterThan(70_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"50100", "99-S01", "40321"})
  void aUnitsWeek(String unit) {
    var from = Instant.now().minus(Duration.ofDays(60));
    var query = new BriefingQuery(from, from.plus(Duration.ofDays(7)), unit, null, 1000);

    assertThat(scans(briefings().search(query))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"50100", "99-S01"})
  void theCalendarAndWhatSubscribes(String unit) {
    var from = Instant.now().minus(Duration.ofDays(60));
    var week = EntryQuery.between(from, from.plus(Duration.ofDays(7)), 2001);
    var entries = new CalendarEntries(client);

    assertThat(scans(entries.search(week))).isEmpty();
    assertThat(scans(entries.search(week.ofUnit(unit)))).isEmpty();
    assertThat(scans(entries.search(week.ofLeader("lanhdao1")))).isEmpty();
    assertThat(scans(entries.search(week.ofSite("H1")))).isEmpty();
    assertThat(scans(entries.search(week.ofSite(UUID.randomUUID().toString())))).isEmpty();
    assertThat(scans(entries.published(from, from.plus(Duration.ofDays(7))))).isEmpty();
    assertThat(scans(entries.lastChange())).isEmpty();
    assertThat(scans(entries.position())).isEmpty();
  }

  @Test
  void oneBriefing() {
    assertThat(scans(briefings().get(largest))).isEmpty();
    assertThat(scans(journal().read(largest, 0, 100))).isEmpty();
  }

  @Test
  void invitationsAndTheAttendanceBoard() {
    var invitations =
        new InvitationsOverR2dbc(client, new Posts(client, transactions), Instant::now);

    assertThat(scans(invitations.ofBriefing(largest))).isEmpty();
    assertThat(scans(invitations.find(largest, "50100"))).isEmpty();
    assertThat(scans(invitations.toAddress("50100@songhong.example", Instant.now()))).isEmpty();
    assertThat(scans(invitations.cancelledAndUntold())).isEmpty();
    assertThat(scans(boards().of(largest))).isEmpty();
  }

  @Test
  void freeTimeOf492UnitsAndWhoIsWantedTwice() {
    var units =
        client
            .sql("SELECT code FROM unit WHERE valid @> current_date AND level <> 'PROVINCE'")
            .map(row -> row.get("code", String.class))
            .all()
            .collectList()
            .block();
    var search =
        new FreeTimeForm(
            units,
            null,
            "PT1H",
            null,
            Instant.now().plus(Duration.ofDays(30)).toString(),
            null,
            null,
            null,
            null,
            null,
            null);
    var free =
        new FreeTimeService(
            client,
            transactions,
            new Units(client, transactions),
            _ -> Flux.empty(),
            new CalendarDays(client, transactions, Instant::now),
            Instant::now);

    assertThat(scans(free.find(search))).isEmpty();
    assertThat(scans(new Overlaps(client, _ -> Mono.empty()).of(largest))).isEmpty();
  }

  @Test
  void invitationsOverTime() {
    var now = Instant.now();
    var tracking = new UnitTracking(client, Instant::now);
    var quarter = now.minus(Duration.ofDays(90));

    assertThat(scans(tracking.figures("50100", quarter, now))).isEmpty();
    assertThat(scans(tracking.ways("50100", quarter, now, 100))).isEmpty();
    assertThat(scans(new Addresses(client, Instant::now).broken())).isEmpty();
    assertThat(scans(new Addresses(client, Instant::now).ofUnit("50100", 50))).isEmpty();
    assertThat(scans(new InviteeMails(client).sent(largest, "50100"))).isEmpty();
    assertThat(scans(tracking.overview(now.minus(Duration.ofDays(7)), now, null))).isEmpty();
  }

  @Test
  void whatTheSweepsLookFor() {
    var now = Instant.now();
    assertThat(scans(new PresenceCount(client, transactions, () -> now).run())).isEmpty();

    assertThat(scans(new RemindersOverR2dbc(client).startingBetween(now, now.plusSeconds(86_400))))
        .isEmpty();
    assertThat(scans(new InboxOverR2dbc(client).next(0, 200, 16_000_000))).isEmpty();
    assertThat(scans(new InboxOverR2dbc(client).tray(50))).isEmpty();
    var outbox =
        new OutboxOverR2dbc(
            client, MovableClock.at("2026-11-22T08:00:00+07:00"), "x.example", null);
    assertThat(scans(outbox.release(Channel.MAIL, "nobody"))).isEmpty();
    assertThat(
            scans(
                outbox.claim(
                    new OutboxRows.Wish(Channel.MAIL, 50, Set.of()),
                    "nobody",
                    now,
                    Duration.ofMinutes(1))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bao cao", "giải phóng mặt bằng", "ke hoach 2024", "xyzzy", "Xã Hải Hậu"})
  void search(String words) {
    var search = new Search(client, Instant::now);
    var query = new SearchQuery(SearchWords.of(words), null, null, null, null, null, null, 1);

    assertThat(scans(search.find(query))).isEmpty();
    assertThat(
            scans(
                search.find(
                    new SearchQuery(
                        SearchWords.of(words),
                        SearchKind.DOCUMENT,
                        "50100",
                        null,
                        Instant.now(),
                        "CLOSED",
                        "50100",
                        1))))
        .isEmpty();
  }

  /// Large tables that were read from end to end, and how many rows of them.
  private static Map<String, Long> scans(Publisher<?> work) {
    var before = rowsRead();
    Flux.from(work).blockLast(Duration.ofSeconds(30));
    Map<String, Long> scanned = new HashMap<>();
    rowsRead()
        .forEach((table, rows) -> {
          long read = rows - before.getOrDefault(table, 0L);
          if (read > 0) {
            scanned.put(table, read);
          }
        });
    return scanned;
  }

  private static Map<String, Long> rowsRead() {
    client.sql("SELECT pg_stat_force_next_flush()").then().block();
    return client
        .sql(
            "SELECT relname::text AS name, seq_tup_read FROM pg_stat_user_tables WHERE n_live_tup >"
                + " :large")
        .bind("large", LARGE)
        .map(row -> Map.entry(row.get("name", String.class), row.get("seq_tup_read", Long.class)))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue)
        .block();
  }

  private static long count(String sql) {
    return client.sql(sql).map(row -> row.get(0, Long.class)).one().block();
  }

  private static Boards boards() {
    return new Boards(
        client, new AttendanceRules(client, _ -> Mono.empty(), journal(), transactions));
  }

  private static BriefingService briefings() {
    return new BriefingService(
        client,
        transactions,
        new Units(client, transactions),
        _ -> Flux.empty(),
        journal(),
        null,
        Instant::now);
  }

  private static JournalOverR2dbc journal() {
    return new JournalOverR2dbc(
        client, transactions, new JournalWakes(database.connections()), Instant::now);
  }
}
