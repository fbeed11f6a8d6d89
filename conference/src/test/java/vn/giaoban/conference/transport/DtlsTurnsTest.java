package vn.giaoban.conference.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DtlsTurnsTest {
  @Test
  void whoWaitsForASilentPeerKeepsNobodyOut() throws Exception {
    var turns = new DtlsTurns(1);
    var silent = new DatagramQueue(_ -> {}, turns);
    var second = new CountDownLatch(1);
    turns.begin();
    var next =
        Thread.ofVirtual()
            .start(() -> {
              turns.begin();
              second.countDown();
              turns.end();
            });

    assertThat(second.getCount()).isOne();
    int received = silent.receive(new byte[10], 0, 10, 100);

    assertThat(received).isEqualTo(-1);
    assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
    turns.end();
    next.join();
  }

  @Test
  void theServerShakesHandsWithItself() throws Exception {
    DtlsWarmUp.run(DtlsCertificate.generate(Instant.now()), 2);
  }
}
