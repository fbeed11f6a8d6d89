package vn.giaoban.scheduler.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;
import vn.giaoban.scheduler.testing.MovableClock;
import vn.giaoban.scheduler.testing.TestDatabase;

@Timeout(60)
class JournalOverR2dbcIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final Actor SECRETARY = Actor.account("thuky");

  private final MovableClock clock = MovableClock.at("2026-11-22T08:00:00+07:00");
  private final JournalOverR2dbc journal =
      new JournalOverR2dbc(
          database.client(),
          database.transactions(),
          new JournalWakes(database.connections()),
          clock);
  private final JournalVerifier verifier = new JournalVerifier(database.client());
  private final UUID briefing = UUID.randomUUID();

  @Test
  void entriesAreNumberedChainedAndReadBackAsTheyWereWritten() {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("title", "Giao ban tuần, Hải Hậu \"đầu tháng\"\u0001");
    payload.put("seconds", 5400);
    payload.put("units", List.of("13966", "14011"));
    payload.put("comment", null);

    var written =
        append("BriefingScheduled", payload)
            .concatWith(append("RoomOpened", Map.of()))
            .collectList();

    List<JournalEntry> entries = written.block();
    assertThat(entries).extracting(JournalEntry::seq).containsExactly(1L, 2L);
    assertThat(entries.get(1).prevHash()).isEqualTo(entries.get(0).hash());
    assertThat(entries.get(0).prevHash()).isEqualTo("0".repeat(64));
    List<JournalEntry> read = journal.read(briefing, 0, 10).collectList().block();
    assertThat(read)
        .extracting(JournalEntry::hash)
        .isEqualTo(entries.stream().map(JournalEntry::hash).toList());
    assertThat(read.get(0).payload())
        .containsEntry("title", payload.get("title"))
        .containsKey("comment");
    assertThat(read.get(0).at()).isEqualTo(clock.instant());
    assertThat(verifier.verify(briefing).block()).isEqualTo(new JournalVerdict(briefing, 2, null));
  }

  @Test
  void manyAppendersAtOnceLeaveNoGapAndNoFork() {
    int writers = 40;

    Flux.range(0, writers)
        .flatMap(i -> append("HandRaised", Map.of("site", "s" + i)), writers)
        .blockLast();

    assertThat(journal.read(briefing, 0, 100).map(JournalEntry::seq).collectList().block())
        .isEqualTo(IntStream.rangeClosed(1, writers).mapToObj(i -> (long) i).toList());
    assertThat(verifier.verify(briefing).block().ok()).isTrue();
  }

  @Test
  void anEntryOfATransactionThatIsRolledBackNeverWas() {
    append("BriefingScheduled", Map.of()).blockLast();

    Mono<Void> failing =
        append("BriefingChanged", Map.of())
            .then(Mono.<Void>error(new IllegalStateException("no")))
            .as(database.transactions()::transactional);
    assertThatThrownBy(failing::block).hasMessage("no");
    append("BriefingCancelled", Map.of()).blockLast();

    assertThat(journal.read(briefing, 0, 10).map(JournalEntry::kind).collectList().block())
        .containsExactly("BriefingScheduled", "BriefingCancelled");
    assertThat(verifier.verify(briefing).block().ok()).isTrue();
  }

  @Test
  void followGivesWhatWasThenWhatComes() {
    append("BriefingScheduled", Map.of()).blockLast();
    append("RoomOpened", Map.of()).blockLast();

    StepVerifier.create(journal.follow(briefing, 1).map(JournalEntry::kind).take(3))
        .expectNext("RoomOpened")
        .then(() -> append("RollCallStarted", Map.of()).blockLast())
        .expectNext("RollCallStarted")
        .then(() -> append("RollCallEnded", Map.of()).blockLast())
        .expectNext("RollCallEnded")
        .expectComplete()
        .verify(Duration.ofSeconds(20));
  }

  @Test
  void followersMissNothingWhenTheDatabaseDropsTheirConnections() {
    append("BriefingScheduled", Map.of()).blockLast();

    StepVerifier.create(journal.follow(briefing, 0).map(JournalEntry::seq).take(4))
        .expectNext(1L)
        .then(database::dropConnections)
        .then(() -> untilAppended("A"))
        .then(() -> untilAppended("B"))
        .expectNext(2L, 3L)
        .then(database::dropConnections)
        .then(() -> untilAppended("C"))
        .expectNext(4L)
        .expectComplete()
        .verify(Duration.ofSeconds(30));
  }

  @Test
  void liveReadersSeeEveryBriefing() {
    UUID other = UUID.randomUUID();

    StepVerifier.create(
            Flux.merge(journal.live(), journal.follow(other, 0).take(0))
                .filter(e -> e.briefingId().equals(briefing) || e.briefingId().equals(other))
                .map(JournalEntry::kind)
                .take(2))
        .then(database::awaitListener)
        .then(() -> append("RoomOpened", Map.of()).blockLast())
        .then(() -> journal.append(other, SECRETARY, "RoomClosed", Map.of()).block())
        .expectNext("RoomOpened", "RoomClosed")
        .expectComplete()
        .verify(Duration.ofSeconds(20));
  }

  @Test
  void neitherTheApplicationNorTheOwnerCanChangeWhatIsWritten() {
    append("BriefingScheduled", Map.of("title", "x")).blockLast();

    for (String sql :
        List.of("UPDATE journal SET kind = 'Other'", "DELETE FROM journal", "TRUNCATE journal")) {
      assertThatThrownBy(() -> database.client().sql(sql).then().block())
          .hasStackTraceContaining("permission denied");
      assertThatThrownBy(() -> database.execute(sql)).hasStackTraceContaining("append-only");
    }
  }

  private Flux<JournalEntry> append(String kind, Map<String, Object> payload) {
    return journal.append(briefing, SECRETARY, kind, payload).flux();
  }

  private void untilAppended(String kind) {
    append(kind, Map.of()).retryWhen(Retry.backoff(20, Duration.ofMillis(50))).blockLast();
  }
}
