package vn.giaoban.web.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.job.ClockWatch;
import vn.giaoban.scheduler.job.JobLog;
import vn.giaoban.scheduler.job.JobRun;
import vn.giaoban.scheduler.job.JobState;
import vn.giaoban.scheduler.job.QuartzJobs;
import vn.giaoban.scheduler.retention.Retention;
import vn.giaoban.scheduler.retention.RetentionKind;
import vn.giaoban.web.operations.OperationsView.JobView;
import vn.giaoban.web.operations.OperationsView.PlanView;
import vn.giaoban.web.operations.OperationsView.RuleView;
import vn.giaoban.web.operations.OperationsView.RunView;
import vn.giaoban.web.security.Caller;

/// The operator's page; for administrators.
@RestController
@RequestMapping("/api/operations")
@Tag(name = "operations", description = "What the server does by itself")
class OperationsController {
  private static final int AHEAD = 30;
  private static final int MOST_RUNS = 500;

  private final JobLog log;
  private final QuartzJobs jobs;
  private final Retention retention;
  private final ClockWatch clockWatch;
  private final Backlog backlog;
  private final InstantSource clock;

  OperationsController(
      JobLog log,
      QuartzJobs jobs,
      Retention retention,
      ClockWatch clockWatch,
      Backlog backlog,
      InstantSource clock) {
    this.log = log;
    this.jobs = jobs;
    this.retention = retention;
    this.clockWatch = clockWatch;
    this.backlog = backlog;
    this.clock = clock;
  }

  @GetMapping
  @Operation(summary = "How jobs stand, what is planned next, how long things are kept")
  Mono<OperationsView> overview() {
    return Mono.zip(
            log.overdue(),
            backlog.counts(),
            log.states().collectList(),
            log.ahead(AHEAD).collectList(),
            retention.rules().map(RuleView::of).collectList())
        .map(of ->
            new OperationsView(
                of.getT1().toSeconds(),
                clockWatch.skew().toMillis(),
                of.getT2().mailWaiting(),
                of.getT2().documentsUnread(),
                jobs(of.getT3(), of.getT4()),
                of.getT4().stream().map(PlanView::of).toList(),
                of.getT5()));
  }

  @GetMapping("/runs")
  @Operation(summary = "What ran, the newest first: tasks, daily jobs, and sweeps that failed")
  Flux<RunView> runs(
      @Parameter(description = "only what did not end well") @RequestParam(defaultValue = "false")
          boolean wrong,
      @Parameter(description = "at most so many, 1 to 500") @RequestParam(defaultValue = "100")
          int limit) {
    return log.runs(wrong, Math.clamp(limit, 1, MOST_RUNS)).map(RunView::of);
  }

  @PostMapping("/jobs/{name}/run")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Runs a daily job or the sweeps now",
      description = "It begins within seconds, on one of the nodes; its run appears in the log.")
  @ApiResponse(responseCode = "202", description = "begins")
  @ApiResponse(responseCode = "404", description = "there is no such job, or it runs by plan only")
  Mono<Void> run(@PathVariable String name) {
    return log.states()
        .filter(state -> state.name().equals(name) && state.kind() != JobState.Kind.TASK)
        .next()
        .switchIfEmpty(notFound("no-such-job"))
        .flatMap(
            state -> state.kind() == JobState.Kind.DAILY ? jobs.runDaily(name) : jobs.runSweep());
  }

  @PostMapping("/runs/{id}/retry")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "Has the task of a run that failed carried out once more, now")
  @ApiResponse(responseCode = "202", description = "begins")
  @ApiResponse(responseCode = "404", description = "there is no such run")
  @ApiResponse(responseCode = "409", description = "it runs, or it went well")
  Mono<Void> retry(@PathVariable String id) {
    return (id.matches("\\d{1,18}") ? log.run(Long.parseLong(id)) : Mono.<JobRun>empty())
        .switchIfEmpty(notFound("no-such-run"))
        .flatMap(run -> {
          if (run.outcome() == JobRun.Outcome.DONE || run.outcome() == JobRun.Outcome.RUNNING) {
            return Mono.error(
                new RefusedException(Refusal.of(Refusal.Kind.CONFLICT, "run-not-failed")));
          }
          var briefing = run.briefingId();
          return briefing == null
              ? run(run.name())
              : jobs.plan(briefing, run.name(), run.detail(), clock.instant());
        });
  }

  /// How long something is to be kept.
  ///
  /// @param days null: for ever
  @Schema(name = "RetentionDays")
  record Days(@Schema(description = "null: for ever", example = "365") @Nullable Integer days) {}

  @PutMapping("/retention/{kind}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Sets how long a kind of thing is kept, from the next night on")
  @ApiResponse(responseCode = "204", description = "set")
  @ApiResponse(responseCode = "404", description = "there is no such kind")
  @ApiResponse(responseCode = "422", description = "not a number of days")
  Mono<Void> keep(@PathVariable String kind, @RequestBody Days body, Caller caller) {
    return Arrays.stream(RetentionKind.values())
        .filter(known -> known.name().equals(kind))
        .findFirst()
        .map(known -> retention.keep(known, body.days(), caller.username()))
        .orElseGet(() -> notFound("no-such-retention"));
  }

  private static List<JobView> jobs(List<JobState> states, List<JobLog.Plan> ahead) {
    Map<String, Instant> next = new HashMap<>();
    for (var plan : ahead) {
      next.putIfAbsent(plan.name().replaceAll("/.*", ""), plan.at());
    }
    return states.stream().map(state -> JobView.of(state, next.get(state.name()))).toList();
  }

  private static <T> Mono<T> notFound(String code) {
    return Mono.error(() -> new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, code)));
  }
}
