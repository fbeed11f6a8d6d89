package vn.giaoban.web.operations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.job.JobLog;
import vn.giaoban.scheduler.job.JobRun;
import vn.giaoban.scheduler.job.JobState;
import vn.giaoban.scheduler.job.Misfire;
import vn.giaoban.scheduler.retention.Retention;
import vn.giaoban.scheduler.retention.RetentionKind;
import vn.giaoban.scheduler.writing.Written;

/// How the server's own work stands.
@Schema(name = "Operations")
record OperationsView(
    @Schema(
            description =
                "how late the plan is that should have run first, in seconds; 0: none is late")
        long overdueSeconds,
    @Schema(
            description =
                "how far this machine's clock is ahead of the database's, in milliseconds")
        long clockSkewMillis,
    @Schema(description = "mail that waits to be sent") long mailWaiting,
    @Schema(description = "documents whose text has not been read yet") long documentsUnread,
    List<JobView> jobs,
    List<PlanView> ahead,
    List<RuleView> retention) {

  /// A job that runs again and again.
  @Schema(name = "Job")
  record JobView(
      @Schema(example = "room-times") String name,
      JobState.Kind kind,
      @Schema(description = "what becomes of a run that was missed") Misfire misfire,
      @Schema(description = "where it ran last") String node,
      OffsetDateTime lastAt,
      @Schema(description = "how long it took") long lastMillis,
      @Schema(description = "why it failed; null: it went well") @Nullable String error,
      long runs,
      long failures,
      @Nullable OffsetDateTime lastFailedAt,
      @Schema(description = "when it runs next; null: every minute, or by plan")
          @Nullable OffsetDateTime nextAt) {
    static JobView of(JobState state, @Nullable Instant next) {
      return new JobView(
          state.name(),
          state.kind(),
          state.kind().misfire(),
          state.node(),
          time(state.startedAt()),
          state.millis(),
          state.error(),
          state.runs(),
          state.failures(),
          timeOrNull(state.lastFailedAt()),
          timeOrNull(next));
    }
  }

  /// A plan that stands.
  @Schema(name = "JobPlan")
  record PlanView(
      @Schema(description = "the task, and after a slash what tells its plans apart") String name,
      @Nullable UUID briefing,
      OffsetDateTime at) {
    static PlanView of(JobLog.Plan plan) {
      return new PlanView(plan.name(), plan.briefingId(), time(plan.at()));
    }
  }

  /// One run.
  @Schema(name = "JobRun")
  record RunView(
      @Schema(type = "string") String id,
      String name,
      @Nullable UUID briefing,
      String detail,
      String node,
      OffsetDateTime dueAt,
      OffsetDateTime startedAt,
      @Nullable OffsetDateTime endedAt,
      JobRun.Outcome outcome,
      @Nullable String error,
      @Nullable String note) {
    static RunView of(JobRun run) {
      return new RunView(
          Long.toString(run.id()),
          run.name(),
          run.briefingId(),
          run.detail(),
          run.node(),
          time(run.dueAt()),
          time(run.startedAt()),
          timeOrNull(run.endedAt()),
          run.outcome(),
          run.error(),
          run.note());
    }
  }

  /// How long a kind of thing is kept.
  @Schema(name = "RetentionRule")
  record RuleView(
      RetentionKind kind,
      @Schema(description = "null: for ever") @Nullable Integer days,
      @Schema(description = "what is usual") int usualDays,
      @Nullable String changedBy,
      @Nullable OffsetDateTime changedAt) {
    static RuleView of(Retention.Rule rule) {
      return new RuleView(
          rule.kind(),
          rule.days(),
          rule.kind().usualDays(),
          rule.changedBy(),
          timeOrNull(rule.changedAt()));
    }
  }

  private static OffsetDateTime time(Instant at) {
    return at.atZone(Written.ZONE).toOffsetDateTime();
  }

  private static @Nullable OffsetDateTime timeOrNull(@Nullable Instant at) {
    return at == null ? null : time(at);
  }
}
