package vn.giaoban.web.bench;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import vn.giaoban.web.bench.ArrivingMail.Sent;
import vn.giaoban.web.database.EmbeddedDatabase;

/// What comes back after thousands of invitations: ten thousand answers, words, reports, receipts
/// and papers lie there raw, as the mailbox reader keeps them; how many a second the server as it
/// is shipped understands and records, with journal and board.
final class InboxBench {
  private static final int MAILS = 10_000;
  private static final int ROUNDS = 3;
  private static final int BRIEFINGS = 4;
  private static final int UNITS = 1_000;
  private static final double GOAL = 500;
  private static final String HEAP = "-Xmx512m";

  private InboxBench() {}

  public static void main(String[] args) throws Exception {
    var place = BenchServer.Place.fresh();
    try (var sink = SmtpSink.start();
        var server =
            BenchServer.with(
                place,
                HEAP,
                Map.of(
                    "GIAOBAN_SMTP_URL",
                    "smtp://127.0.0.1:" + sink.port(),
                    // Nobody listens there: what has come in lies in the database.
                    "GIAOBAN_IMAP_URL",
                    "imap://u:p@127.0.0.1:1/INBOX",
                    "GIAOBAN_MAIL_FROM",
                    "Văn phòng UBND tỉnh <vanphong@tinh.example>",
                    "GIAOBAN_MAIL_PLUS",
                    "true"))) {
      invite(server, place.data());
      sink.await(BRIEFINGS * UNITS, 120);
      var sent = sent(place.data());
      var mails = new ArrivingMail();
      var rates = new ArrayList<Integer>();
      for (int round = 0; round < ROUNDS; round++) {
        arrive(place.data(), mails, sent, round * MAILS);
        rates.add((int) understood(place.data()));
      }
      report(rates, place.data());
    }
  }

  private static Connection owner(Path data) throws SQLException {
    var url = EmbeddedDatabase.running(data.resolve("postgres")).orElseThrow();
    return DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
  }

  private static void invite(BenchServer server, Path data) throws SQLException {
    try (var owner = owner(data);
        var statement = owner.createStatement()) {
      statement.execute(
          """
          INSERT INTO unit (id, code, name, level, email, valid)
          SELECT gen_random_uuid(), 'b' || i, 'Xã Bến Thử ' || i, 'COMMUNE',
            'xa' || i || '@xa.example', '[2020-01-01,)'
          FROM generate_series(1, %d) i\
          """
              .formatted(UNITS));
    }
    var units = new ArrayList<String>();
    for (int i = 1; i <= UNITS; i++) {
      units.add("b" + i);
    }
    for (int i = 0; i < BRIEFINGS; i++) {
      var starts = OffsetDateTime.now().plusDays(10 + i).truncatedTo(ChronoUnit.MINUTES);
      var id =
          server
              .api()
              .post(
                  "/api/briefings?force=true&reason=benchmark",
                  Map.of(
                      "title",
                      "Giao ban " + i,
                      "startsAt",
                      starts.toString(),
                      "duration",
                      "PT1H",
                      "chair",
                      "chutich",
                      "units",
                      units,
                      "agenda",
                      List.of(Map.of("title", "Phòng chống bão", "duration", "PT30M"))))
              .path("id")
              .asString();
      server.api().post("/api/briefings/" + id + "/invitations", Map.of());
    }
  }

  private static List<Sent> sent(Path data) throws Exception {
    var deadline = System.nanoTime() + 120_000_000_000L;
    while (true) {
      var sent = new ArrayList<Sent>();
      try (var owner = owner(data);
          var statement = owner.createStatement();
          var rows =
              statement.executeQuery(
                  """
                  SELECT i.briefing_id, i.recipient, i.address, i.message_id, t.token
                  FROM invitation i JOIN mail_token t USING (briefing_id, recipient)
                  WHERE i.message_id IS NOT NULL AND i.recipient LIKE 'b%'
                  ORDER BY i.briefing_id, i.recipient\
                  """)) {
        while (rows.next()) {
          sent.add(
              new Sent(
                  rows.getString(1),
                  rows.getString(2),
                  rows.getString(3),
                  rows.getString(4),
                  rows.getString(5)));
        }
      }
      if (sent.size() == BRIEFINGS * UNITS) {
        return sent;
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("only " + sent.size() + " invitations were recorded");
      }
      Thread.sleep(100);
    }
  }

