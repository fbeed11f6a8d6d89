package vn.giaoban.scheduler.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.JournalOverR2dbc;
import vn.giaoban.scheduler.journal.JournalWakes;
import vn.giaoban.scheduler.testing.MovableClock;
import vn.giaoban.scheduler.testing.TestDatabase;

@Timeout(60)
class RetentionIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private final MovableClock clock = MovableClock.at("2026-11-22T03:15:00+07:00");
  private final JournalOverR2dbc journal =
      new JournalOverR2dbc(
          database.client(),
          database.transactions(),
          new JournalWakes(database.connections()),
          clock);
  private final Retention retention =
      new Retention(database.client(), database.transactions(), journal, clock);

  @Test
  void whatWasKeptLongEnoughGoesAndTheJournalSaysSo() {
    var briefing = UUID.randomUUID();
    database.execute("DELETE FROM retention_rule");
    database.execute(
        """
        INSERT INTO briefing (id, title, starts_at, ends_at, chair, chair_name, state, created_by,
          created_at)
        VALUES ('%1$s', 'Cũ', '2024-01-01', '2024-01-02', 'x', 'x', 'CLOSED', 'x', '2024-01-01');
        INSERT INTO outbox (id, key, kind, priority, briefing_id, recipient, address, name, subject,
          message_id, state, created_at, next_try_at, finished_at)
        SELECT gen_random_uuid(), 'k' || n, 'INVITATION', 1, '%1$s', 'u' || n, 'a@b', 'x', 'x',
          'm' || n, CASE n WHEN 3 THEN 'WAITING' ELSE 'SENT' END, '2024-01-01', '2024-01-01',
          CASE n WHEN 2 THEN timestamptz '2026-11-01' WHEN 1 THEN timestamptz '2024-01-01' END
        FROM generate_series(1, 3) AS n;
        INSERT INTO reminder VALUES ('%1$s', 0, 60, 'u1', '2024-01-01'), ('%1$s', 0, 60, 'u2', '2026-11-20');
        INSERT INTO job_run (name, node, due_at, started_at, outcome)
        VALUES ('x', 'x', now(), '2024-01-01', 'DONE')\
        """
            .formatted(briefing));

    assertThat(retention.run().block())
        .isEqualTo("SENT_MAIL 1, RECEIVED_MAIL 0, REMINDERS 1, JOB_LOG 1");
    assertThat(retention.run().block())
        .isEqualTo("SENT_MAIL 0, RECEIVED_MAIL 0, REMINDERS 0, JOB_LOG 0");

    assertThat(count("outbox")).isEqualTo(2);
    assertThat(count("reminder")).isEqualTo(1);
    assertThat(count("briefing")).isEqualTo(1);
    var entry = journal.read(briefing, 0, 100).blockLast();
    assertThat(entry.kind()).isEqualTo("KeptLongEnough");
    assertThat(entry.payload())
        .containsEntry("what", "SENT_MAIL")
        .hasEntrySatisfying("count", n -> assertThat(((Number) n).longValue()).isEqualTo(1));
  }

  @Test
  void theOfficeSaysHowLongForEverIncluded() {
    retention.keep(RetentionKind.RECEIVED_MAIL, null, "admin").block();

    assertThat(retention.rules().filter(r -> r.kind() == RetentionKind.RECEIVED_MAIL).blockFirst())
        .satisfies(rule -> {
          assertThat(rule.days()).isNull();
          assertThat(rule.changedBy()).isEqualTo("admin");
        });
    assertThatThrownBy(() -> retention.keep(RetentionKind.JOB_LOG, 0, "admin").block())
        .isInstanceOf(RefusedException.class);
  }

  private long count(String table) {
    return database
        .client()
        .sql("SELECT count(*) FROM " + table)
        .map(row -> row.get(0, Long.class))
        .one()
        .block();
  }
}
