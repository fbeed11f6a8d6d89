package vn.giaoban.scheduler.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.record.store.RegisterOverR2dbc;
import vn.giaoban.scheduler.testing.MovableClock;
import vn.giaoban.scheduler.testing.TestDatabase;

@Timeout(60)
class RegisterOverR2dbcIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final Actor SECRETARY = Actor.account("thuky");

  private final RegisterNumbers register =
      new RegisterOverR2dbc(
          database.client(),
          () -> Mono.just(IssuingOffice.ofProvince("Tỉnh Ninh Bình")),
          MovableClock.at("2026-11-22T08:00:00+07:00"));

  @Test
  void takersAtOnceOfWhomSomeGiveUpLeaveNoGapAndNoDouble() {
    var seed = 20261122L;
    var random = new Random(seed);
    var gaveUp = new boolean[80];
    for (int i = 0; i < gaveUp.length; i++) {
      gaveUp[i] = random.nextInt(3) == 0;
    }

    List<Integer> numbers =
        Flux.range(0, gaveUp.length)
            .flatMap(
                i ->
                    database
                        .transactions()
                        .transactional(
                            take(RecordType.MINUTES, "2026-11-22")
                                .flatMap(entry ->
                                    gaveUp[i]
                                        ? Mono.<RegisterEntry>error(new GaveUp())
                                        : Mono.just(entry)))
                        .onErrorResume(GaveUp.class, e -> Mono.empty()),
                16)
            .map(RegisterEntry::number)
            .collectList()
            .block();

    assertThat(numbers)
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    assertThat(search(2026, RecordType.MINUTES, "")).hasSize(numbers.size());
  }

  @Test
  void everyYearAndEveryTypeCountsFromOne() {
    assertThat(notation(RecordType.NOTICE, "2025-12-31")).isEqualTo("01/TB-VPUBND");
    assertThat(notation(RecordType.NOTICE, "2025-12-31")).isEqualTo("02/TB-VPUBND");
    assertThat(notation(RecordType.NOTICE, "2026-01-01")).isEqualTo("01/TB-VPUBND");
    assertThat(notation(RecordType.INVITATION, "2026-01-01")).isEqualTo("01/GM-VPUBND");
  }

  @Test
  void theRegisterIsSearchedWithoutDiacritics() {
    var request =
        new RegisterEntry.Request(
            RecordType.REPORT,
            LocalDate.parse("2026-11-22"),
            "Báo cáo phòng chống bão số 9 tại Hải Hậu",
            "Trần Thị Mai",
            4);
    register.take(request, SECRETARY).block();

    assertThat(search(2026, RecordType.REPORT, "hai hau"))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.notation()).isEqualTo("01/BC-VPUBND");
          assertThat(entry.issuingUnit()).isEqualTo("Văn phòng Ủy ban nhân dân tỉnh Ninh Bình");
          assertThat(entry.pages()).isEqualTo(4);
        });
    assertThat(search(2026, RecordType.REPORT, "TRAN THI")).hasSize(1);
    assertThat(search(2026, RecordType.REPORT, "100%")).isEmpty();
    assertThat(search(2025, RecordType.REPORT, "hai hau")).isEmpty();
  }

  private String notation(RecordType type, String date) {
    return take(type, date).map(RegisterEntry::notation).block();
  }

  private Mono<RegisterEntry> take(RecordType type, String date) {
    return register.take(
        new RegisterEntry.Request(type, LocalDate.parse(date), "Giao ban tuần", "", 1), SECRETARY);
  }

  private List<RegisterEntry> search(int year, RecordType type, String words) {
    return register.search(year, Optional.of(type), words, 200).block();
  }

  private static final class GaveUp extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
