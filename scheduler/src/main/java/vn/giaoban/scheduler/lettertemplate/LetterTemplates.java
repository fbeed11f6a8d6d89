package vn.giaoban.scheduler.lettertemplate;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;

/// Keeps them, in the table `letter_template`.
public final class LetterTemplates {
  private static final String COLUMNS =
      "kind, language, version, subject, body, changed_by, changed_at";

  private final DatabaseClient database;
  private final InstantSource clock;

  public LetterTemplates(DatabaseClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// The newest version of each letter that was ever changed.
  public Mono<List<LetterTemplate>> newest() {
    return database
        .sql(
            "SELECT DISTINCT ON (kind, language) "
                + COLUMNS
                + " FROM letter_template ORDER BY kind, language, version DESC")
        .map(LetterTemplates::template)
        .all()
        .collectList();
  }

  /// Keeps new words, or none to go back to those Giaoban came with.
  ///
  /// @param known the version they were made from, 0 for a letter never changed
  /// @return an error [RefusedException] with `letter-template-stale` when somebody was quicker
  public Mono<LetterTemplate> change(
      LetterKind kind,
      String language,
      int known,
      LetterTemplate.@Nullable Words words,
      String by) {
    var made = new LetterTemplate(kind, language, known + 1, words, by, clock.instant());
    var spec =
        database
            .sql(
                """
                INSERT INTO letter_template
                  (kind, language, version, subject, body, changed_by, changed_at)
                SELECT :kind, :language, :version, :subject, :body, :by, :at
                WHERE :known = (SELECT coalesce(max(version), 0) FROM letter_template
                                WHERE kind = :kind AND language = :language)\
                """)
            .bind("kind", kind.name())
            .bind("language", language)
            .bind("version", made.version())
            .bind("known", known)
            .bind("by", by)
            .bind("at", made.changedAt());
    spec =
        words == null
            ? spec.bindNull("subject", String.class).bindNull("body", String.class)
            : spec.bind("subject", words.subject()).bind("body", words.body());
    return spec.fetch()
        .rowsUpdated()
        .onErrorResume(DuplicateKeyException.class, _ -> Mono.just(0L))
        .flatMap(rows -> rows == 1 ? Mono.just(made) : stale(kind));
  }

  private static Mono<LetterTemplate> stale(LetterKind kind) {
    return Mono.error(() ->
        new RefusedException(
            Refusal.of(Refusal.Kind.STALE, "letter-template-stale", Map.of("kind", kind.name()))));
  }

  private static LetterTemplate template(Readable row) {
    var subject = row.get("subject", String.class);
    var body = row.get("body", String.class);
    return new LetterTemplate(
        LetterKind.valueOf(text(row, "kind")),
        text(row, "language"),
        Objects.requireNonNull(row.get("version", Integer.class)),
        subject == null || body == null ? null : new LetterTemplate.Words(subject, body),
        text(row, "changed_by"),
        Objects.requireNonNull(row.get("changed_at", Instant.class)));
  }

  private static String text(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, String.class), column);
  }
}