  private static void arrive(Path data, ArrivingMail mails, List<Sent> sent, int first)
      throws Exception {
    var at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    try (var owner = owner(data)) {
      owner.setAutoCommit(false);
      try (var insert =
          owner.prepareStatement(
              "INSERT INTO inbox (id, sha256, raw, octets, received_at) VALUES (?, ?, ?, ?, ?)")) {
        for (int i = 0; i < MAILS; i++) {
          int n = first + i;
          // Units in no order; every one several times.
          var raw = mails.about(sent.get((int) (n * 2_654_437L % sent.size())), n, at);
          insert.setObject(1, UUID.randomUUID());
          insert.setBytes(2, MessageDigest.getInstance("SHA-256").digest(raw));
          insert.setBytes(3, raw);
          insert.setLong(4, raw.length);
          insert.setObject(5, OffsetDateTime.now());
          insert.addBatch();
          if (i % 200 == 199) {
            insert.executeBatch();
          }
        }
        insert.executeBatch();
      }
      owner.commit();
    }
  }

  /// Mails a second, from the first that is not waiting any more to the last.
  private static double understood(Path data) throws Exception {
    try (var owner = owner(data);
        var count =
            owner.prepareStatement("SELECT count(*) FROM inbox WHERE state IN ('NEW', 'FILING')")) {
      var began = System.nanoTime();
      var deadline = began + 240_000_000_000L;
      while (true) {
        int left;
        try (var rows = count.executeQuery()) {
          rows.next();
          left = rows.getInt(1);
        }
        var now = System.nanoTime();
        if (left == MAILS) {
          began = now;
        }
        if (left == 0) {
          return MAILS / ((now - began) / 1e9);
        }
        if (now > deadline) {
          throw new IllegalStateException(left + " mails still wait");
        }
        Thread.sleep(20);
      }
    }
  }

  private static void report(List<Integer> rates, Path data) throws SQLException {
    var kinds = new TreeMap<String, Integer>();
    int answered;
    int looked = 0;
    try (var owner = owner(data);
        var statement = owner.createStatement()) {
      try (var rows =
          statement.executeQuery("SELECT kind || ' ' || state, count(*) FROM inbox GROUP BY 1")) {
        while (rows.next()) {
          kinds.put(rows.getString(1), rows.getInt(2));
          looked += rows.getInt(2);
        }
      }
      try (var rows =
          statement.executeQuery("SELECT count(*) FROM journal WHERE kind = 'InvitationReplied'")) {
        rows.next();
        answered = rows.getInt(1);
      }
    }
    int replies = 0;
    for (int n = 0; n < ROUNDS * MAILS; n++) {
      replies += ArrivingMail.answers(n) ? 1 : 0;
    }
    double median = rates.stream().sorted().toList().get(rates.size() / 2);
    boolean all =
        looked == ROUNDS * MAILS && kinds.getOrDefault("reply DONE", 0) == answered && answered > 0;
    System.out.printf(
        Locale.ROOT,
        "{\"name\":\"mail-in\",\"unit\":\"/s\",\"goal\":%.0f,\"median\":%.0f,\"runs\":%s,\"ok\":%b,"
            + "\"note\":\"%d mails a round, the first cold; %d calendar answers, %d taken and"
            + " journalled; by kind: %s; heap 512 MB\"}%n",
        GOAL,
        median,
        rates,
        median >= GOAL && all,
        MAILS,
        replies,
        answered,
        kinds.toString().replace('"', '\''));
  }
}
