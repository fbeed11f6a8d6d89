package vn.giaoban.scheduler.minutes.store;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.minutes.MinutesBody.Signer;
import vn.giaoban.scheduler.minutes.MinutesFacts;
import vn.giaoban.scheduler.organisation.People;
import vn.giaoban.scheduler.organisation.Person;

/// What minutes need to know, from the tables of briefings, units and documents.
public final class FactsOverR2dbc implements MinutesFacts.Source {
  private final DatabaseClient database;
  private final People people;

  /// @param people who answer for user names
  public FactsOverR2dbc(DatabaseClient database, People people) {
    this.database = database;
    this.people = people;
  }

  /// The briefing's own row.
  private record Row(
      String title,
      String state,
      Instant startsAt,
      @Nullable Instant closedAt,
      String chair,
      String chairName,
      String createdBy) {}

  @Override
  public Mono<MinutesFacts> of(UUID briefingId) {
    return database
        .sql(
            """
            SELECT title, state, starts_at, closed_at, chair, chair_name, created_by
            FROM briefing WHERE id = :briefing
            """)
        .bind("briefing", briefingId)
        .map(FactsOverR2dbc::row)
        .one()
        .flatMap(row ->
            Mono.zip(signers(row), invited(briefingId), agenda(briefingId), documents(briefingId))
                .map(rest ->
                    new MinutesFacts(
                        briefingId,
                        row.title(),
                        row.state(),
                        row.startsAt(),
                        row.closedAt(),
                        row.chair(),
                        signer(rest.getT1(), row.chair(), row.chairName()),
                        signer(rest.getT1(), account(row.createdBy()), ""),
                        rest.getT2(),
                        rest.getT3(),
                        rest.getT4())));
  }

  private Mono<List<Person>> signers(Row row) {
    return people.find(List.of(row.chair(), account(row.createdBy()))).collectList();
  }

  private static Signer signer(List<Person> known, String username, String otherwise) {
    for (var person : known) {
      if (person.username().equals(username)) {
        return new Signer(person.name(), person.title() == null ? "" : person.title());
      }
    }
    return new Signer(otherwise, "");
  }

  private static String account(String actor) {
    return actor.startsWith("account:") ? actor.substring("account:".length()) : actor;
  }

  private Mono<List<MinutesFacts.Invited>> invited(UUID briefingId) {
    return database
        .sql(
            """
            SELECT u.code, u.name, coalesce(u.email, '') AS email, l.language,
              coalesce(concat_ws(' ', nullif(s.title, ''), s.name), '') AS substitute
            FROM briefing_unit b JOIN unit u ON u.id = b.unit_id
            LEFT JOIN letter_language l ON l.body = u.body
            LEFT JOIN substitution s ON s.briefing_id = b.briefing_id AND s.recipient = u.code
              AND s.state = 'APPROVED'
            WHERE b.briefing_id = :briefing ORDER BY b.position
            """)
        .bind("briefing", briefingId)
        .map(row ->
            new MinutesFacts.Invited(
                text(row, "code"),
                text(row, "name"),
                text(row, "email"),
                text(row, "substitute"),
                row.get("language", String.class)))
        .all()
        .collectList();
  }

  private Mono<List<MinutesFacts.AgendaItem>> agenda(UUID briefingId) {
    return database
        .sql(
            """
            SELECT id, title, coalesce(presenter_name, presenter, '') AS presenter, seconds
            FROM agenda_item WHERE briefing_id = :briefing ORDER BY position
            """)
        .bind("briefing", briefingId)
        .map(row ->
            new MinutesFacts.AgendaItem(
                value(row, "id", UUID.class).toString(),
                text(row, "title"),
                text(row, "presenter"),
                value(row, "seconds", Long.class)))
        .all()
        .collectList();
  }

  private Mono<Map<String, String>> documents(UUID briefingId) {
    return database
        .sql("SELECT id, title FROM document WHERE briefing_id = :briefing")
        .bind("briefing", briefingId)
        .map(row -> Map.entry(value(row, "id", UUID.class).toString(), text(row, "title")))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static Row row(Readable row) {
    var closed = row.get("closed_at", OffsetDateTime.class);
    return new Row(
        text(row, "title"),
        text(row, "state"),
        value(row, "starts_at", OffsetDateTime.class).toInstant(),
        closed == null ? null : closed.toInstant(),
        text(row, "chair"),
        text(row, "chair_name"),
        text(row, "created_by"));
  }

  private static String text(Readable row, String column) {
    return value(row, column, String.class);
  }

  private static <T> T value(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
