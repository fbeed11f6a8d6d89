package vn.giaoban.scheduler.record.store;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.record.RecordLink;
import vn.giaoban.scheduler.record.RecordLinks;
import vn.giaoban.scheduler.record.RecordSystem;

/// Record links in PostgreSQL.
public final class RecordLinksOverR2dbc implements RecordLinks {
  private final DatabaseClient database;

  public RecordLinksOverR2dbc(DatabaseClient database) {
    this.database = database;
  }

  @Override
  public Mono<Void> add(RecordLink link) {
    return database
        .sql(
            """
            INSERT INTO record_link
              (document_id, version, system, reference, number, notation, issued_on, status,
               linked_by, linked_at)
            VALUES (:document, :version, :system, :reference, :number, :notation, :date, :status,
                    :by, :at)
            """)
        .bind("document", link.documentId())
        .bind("version", link.version())
        .bind("system", link.system())
        .bind("reference", link.reference())
        .bind("number", link.number())
        .bind("notation", link.notation())
        .bind("date", link.issuedOn())
        .bind("status", link.status().name())
        .bind("by", link.linkedBy())
        .bind("at", link.linkedAt().atOffset(ZoneOffset.UTC))
        .then();
  }

  @Override
  public Mono<List<RecordLink>> ofBriefing(UUID briefingId) {
    return database
        .sql(
            """
            SELECT l.document_id, l.version, l.system, l.reference, l.number, l.notation,
                   l.issued_on, l.status, l.linked_by, l.linked_at
            FROM record_link l JOIN document d ON d.id = l.document_id
            WHERE d.briefing_id = :briefing
            ORDER BY l.document_id, l.version, l.linked_at
            """)
        .bind("briefing", briefingId)
        .map(RecordLinksOverR2dbc::link)
        .all()
        .collectList();
  }

  private static RecordLink link(Readable row) {
    return new RecordLink(
        value(row, "document_id", UUID.class),
        value(row, "version", Integer.class),
        value(row, "system", String.class),
        value(row, "reference", String.class),
        value(row, "number", Integer.class),
        value(row, "notation", String.class),
        value(row, "issued_on", LocalDate.class),
        RecordSystem.Status.valueOf(value(row, "status", String.class)),
        value(row, "linked_by", String.class),
        value(row, "linked_at", OffsetDateTime.class).toInstant());
  }

  private static <T> T value(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
