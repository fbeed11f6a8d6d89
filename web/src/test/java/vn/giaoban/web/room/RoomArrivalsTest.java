package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.conference.room.Seat;
import vn.giaoban.conference.room.SiteKind;

final class RoomArrivalsTest {
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
  private final RoomQueue queue = new RoomQueue(UUID.randomUUID());
  private final List<List<String>> written = new ArrayList<>();
  private final AtomicBoolean broken = new AtomicBoolean();
  private final Set<String> gone = Set.of("gone");
  private final RoomArrivals arrivals =
      new RoomArrivals(
          UUID.randomUUID(),
          queue,
          time,
          AGAIN,
          session -> !gone.contains(session),
          this::write,
          Disposables.composite());

  private Mono<Void> write(List<Seat> seats) {
    if (broken.get()) {
      return Mono.error(new IllegalStateException("the database is away"));
    }
    if (!seats.isEmpty()) {
      written.add(seats.stream().map(Seat::site).toList());
    }
    return Mono.empty();
  }

  private Mono<Void> comes(String session, String site) {
    return arrivals.expect(session, new Seat(site, site, SiteKind.UNIT, RoomRole.SITE));
  }

  @Test
  void whoComesTogetherIsWrittenTogetherAndNobodyIsLeftOut() {
    IntStream.range(0, 150).forEach(i -> comes("s" + i, "site" + i));
    var running = queue.begin();
    assertThat(written).extracting(List::size).containsExactly(100, 50);
    assertThat(written.stream().flatMap(List::stream)).doesNotHaveDuplicates().hasSize(150);
    running.dispose();
  }

  @Test
  void whatCannotBeWrittenIsTriedAgain() {
    var running = queue.begin();
    broken.set(true);
    var done = new AtomicBoolean();
    comes("s", "site").doOnSuccess(_ -> done.set(true)).subscribe();
    assertThat(done).isFalse();
    broken.set(false);
    time.advanceTimeBy(AGAIN);
    assertThat(done).isTrue();
    assertThat(written).containsExactly(List.of("site"));
    running.dispose();
  }

  @Test
  void whoHasGoneMeanwhileIsNotWritten() {
    comes("gone", "site");
    comes("here", "another");
    var running = queue.begin();
    assertThat(written).containsExactly(List.of("another"));
    running.dispose();
  }
}
