package vn.giaoban.scheduler.lettertemplate;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.writing.Written;

/// Units that read letters in another language than the office's, in the table `letter_language`.
public final class LetterLanguages {
  private final DatabaseClient database;
  private final InstantSource clock;

  public LetterLanguages(DatabaseClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// A unit's own language; nothing: the office's.
  ///
  /// @return an error [RefusedException] when there is no such unit today
  public Mono<Optional<String>> of(String code) {
    return body(code)
        .flatMap(body ->
            database
                .sql("SELECT language FROM letter_language WHERE body = :body")
                .bind("body", body)
                .map(row -> Objects.requireNonNull(row.get("language", String.class)))
                .one()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty()));
  }

  /// Chooses it.
  ///
  /// @param language `vi` or `en`; null: the office's
  public Mono<Void> choose(String code, @Nullable String language, String by) {
    return body(code)
        .flatMap(body ->
            language == null
                ? database
                    .sql("DELETE FROM letter_language WHERE body = :body")
                    .bind("body", body)
                    .then()
                : database
                    .sql(
                        """
                        INSERT INTO letter_language (body, language, changed_by, changed_at)
                        VALUES (:body, :language, :by, :at)
                        ON CONFLICT (body) DO UPDATE SET language = excluded.language,
                          changed_by = excluded.changed_by, changed_at = excluded.changed_at\
                        """)
                    .bind("body", body)
                    .bind("language", language)
                    .bind("by", by)
                    .bind("at", clock.instant())
                    .then());
  }

  private Mono<UUID> body(String code) {
    return database
        .sql("SELECT body FROM unit WHERE code = :code AND valid @> :today")
        .bind("code", code)
        .bind("today", LocalDate.ofInstant(clock.instant(), Written.ZONE))
        .map(row -> Objects.requireNonNull(row.get("body", UUID.class)))
        .one()
        .switchIfEmpty(
            Mono.error(
                () -> new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, "unit-not-found"))));
  }
}
