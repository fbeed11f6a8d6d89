package vn.giaoban.web.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

@WebTest
@Timeout(90)
class OperationsIT {
  @Autowired People people;
  @Autowired DatabaseClient database;

  @Test
  void aDailyJobIsRunByHandAndItsRunIsInTheLog() {
    await("SELECT count(*) FROM job_state WHERE name = 'clock-watch'");
    database
        .sql(
            """
            INSERT INTO job_state (name, kind, node, started_at, millis)
            VALUES ('retention', 'DAILY', 'x', now(), 0) ON CONFLICT DO NOTHING\
            """)
        .then()
        .block();

    post("/api/operations/jobs/retention/run").expectStatus().isAccepted();

    await("SELECT count(*) FROM job_run WHERE name = 'retention' AND outcome = 'DONE'");
    people
        .admin()
        .get()
        .uri("/api/operations")
        .exchange()
        .expectBody()
        .jsonPath("$.jobs[?(@.name == 'retention')].misfire")
        .isEqualTo("ONCE_FOR_ALL")
        .jsonPath("$.retention.length()")
        .isEqualTo(4)
        .jsonPath("$.clockSkewMillis")
        .isNumber();
  }

  @Test
  void whatIsNotThereOrNotForOneIsRefused() {
    post("/api/operations/jobs/nothing/run").expectStatus().isNotFound();
    post("/api/operations/runs/x/retry").expectStatus().isNotFound();
    people.secretary().get().uri("/api/operations").exchange().expectStatus().isForbidden();
    people
        .admin()
        .put()
        .uri("/api/operations/retention/JOB_LOG")
        .bodyValue(Map.of("days", 0))
        .exchange()
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("days");
    people
        .admin()
        .put()
        .uri("/api/operations/retention/JOB_LOG")
        .bodyValue(Map.of("days", 120))
        .exchange()
        .expectStatus()
        .isNoContent();
  }

  @Test
  void prometheusIsToldOfJobs() {
    await("SELECT count(*) FROM job_state WHERE name = 'job-figures'");
    var told =
        people
            .nobody()
            .get()
            .uri("/actuator/prometheus")
            .exchange()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();

    assertThat(told).contains("giaoban_jobs_overdue_seconds", "giaoban_clock_skew_seconds");
  }

  private org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec post(
      String path) {
    return people.admin().post().uri(path).exchange();
  }

  private void await(String counting) {
    database
        .sql(counting)
        .map(row -> row.get(0, Long.class))
        .one()
        .filter(n -> n > 0)
        .repeatWhenEmpty(300, tries -> tries.delayElements(Duration.ofMillis(100)))
        .switchIfEmpty(Mono.error(new AssertionError(counting)))
        .block();
  }
}
