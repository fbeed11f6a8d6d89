package vn.giaoban.scheduler.invitation.store;

import static vn.giaoban.scheduler.invitation.store.Columns.required;
import static vn.giaoban.scheduler.invitation.store.Columns.text;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.scheduler.invitation.BounceReason;
import vn.giaoban.scheduler.invitation.Invitations.AnswerMark;
import vn.giaoban.scheduler.invitation.Invitations.BounceMark;
import vn.giaoban.scheduler.invitation.Invitations.Whose;

/// What mails that came in say of many invitations, each kind by one statement.
final class InvitationBatches {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String ANSWERED =
      """
      WITH answered AS (
        UPDATE invitation i SET part_stat = n.part_stat, replied_at = n.at, via = 'mail',
          comment = n.comment, delegate = n.delegate, reply_unverified = n.unverified
        FROM json_to_recordset(:rows::json) AS n (briefing uuid, recipient text, part_stat text,
          at timestamptz, comment text, delegate text, unverified boolean)
        WHERE i.briefing_id = n.briefing AND i.recipient = n.recipient
        RETURNING lower(i.address) AS address, n.unverified)
      UPDATE bounce SET closed_at = :now
      WHERE closed_at IS NULL
        AND address IN (SELECT address FROM answered WHERE NOT unverified)\
      """;

  private final DatabaseClient database;
  private final InstantSource clock;

  InvitationBatches(DatabaseClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  Mono<Void> lock(Collection<Whose> whose) {
    return whose.isEmpty()
        ? Mono.empty()
        : all(
                """
                SELECT 1 FROM invitation i
                JOIN unnest(:briefings, :recipients) AS n (briefing_id, recipient)
                  USING (briefing_id, recipient)
                ORDER BY briefing_id, recipient FOR NO KEY UPDATE OF i\
                """,
                whose)
            .then();
  }

  private record AnswerRow(
      UUID briefing,
      String recipient,
      String part_stat,
      Instant at,
      @Nullable String comment,
      @Nullable String delegate,
      boolean unverified) {
    static AnswerRow of(AnswerMark answer) {
      return new AnswerRow(
          answer.briefingId(),
          answer.recipient(),
          answer.partStat().name(),
          answer.at(),
          clean(answer.comment()),
          clean(answer.delegate()),
          answer.unverified());
    }
  }

  /// PostgreSQL's text holds no NUL.
  private static @Nullable String clean(@Nullable String text) {
    return text == null ? null : text.replace("\0", "");
  }

  Mono<Void> answeredAll(List<AnswerMark> answers) {
    return answers.isEmpty()
        ? Mono.empty()
        : database
            .sql(ANSWERED)
            .bind("rows", JSON.writeValueAsString(answers.stream().map(AnswerRow::of).toList()))
            .bind("now", clock.instant())
            .then();
  }

  Mono<Set<Whose>> deliveredAll(Collection<Whose> whose) {
    return whose.isEmpty()
        ? Mono.just(Set.of())
        : returned(
            all(
                    """
                    WITH raised AS (
                      UPDATE invitation i SET status = 'DELIVERED', error = NULL,
                        delivered_at = coalesce(i.delivered_at, :now)
                      FROM unnest(:briefings, :recipients) AS n (briefing_id, recipient)
                      WHERE i.briefing_id = n.briefing_id AND i.recipient = n.recipient
                        AND i.status IN ('SENT', 'BOUNCED')
                      RETURNING i.briefing_id, i.recipient, lower(i.address) AS address,
                        i.bounced_at),
                    works AS (
                      UPDATE bounce SET closed_at = :now
                      WHERE closed_at IS NULL
                        AND address IN (SELECT address FROM raised WHERE bounced_at IS NULL))
                    SELECT briefing_id, recipient FROM raised\
                    """,
                    whose)
                .bind("now", clock.instant()));
  }

  Mono<Set<Whose>> bouncedAll(List<BounceMark> bounces) {
    return bounces.isEmpty()
        ? Mono.just(Set.of())
        : returned(
            noting(
                """
                WITH returned AS (
                  UPDATE invitation i SET status = 'BOUNCED', error = n.error, bounced_at = :now
                  FROM unnest(:briefings, :recipients, :errors, :reasons)
                    AS n (briefing_id, recipient, error, reason)
                  WHERE i.briefing_id = n.briefing_id AND i.recipient = n.recipient
                    AND i.status <> 'BOUNCED'
                  RETURNING i.briefing_id, i.recipient, lower(i.address) AS address, n.error,
                    n.reason),
                noted AS (
                  INSERT INTO bounce (address, briefing_id, recipient, at, reason, error)
                  SELECT address, briefing_id, recipient, :now, reason, error FROM returned
                  WHERE address IS NOT NULL)
                SELECT briefing_id, recipient FROM returned\
                """,
                bounces));
  }

  Mono<Void> othersBounced(List<BounceMark> bounces) {
    return bounces.isEmpty()
        ? Mono.empty()
        : noting(
                """
                INSERT INTO bounce (address, briefing_id, recipient, at, reason, error)
                SELECT lower(i.address), i.briefing_id, i.recipient, :now, n.reason, n.error
                FROM unnest(:briefings, :recipients, :errors, :reasons)
                  AS n (briefing_id, recipient, error, reason)
                JOIN invitation i USING (briefing_id, recipient)
                WHERE i.address IS NOT NULL\
                """,
                bounces)
            .then();
  }

  private GenericExecuteSpec noting(String sql, List<BounceMark> bounces) {
    var errors = bounces.stream().map(b -> b.error().replace("\0", "")).toList();
    return all(sql, bounces.stream().map(b -> new Whose(b.briefingId(), b.recipient())).toList())
        .bind("errors", errors.toArray(String[]::new))
        .bind(
            "reasons",
            errors.stream().map(error -> BounceReason.of(error).name()).toArray(String[]::new))
        .bind("now", clock.instant());
  }

  /// @param once openings within that long count as one
  Mono<Set<Whose>> seenAll(Collection<Whose> whose, Instant at, Duration once) {
    return whose.isEmpty()
        ? Mono.just(Set.of())
        : returned(
            all(
                    """
                    WITH opened AS (
                      UPDATE invitation i SET seen_at = coalesce(seen_at, :at), opened_at = :at,
                        opens = opens + 1
                      FROM unnest(:briefings, :recipients) AS n (briefing_id, recipient)
                      WHERE i.briefing_id = n.briefing_id AND i.recipient = n.recipient
                        AND (i.opened_at IS NULL OR i.opened_at < :hour)
                      RETURNING i.briefing_id, i.recipient, i.opens)
                    SELECT briefing_id, recipient FROM opened WHERE opens = 1\
                    """,
                    whose)
                .bind("at", at)
                .bind("hour", at.minus(once)));
  }

  private GenericExecuteSpec all(String sql, Collection<Whose> whose) {
    return database
        .sql(sql)
        .bind("briefings", whose.stream().map(Whose::briefingId).toArray(UUID[]::new))
        .bind("recipients", whose.stream().map(Whose::recipient).toArray(String[]::new));
  }

  private static Mono<Set<Whose>> returned(GenericExecuteSpec spec) {
    return spec.map(
            row -> new Whose(required(row, "briefing_id", UUID.class), text(row, "recipient")))
        .all()
        .collect(Collectors.toSet());
  }
}
