package vn.giaoban.web.note;

import io.r2dbc.spi.Readable;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;

/// Keeps private notes. The journal tells that one was kept, never what it says.
@Component
class PrivateNotes {
  private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);

  private final DatabaseClient database;
  private final Journal journal;
  private final TransactionalOperator transaction;
  private final InstantSource clock;

  PrivateNotes(
      DatabaseClient database,
      Journal journal,
      TransactionalOperator transaction,
      InstantSource clock) {
    this.database = database;
    this.journal = journal;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// The owner's notes on this meeting, page by page.
  Mono<List<PrivateNote>> of(UUID briefing, NoteOwner owner) {
    return database
        .sql(
            """
            SELECT document_id, page, agenda_item, text, updated_at FROM private_note
            WHERE briefing_id = :briefing AND owner = :owner
            ORDER BY document_id, page NULLS FIRST, agenda_item
            """)
        .bind("briefing", briefing)
        .bind("owner", owner.site())
        .map(PrivateNotes::note)
        .all()
        .collectList();
  }

  /// Whether the document, or the agenda item, is this meeting's.
  Mono<Boolean> belongs(UUID briefing, NoteRequest note) {
    return database
        .sql(
            """
            SELECT EXISTS (SELECT FROM document WHERE briefing_id = :briefing AND id = :id)
                OR EXISTS (SELECT FROM agenda_item WHERE briefing_id = :briefing AND id = :id) AS is
            """)
        .bind("briefing", briefing)
        .bind(
            "id",
            Objects.requireNonNull(note.document() == null ? note.agendaItem() : note.document()))
        .map(row -> Objects.requireNonNull(row.get("is", Boolean.class)))
        .one();
  }

  /// Keeps the note, or forgets it when it is blank.
  Mono<Void> keep(UUID briefing, NoteOwner owner, NoteRequest note) {
    return transaction.transactional(
        write(briefing, owner, note)
            .then(
                journal.append(
                    briefing,
                    new Actor(owner.actor()),
                    note.words().isEmpty() ? "PrivateNoteForgotten" : "PrivateNoteKept",
                    Map.of()))
            .then());
  }

  private Mono<Void> write(UUID briefing, NoteOwner owner, NoteRequest note) {
    var sql =
        note.words().isEmpty()
            ? """
            DELETE FROM private_note
            WHERE briefing_id = :briefing AND owner = :owner
              AND document_id IS NOT DISTINCT FROM CAST(:document AS uuid)
              AND page IS NOT DISTINCT FROM CAST(:page AS integer)
              AND agenda_item IS NOT DISTINCT FROM CAST(:item AS uuid)
            """
            : """
            INSERT INTO private_note
              (briefing_id, owner, document_id, page, agenda_item, text, updated_at)
            VALUES (:briefing, :owner, CAST(:document AS uuid), CAST(:page AS integer),
              CAST(:item AS uuid), :text, :now)
            ON CONFLICT (briefing_id, owner, document_id, page, agenda_item)
              DO UPDATE SET text = excluded.text, updated_at = excluded.updated_at
            """;
    var write =
        with(
            with(
                with(
                    database.sql(sql).bind("briefing", briefing).bind("owner", owner.site()),
                    "document",
                    note.document(),
                    UUID.class),
                "item",
                note.agendaItem(),
                UUID.class),
            "page",
            note.page(),
            Integer.class);
    if (!note.words().isEmpty()) {
      write =
          write.bind("text", note.words()).bind("now", clock.instant().atOffset(ZoneOffset.UTC));
    }
    return write.then();
  }

  private static <T> DatabaseClient.GenericExecuteSpec with(
      DatabaseClient.GenericExecuteSpec spec, String name, @Nullable T value, Class<T> type) {
    return value == null ? spec.bindNull(name, type) : spec.bind(name, value);
  }

  private static PrivateNote note(Readable row) {
    return new PrivateNote(
        row.get("document_id", UUID.class),
        row.get("page", Integer.class),
        row.get("agenda_item", UUID.class),
        Objects.requireNonNull(row.get("text", String.class)),
        Objects.requireNonNull(row.get("updated_at", OffsetDateTime.class))
            .withOffsetSameInstant(VIETNAM));
  }
}
