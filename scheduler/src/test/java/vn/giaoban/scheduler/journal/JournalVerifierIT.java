package vn.giaoban.scheduler.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.giaoban.scheduler.testing.MovableClock;
import vn.giaoban.scheduler.testing.TestDatabase;

/// What somebody with all rights on the database may do to a journal, and that it is found.
@Timeout(60)
class JournalVerifierIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private final JournalOverR2dbc journal =
      new JournalOverR2dbc(
          database.client(),
          database.transactions(),
          new JournalWakes(database.connections()),
          MovableClock.at("2026-11-22T08:00:00+07:00"));
  private final JournalVerifier verifier = new JournalVerifier(database.client());
  private final UUID briefing = UUID.randomUUID();

  @BeforeEach
  void aJournalLongerThanOnePage() {
    List<Journal.Happening> happenings =
        IntStream.rangeClosed(1, 1200)
            .mapToObj(i -> new Journal.Happening("HandRaised", Map.of("site", "s" + i)))
            .toList();
    journal.append(briefing, Actor.account("thuky"), happenings).block();
  }

  @Test
  void anUntouchedJournalHolds() {
    assertThat(verifier.verify(briefing).block())
        .isEqualTo(new JournalVerdict(briefing, 1200, null));
    assertThat(verifier.verifyAll().collectList().block())
        .contains(new JournalVerdict(briefing, 1200, null));
  }

  @Test
  void aBriefingWithoutAJournalHolds() {
    UUID empty = UUID.randomUUID();
    assertThat(verifier.verify(empty).block()).isEqualTo(new JournalVerdict(empty, 0, null));
  }

  @Test
  void aChangedPayloadIsFound() {
    tamper("UPDATE journal SET payload = '{\"site\":\"other\"}' WHERE %s AND seq = 1100");
    assertThat(brokenAt()).isEqualTo(1100);
  }

  @Test
  void aNumberWithAFractionIsFoundNotFeared() {
    tamper("UPDATE journal SET payload = '{\"site\":1.5}' WHERE %s AND seq = 3");
    assertThat(brokenAt()).isEqualTo(3);
  }

  @Test
  void aMissingEntryIsFound() {
    tamper("DELETE FROM journal WHERE %s AND seq = 700");
    assertThat(brokenAt()).isEqualTo(700);
  }

  @Test
  void aCutEndIsFound() {
    tamper("DELETE FROM journal WHERE %s AND seq > 1198");
    assertThat(brokenAt()).isEqualTo(1199);
  }

  @Test
  void swappedEntriesAreFound() {
    tamper(
        "UPDATE journal SET seq = CASE seq WHEN 5 THEN 1000005 ELSE 5 END"
            + " WHERE %1$s AND seq = 5;"
            + "UPDATE journal SET seq = 5 WHERE %1$s AND seq = 6;"
            + "UPDATE journal SET seq = 6 WHERE %1$s AND seq = 1000005");
    assertThat(brokenAt()).isEqualTo(5);
  }

  @Test
  void aChainRewrittenFromTheMiddleIsFoundByItsHead() {
    tamper("UPDATE journal SET hash = md5('x') || md5('x') WHERE %s AND seq = 1200");
    assertThat(brokenAt()).isEqualTo(1200);
  }

  private void tamper(String sql) {
    database.execute(
        "ALTER TABLE journal DISABLE TRIGGER USER;"
            + sql.formatted("briefing_id = '" + briefing + "'")
            + "; ALTER TABLE journal ENABLE TRIGGER USER");
  }

  private Long brokenAt() {
    return verifier.verify(briefing).block().brokenAt();
  }
}
