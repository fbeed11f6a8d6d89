package vn.giaoban.scheduler.document.store;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.document.Document;
import vn.giaoban.scheduler.document.Document.Purpose;
import vn.giaoban.scheduler.document.Document.Version;
import vn.giaoban.scheduler.document.Documents;

/// Documents in PostgreSQL.
public final class DocumentsOverR2dbc implements Documents {
  private final DatabaseClient database;

  public DocumentsOverR2dbc(DatabaseClient database) {
    this.database = database;
  }

  @Override
  public Mono<Target> lock(UUID briefingId) {
    return database
        .sql("SELECT state FROM briefing WHERE id = :id FOR NO KEY UPDATE")
        .bind("id", briefingId)
        .map(row -> text(row, "state"))
        .one()
        .flatMap(state ->
            database
                .sql("SELECT id FROM agenda_item WHERE briefing_id = :id ORDER BY position")
                .bind("id", briefingId)
                .map(row -> value(row, "id", UUID.class))
                .all()
                .collectList()
                .map(items -> new Target(briefingId, state, items)));
  }

  @Override
  public Mono<Boolean> briefingExists(UUID briefingId) {
    return database
        .sql("SELECT 1 AS one FROM briefing WHERE id = :id")
        .bind("id", briefingId)
        .map(row -> true)
        .one()
        .defaultIfEmpty(false);
  }

  @Override
  public Mono<Void> add(Document document) {
    var insert =
        database
            .sql(
                """
                INSERT INTO document (id, briefing_id, purpose, title, agenda_item)
                VALUES (:id, :briefing, :purpose, :title, :item)
                """)
            .bind("id", document.id())
            .bind("briefing", document.briefingId())
            .bind("purpose", document.purpose().name())
            .bind("title", document.title());
    var item = document.agendaItem();
    insert = item == null ? insert.bindNull("item", UUID.class) : insert.bind("item", item);
    return insert.then().then(addVersion(document.id(), document.current()));
  }

  @Override
  public Mono<Void> addVersion(UUID documentId, Version version) {
    return database
        .sql(
            """
            INSERT INTO document_version
              (document_id, version, file_name, media_type, size, sha256, pages, added_by, added_at)
            VALUES (:document, :version, :name, :type, :size, :sha256, :pages, :by, :at)
            """)
        .bind("document", documentId)
        .bind("version", version.number())
        .bind("name", version.fileName())
        .bind("type", version.mediaType())
        .bind("size", version.size())
        .bind("sha256", version.sha256())
        .bind("pages", version.pages())
        .bind("by", version.addedBy())
        .bind("at", utc(version.addedAt()))
        .then();
  }

  @Override
  public Mono<List<Document>> ofBriefing(UUID briefingId) {
    return database
        .sql(
            """
            SELECT d.id, d.purpose, d.title, d.agenda_item, v.version, v.file_name, v.media_type,
                   v.size, v.sha256, v.pages, v.added_by, v.added_at
            FROM document d JOIN document_version v ON v.document_id = d.id
            WHERE d.briefing_id = :briefing
            ORDER BY d.place, v.version
            """)
        .bind("briefing", briefingId)
        .map(row -> document(briefingId, row))
        .all()
        .collectList()
        .map(DocumentsOverR2dbc::joined);
  }

  /// One document with the one version of this row.
  private static Document document(UUID briefingId, Readable row) {
    var version =
        new Version(
            value(row, "version", Integer.class),
            text(row, "file_name"),
            text(row, "media_type"),
            value(row, "size", Long.class),
            text(row, "sha256"),
            value(row, "pages", Integer.class),
            text(row, "added_by"),
            value(row, "added_at", OffsetDateTime.class).toInstant());
    return new Document(
        value(row, "id", UUID.class),
        briefingId,
        Purpose.valueOf(text(row, "purpose")),
        text(row, "title"),
        row.get("agenda_item", UUID.class),
        List.of(version));
  }

  private static List<Document> joined(List<Document> rows) {
    Map<UUID, Document> byId = new LinkedHashMap<>();
    for (var row : rows) {
      byId.merge(row.id(), row, (document, next) -> document.with(next.current()));
    }
    return new ArrayList<>(byId.values());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static String text(Readable row, String column) {
    return value(row, column, String.class);
  }

  private static <T> T value(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
