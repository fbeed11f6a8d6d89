package vn.giaoban.scheduler.outbox.store;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.scheduler.outbox.MessageIds;
import vn.giaoban.scheduler.outbox.Outbox;
import vn.giaoban.scheduler.outbox.OutboxMail;
import vn.giaoban.scheduler.outbox.OutboxMail.AttachedFile;
import vn.giaoban.scheduler.outbox.OutboxRows;
import vn.giaoban.scheduler.outbox.Parcel;

/// The table `outbox`.
public final class OutboxOverR2dbc implements Outbox, OutboxRows {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<AttachedFile>> FILES = new TypeReference<>() {};

  private final DatabaseClient database;
  private final InstantSource clock;
  private final String domain;

  /// @param domain the office's own, for `Message-ID`s
  public OutboxOverR2dbc(DatabaseClient database, InstantSource clock, String domain) {
    this.database = database;
    this.clock = clock;
    this.domain = domain;
  }

  @Override
  public Mono<UUID> enqueue(OutboxMail mail) {
    var calendar = mail.calendar();
    var spec =
        database
            .sql(
                """
                INSERT INTO outbox AS kept (id, key, kind, priority, briefing_id, recipient,
                  address, name, subject, body, html, calendar_method, calendar, attachments,
                  message_id, created_at, next_try_at)
                VALUES (:id, :key, :kind, :priority, :briefing, :recipient, :address, :name,
                  :subject, :body, :html, :method, :calendar, :files::jsonb, :message, :now, :now)
                ON CONFLICT (key) DO UPDATE SET key = kept.key
                RETURNING id\
                """)
            .bind("id", UUID.randomUUID())
            .bind("key", mail.key())
            .bind("kind", mail.kind().name())
            .bind("priority", mail.kind().ordinal())
            .bind("briefing", mail.briefingId())
            .bind("recipient", mail.recipient())
            .bind("address", mail.address())
            .bind("name", mail.name())
            .bind("subject", mail.subject())
            .bind("body", mail.text())
            .bind("files", JSON.writeValueAsString(mail.attachments()))
            .bind("message", MessageIds.of(mail.key(), domain))
            .bind("now", clock.instant());
    spec = bind(spec, "html", mail.html());
    spec = bind(spec, "method", calendar == null ? null : calendar.method());
    spec = bind(spec, "calendar", calendar == null ? null : calendar.body());
    return spec.map(row -> required(row, "id", UUID.class)).one();
  }

  @Override
  public Mono<List<Parcel>> claim(String node, Instant now, Duration lease, int limit) {
    return database
        .sql(
            """
            UPDATE outbox SET state = 'SENDING', claimed_by = :node, claimed_until = :until
            WHERE id IN (
              SELECT id FROM outbox
              WHERE (state = 'WAITING' AND next_try_at <= :now)
                 OR (state = 'SENDING' AND claimed_until <= :now)
              ORDER BY priority, next_try_at, created_at
              LIMIT :limit
              FOR UPDATE SKIP LOCKED)
            RETURNING id, key, kind, briefing_id, recipient, address, name, subject, body, html,
              calendar_method, calendar, attachments::text AS files, message_id, created_at, tries,
              deferral_told\
            """)
        .bind("node", node)
        .bind("until", now.plus(lease))
        .bind("now", now)
        .bind("limit", limit)
        .map(OutboxOverR2dbc::parcel)
        .all()
        .collectSortedList(
            java.util.Comparator.comparing((Parcel p) -> p.mail().kind())
                .thenComparing(Parcel::createdAt));
  }

  @Override
  public Mono<Void> release(String node) {
    return database
        .sql(
            """
            UPDATE outbox SET state = 'WAITING', claimed_by = NULL, claimed_until = NULL
            WHERE state = 'SENDING' AND claimed_by = :node\
            """)
        .bind("node", node)
        .then();
  }

  @Override
  public Mono<Void> giveBack(List<Parcel> parcels) {
    return database
        .sql(
            """
            UPDATE outbox SET state = 'WAITING', claimed_by = NULL, claimed_until = NULL
            WHERE id = ANY(:ids) AND state = 'SENDING'\
            """)
        .bind("ids", parcels.stream().map(Parcel::id).toArray(UUID[]::new))
        .then();
  }

  @Override
  public Mono<Void> sent(Parcel parcel, Instant now) {
    return database
        .sql(
            """
            UPDATE outbox SET state = 'SENT', finished_at = :now, last_error = NULL,
              claimed_by = NULL, claimed_until = NULL, body = NULL, html = NULL, calendar = NULL
            WHERE id = :id\
            """)
        .bind("id", parcel.id())
        .bind("now", now)
        .then();
  }

  @Override
  public Mono<Void> failed(Parcel parcel, String error, Instant now) {
    return database
        .sql(
            """
            UPDATE outbox SET state = 'FAILED', finished_at = :now, last_error = :error,
              claimed_by = NULL, claimed_until = NULL, body = NULL, html = NULL, calendar = NULL
            WHERE id = :id\
            """)
        .bind("id", parcel.id())
        .bind("error", error)
        .bind("now", now)
        .then();
  }

  @Override
  public Mono<Void> wait(Parcel parcel, String error, Instant until, boolean counts) {
    return database
        .sql(
            """
            UPDATE outbox SET state = 'WAITING', next_try_at = :until, last_error = :error,
              claimed_by = NULL, claimed_until = NULL, deferral_told = true,
              tries = tries + :counts
            WHERE id = :id\
            """)
        .bind("id", parcel.id())
        .bind("error", error)
        .bind("until", until)
        .bind("counts", counts ? 1 : 0)
        .then();
  }

  @Override
  public Mono<Void> holdAll(String error, Instant until) {
    return database
        .sql(
            """
            UPDATE outbox SET last_error = :error, next_try_at = :until
            WHERE state = 'WAITING' AND next_try_at < :until\
            """)
        .bind("error", error)
        .bind("until", until)
        .then();
  }

  @Override
  public Mono<Void> resumeAll(Instant now) {
    return database
        .sql(
            """
            UPDATE outbox SET next_try_at = :now
            WHERE state = 'WAITING' AND tries = 0 AND next_try_at > :now\
            """)
        .bind("now", now)
        .then();
  }

  private static Parcel parcel(Readable row) {
    var method = row.get("calendar_method", String.class);
    var calendar = row.get("calendar", String.class);
    return new Parcel(
        required(row, "id", UUID.class),
        new OutboxMail(
            OutboxMail.Kind.valueOf(text(row, "kind")),
            text(row, "key"),
            required(row, "briefing_id", UUID.class),
            text(row, "recipient"),
            text(row, "address"),
            text(row, "name"),
            text(row, "subject"),
            text(row, "body"),
            row.get("html", String.class),
            method == null || calendar == null
                ? null
                : new OutboxMail.CalendarObject(method, calendar),
            JSON.readValue(text(row, "files"), FILES)),
        text(row, "message_id"),
        required(row, "created_at", Instant.class),
        required(row, "tries", Integer.class),
        required(row, "deferral_told", Boolean.class));
  }

  private static String text(Readable row, String column) {
    return required(row, column, String.class);
  }

  private static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }

  private static GenericExecuteSpec bind(
      GenericExecuteSpec spec, String name, @Nullable String value) {
    return value == null ? spec.bindNull(name, String.class) : spec.bind(name, value);
  }
}
