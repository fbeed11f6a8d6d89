package vn.giaoban.web.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.itip.ITipWriter;
import vn.giaoban.mail.itip.Meeting;
import vn.giaoban.scheduler.invitation.Invitations;
import vn.giaoban.scheduler.invitation.Recipient;
import vn.giaoban.scheduler.invitation.store.InvitationsOverR2dbc;
import vn.giaoban.scheduler.outbox.OutboxMail;
import vn.giaoban.scheduler.outbox.store.OutboxOverR2dbc;
import vn.giaoban.scheduler.post.Posts;
import vn.giaoban.scheduler.testing.TestDatabase;

/// Twenty SIGKILLs at random moments while 5,000 invitations go out.
@Timeout(240)
class OutboxKillIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final int RECIPIENTS = 5_000;
  private static final int KILLS = 20;
  private static final int CONCURRENCY = 4;

  /// Most lives of the sender end while it sends; the last must end the work.
  private static final long SLOWEST_KILL_MILLIS = 700;

  private static final UUID BRIEFING = UUID.randomUUID();

  @TempDir Path directory;

  @Test
  void everyRecipientHasOneCalendarEntryAndNoneIsLost() throws Exception {
    fill();
    var seed = System.nanoTime();
    var random = new Random(seed);
    var killedAtWork = 0;
    try (var sink = new CalendarSink(TimeUnit.MILLISECONDS.toNanos(2))) {
      for (var i = 0; i < KILLS; i++) {
        var life = live(sink);
        Thread.sleep(random.nextLong(20, SLOWEST_KILL_MILLIS));
        killedAtWork += sink.entries.size() < RECIPIENTS ? 1 : 0;
        life.destroyForcibly().waitFor();
      }
      var last = live(sink);
      awaitAllRecorded();
      last.destroyForcibly().waitFor();

      assertThat(killedAtWork).as("kills while mails were under way").isGreaterThan(10);
      assertThat(sink.entries).as("seed " + seed).hasSize(RECIPIENTS);
      assertThat(sink.entries.values()).allMatch(entries -> entries.size() == 1);
      assertThat(sink.messages.values()).allMatch(ids -> ids.size() == 1);
      // Only what a kill caught between the server's taking and its word may come twice.
      assertThat(sink.taken.get() - RECIPIENTS).isLessThanOrEqualTo(KILLS * CONCURRENCY);
      assertThat(count("SELECT count(*) FROM invitation WHERE status = 'SENT'"))
          .isEqualTo(RECIPIENTS);
      assertThat(
              count(
                  "SELECT count(DISTINCT payload ->> 'unit') FROM journal"
                      + " WHERE kind = 'InvitationSent'"))
          .isEqualTo(RECIPIENTS);
      assertThat(count("SELECT count(*) FROM journal WHERE kind = 'InvitationSent'"))
          .isEqualTo(RECIPIENTS);
    }
  }

  private Process live(CalendarSink sink) throws IOException {
    var life =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                OutboxLife.class.getName(),
                database.r2dbcUrl(),
                Integer.toString(sink.port()),
                directory.resolve("accepted").toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var out =
        new BufferedReader(new InputStreamReader(life.getInputStream(), StandardCharsets.UTF_8));
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("sending ")) {
        return life;
      }
    }
    throw new IllegalStateException("the sender did not start");
  }

  private void awaitAllRecorded() throws Exception {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (count("SELECT count(*) FROM outbox WHERE state <> 'SENT'") > 0) {
      assertThat(System.nanoTime()).as("all is recorded in time").isLessThan(until);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  private static long count(String sql) throws Exception {
    try (var connection = database.owner().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void fill() {
    database.execute(
        """
        INSERT INTO briefing (id, title, starts_at, ends_at, chair, chair_name, state,
          created_by, created_at)
        VALUES ('%s', 'Giao ban', now() + interval '3 days', now() + interval '3 days 1 hour',
          'chutich', 'Nguyễn Văn An', 'SCHEDULED', 'thuky', now())\
        """
            .formatted(BRIEFING));
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var office = MailAddress.of("vanphong@tinh.example");
    var tellings = new ArrayList<Invitations.Telling>();
    var mails = new ArrayList<OutboxMail>();
    for (var i = 1; i <= RECIPIENTS; i++) {
      var to = new MailAddress("xa" + i + "@tinh.example", "UBND xã " + i);
      var recipient = new Recipient("x" + i, Recipient.Kind.UNIT, "Xã " + i, to.address(), false);
      tellings.add(new Invitations.Telling(recipient, "REQUEST", 2, 0, true));
      var calendar =
          ITipWriter.request(
              new Meeting(
                  BRIEFING + "@tinh.example",
                  2,
                  now,
                  now.plus(Duration.ofDays(3)),
                  now.plus(Duration.ofDays(3)).plusSeconds(3600),
                  "Giao ban",
                  "Giao ban",
                  "Trực tuyến",
                  null,
                  office,
                  to));
      mails.add(
          new OutboxMail(
              OutboxMail.Kind.INVITATION,
              "invitation/%s/x%d/2/0".formatted(BRIEFING, i),
              BRIEFING,
              recipient.code(),
              to.address(),
              recipient.name(),
              "Giấy mời",
              "Kính mời",
              "<p>Kính mời</p>",
              new OutboxMail.CalendarObject("REQUEST", calendar),
              java.util.List.of()));
    }
    new InvitationsOverR2dbc(
            database.client(),
            new Posts(database.client(), database.transactions()),
            InstantSource.system())
        .told(BRIEFING, tellings)
        .block();
    new OutboxOverR2dbc(database.client(), InstantSource.system(), "tinh.example", null)
        .enqueueAll(mails)
        .block();
  }
}
