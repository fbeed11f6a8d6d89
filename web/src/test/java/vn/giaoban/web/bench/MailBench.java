package vn.giaoban.web.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import vn.giaoban.web.database.EmbeddedDatabase;

/// Invitations to every commune of the country into an SMTP sink: how many a second, beside what
/// Postfix's own generator reaches with the same sizes and connections in the same minutes; how
/// soon an urgent meeting's first mail leaves while all of them wait; how much memory it takes.
final class MailBench {
  private static final int RECIPIENTS = 8_329;
  private static final int ROUNDS = 3;
  private static final int URGENT = 200;
  private static final int LETTER = 200_000;
  private static final int CONNECTIONS = 8;
  private static final double GOAL_SHARE = 0.7;
  private static final double GOAL_URGENT_SECONDS = 2;
  private static final String HEAP = "-Xmx512m";

  private MailBench() {}

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
                    // Nothing comes in here; nobody listens there.
                    "GIAOBAN_IMAP_URL",
                    "imap://u:p@127.0.0.1:1/INBOX",
                    "GIAOBAN_MAIL_FROM",
                    "Văn phòng UBND tỉnh <vanphong@tinh.example>",
                    "GIAOBAN_MAIL_CONNECTIONS",
                    Integer.toString(CONNECTIONS)))) {
      units(place.data());
      var all = codes(RECIPIENTS);
      // The machine and the virtual machine get warm with a tenth.
      var warm = briefing(server, "Làm nóng", 5, all.subList(0, RECIPIENTS / 10));
      send(server, warm);
      sink.await(RECIPIENTS / 10 + 1, 120);

      int octets = (int) (LETTER * 1.37) + 14_000;
      var alone = new Costs(server.pid(), place.data(), sink);
      var source = new ArrayList<Double>(List.of(against(sink, octets)));
      var sourceCosts = alone.since(RECIPIENTS / 4);
      var rounds = new ArrayList<Round>();
      for (int i = 0; i < ROUNDS; i++) {
        rounds.add(round(server, sink, all, place.data(), 10 + 2 * i));
        source.add(against(sink, octets));
      }
      // Once more, and an urgent meeting in the middle of it.
      double urgent = urgent(server, sink, all, place.data());
      report(rounds, source, urgent, peakMegabytes(server.pid()), sourceCosts);
    }
  }

  /// All of them once.
  ///
  /// @param rate mails a second, from the first to the last
  /// @param firstSeconds from the click to the first
  private record Round(double rate, double firstSeconds, int recorded, String costs) {}

  private static Round round(
      BenchServer server, SmtpSink sink, List<String> all, Path data, int days) throws Exception {
    var halves = halves(server, "Hội nghị toàn quốc " + days, days, all);
    int before = sink.taken();
    var costs = new Costs(server.pid(), data, sink);
    long clicked = System.nanoTime();
    var sending = Thread.ofVirtual().start(() -> halves.forEach(half -> send(server, half)));
    sink.await(before + 1, 120);
    long first = System.nanoTime();
    // Each half has a chair, who is told, too.
    int mails = RECIPIENTS + halves.size();
    long last = sink.await(before + mails, 300);
    sending.join();
    var cost = costs.since(mails);
    return new Round(
        mails / ((last - first) / 1e9),
        (first - clicked) / 1e9,
        recorded(data, halves.getFirst()) + recorded(data, halves.getLast()),
        cost);
  }

  private static double against(SmtpSink sink, int octets) {
    int before = sink.taken();
    double rate = sink.source(RECIPIENTS / 4, octets, CONNECTIONS);
    sink.await(before + RECIPIENTS / 4, 60);
    return rate;
  }

  /// Processor time of everybody who takes part; on few processors their sum is the bound.
  private static final class Costs {
    private final long server;
    private final long database;
    private final SmtpSink sink;
    private final double[] begun;

    Costs(long server, Path data, SmtpSink sink) throws IOException {
      this.server = server;
      this.database =
          Long.parseLong(
              Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).getFirst().strip());
      this.sink = sink;
      this.begun = now();
    }

    private double[] now() {
      return new double[] {
        CpuTime.of(server),
        CpuTime.withChildren(database),
        CpuTime.of(sink.pid()),
        CpuTime.ofEnded()
      };
    }

    /// Milliseconds a mail.
    String since(int mails) {
      var now = now();
      var each = new double[now.length];
      for (int i = 0; i < now.length; i++) {
        each[i] = (now[i] - begun[i]) * 1000 / mails;
      }
      return "server %.2f, database %.2f, sink %.2f, smtp-source %.2f"
          .formatted(each[0], each[1], each[2], each[3]);
    }
  }

  private static void report(
      List<Round> rounds, List<Double> source, double urgent, long peak, String sourceCosts) {
    double theirs = median(source);
    double ours = median(rounds.stream().map(Round::rate).toList());
    boolean ok =
        ours >= GOAL_SHARE * theirs
            && urgent <= GOAL_URGENT_SECONDS
            && rounds.stream().allMatch(round -> round.recorded() == RECIPIENTS);
    System.out.printf(
        Locale.ROOT,
        "{\"name\":\"mail\",\"unit\":\"/s\",\"goal\":%.0f,\"median\":%.0f,\"runs\":%s,\"ok\":%b,"
            + "\"note\":\"%d invitations with a letter of 200 kB, the first round cold; smtp-source"
            + " %s, ratio of the medians %.2f; recorded %s; first after %s s; urgent first after"
            + " %.2f s; heap 512 MB, peak %d MB; processor ms a mail: %s; beside smtp-source:"
            + " %s\"}%n",
        GOAL_SHARE * theirs,
        ours,
        whole(rounds.stream().map(Round::rate).toList()),
        ok,
        RECIPIENTS,
        whole(source),
        ours / theirs,
        rounds.stream().map(Round::recorded).toList(),
        rounds.stream().map(round -> "%.1f".formatted(round.firstSeconds())).toList(),
        urgent,
        peak,
        rounds.getLast().costs(),
        sourceCosts);
  }

  private static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  private static List<Integer> whole(List<Double> values) {
    return values.stream().map(Double::intValue).toList();
  }

  /// How long after its click the first mail of an urgent meeting was taken, while thousands wait.
  private static double urgent(BenchServer server, SmtpSink sink, List<String> all, Path data)
      throws Exception {
    var other = halves(server, "Hội nghị khác", 30, all);
    var pressing = briefing(server, "Họp khẩn chống bão", 0, all.subList(0, URGENT));
    int before = sink.taken();
    var sending = Thread.ofVirtual().start(() -> other.forEach(half -> send(server, half)));
    sink.await(before + 500, 120);
    var clicked = OffsetDateTime.now();
    send(server, pressing);
    sink.await(before + RECIPIENTS + other.size() + URGENT + 1, 300);
    sending.join();
    try (var owner = owner(data);
        var query =
            owner.prepareStatement(
                "SELECT min(at) FROM journal WHERE briefing_id = ?::uuid"
                    + " AND kind = 'InvitationSent'")) {
      query.setString(1, pressing);
      try (var rows = query.executeQuery()) {
        rows.next();
        var sent = rows.getObject(1, OffsetDateTime.class);
        return ChronoUnit.MILLIS.between(clicked, sent) / 1000.0;
      }
    }
  }

  private static int recorded(Path data, String briefing) throws SQLException {
    try (var owner = owner(data);
        var query =
            owner.prepareStatement(
                "SELECT count(DISTINCT payload ->> 'unit') FROM journal"
                    + " WHERE briefing_id = ?::uuid AND kind = 'InvitationSent'"
                    // The chair is told, too.
                    + " AND payload ->> 'unit' LIKE 'b%'")) {
      query.setString(1, briefing);
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private static Connection owner(Path data) throws SQLException {
    var url = EmbeddedDatabase.running(data.resolve("postgres")).orElseThrow();
    return DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
  }

  private static void units(Path data) throws SQLException {
    try (var owner = owner(data);
        var statement = owner.createStatement()) {
      statement.execute(
          """
          INSERT INTO unit (id, code, name, level, email, valid)
          SELECT gen_random_uuid(), 'b' || i, 'Xã Bến Thử ' || i, 'COMMUNE',
            'xa' || i || '@xa.example', '[2020-01-01,)'
          FROM generate_series(1, %d) i\
          """
              .formatted(RECIPIENTS));
    }
  }

  private static List<String> codes(int count) {
    var codes = new ArrayList<String>();
    for (int i = 1; i <= count; i++) {
      codes.add("b" + i);
    }
    return codes;
  }

  /// One briefing takes 5,000 units, so two are told at once.
  private static List<String> halves(
      BenchServer server, String title, int days, List<String> units) {
    int half = units.size() / 2;
    return List.of(
        briefing(server, title, days, units.subList(0, half)),
        briefing(server, title + " (2)", days + 1, units.subList(half, units.size())));
  }

  /// A briefing with a paper of 200 kB that goes along.
  private static String briefing(BenchServer server, String title, int days, List<String> units) {
    var starts = OffsetDateTime.now().plusDays(days).plusMinutes(30);
    var id =
        server
            .api()
            .post(
                "/api/briefings?force=true&reason=benchmark",
                Map.of(
                    "title",
                    title,
                    "startsAt",
                    starts.truncatedTo(ChronoUnit.MINUTES).toString(),
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
    upload(server, id);
    return id;
  }

  private static void upload(BenchServer server, String briefing) {
    var letter = letter();
    var head =
        "--bench\r\nContent-Disposition: form-data; name=\"file\"; filename=\"giay-moi.pdf\"\r\n"
            + "Content-Type: application/pdf\r\n\r\n";
    var request =
        HttpRequest.newBuilder(
                URI.create(server.url() + "/api/briefings/" + briefing + "/documents"))
            .header("Authorization", "Bearer " + server.api().token())
            .header("Content-Type", "multipart/form-data; boundary=bench")
            .POST(
                HttpRequest.BodyPublishers.ofByteArrays(
                    List.of(
                        head.getBytes(StandardCharsets.UTF_8),
                        letter,
                        "\r\n--bench--\r\n".getBytes(StandardCharsets.UTF_8))))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// A PDF of about [#LETTER] octets that does not compress, as one with a picture does not.
  private static byte[] letter() {
    var noise = new byte[LETTER];
    new Random(8).nextBytes(noise);
    var out = new ByteArrayOutputStream();
    try (var pdf = new PDDocument()) {
      pdf.addPage(new PDPage(PDRectangle.A4));
      pdf.getDocumentCatalog()
          .setMetadata(new PDMetadata(pdf, new java.io.ByteArrayInputStream(noise)));
      pdf.save(out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void send(BenchServer server, String briefing) {
    server.api().post("/api/briefings/" + briefing + "/invitations", Map.of());
  }

  private static long peakMegabytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
