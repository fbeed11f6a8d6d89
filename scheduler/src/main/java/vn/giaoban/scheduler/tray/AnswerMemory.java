package vn.giaoban.scheduler.tray;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Remembers an invitee's answer, with whoever was to come instead, and puts it back.
final class AnswerMemory {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, @Nullable Object>> OBJECT =
      new TypeReference<>() {};

  private final DatabaseClient database;

  AnswerMemory(DatabaseClient database) {
    this.database = database;
  }

  /// The answer as it stands, as JSON values; empty when there is no such invitation.
  Mono<Map<String, @Nullable Object>> remember(UUID briefingId, String recipient) {
    return database
        .sql(
            """
            SELECT jsonb_build_object(
              'answer', jsonb_build_object('part_stat', i.part_stat, 'replied_at', i.replied_at,
                'via', i.via, 'comment', i.comment, 'delegate', i.delegate,
                'reply_unverified', i.reply_unverified),
              'substitution', (SELECT to_jsonb(s) FROM substitution s
                WHERE s.briefing_id = i.briefing_id AND s.recipient = i.recipient))::text AS was
            FROM invitation i WHERE i.briefing_id = :briefing AND i.recipient = :recipient
            FOR UPDATE\
            """)
        .bind("briefing", briefingId)
        .bind("recipient", recipient)
        .map(row -> JSON.readValue(Objects.requireNonNull(row.get("was", String.class)), OBJECT))
        .one();
  }

  /// Puts an answer back, unless another one was given meanwhile.
  ///
  /// @param was what [#remember] gave before the deed
  /// @param made what it gave after the deed
  /// @return false when the answer is not the one that was made
  Mono<Boolean> putBack(
      UUID briefingId,
      String recipient,
      Map<String, @Nullable Object> was,
      Map<String, @Nullable Object> made) {
    return remember(briefingId, recipient)
        .filter(now -> Objects.equals(now.get("answer"), made.get("answer")))
        .flatMap(_ ->
            database
                .sql(
                    """
                    WITH gone AS (
                      DELETE FROM substitution
                      WHERE briefing_id = :briefing AND recipient = :recipient),
                    j AS (
                      SELECT * FROM jsonb_populate_record(NULL::invitation, :answer::jsonb))
                    UPDATE invitation i SET part_stat = j.part_stat, replied_at = j.replied_at,
                      via = j.via, comment = j.comment, delegate = j.delegate,
                      reply_unverified = coalesce(j.reply_unverified, false)
                    FROM j WHERE i.briefing_id = :briefing AND i.recipient = :recipient\
                    """)
                .bind("briefing", briefingId)
                .bind("recipient", recipient)
                .bind("answer", JSON.writeValueAsString(was.get("answer")))
                .then()
                .then(substitute(was.get("substitution")))
                .thenReturn(true))
        .defaultIfEmpty(false);
  }

  private Mono<Void> substitute(@Nullable Object substitution) {
    return substitution == null
        ? Mono.empty()
        : database
            .sql(
                "INSERT INTO substitution SELECT * FROM jsonb_populate_record(NULL::substitution,"
                    + " :row::jsonb)")
            .bind("row", JSON.writeValueAsString(substitution))
            .then();
  }
}
