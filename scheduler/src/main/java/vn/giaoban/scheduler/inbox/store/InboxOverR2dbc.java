package vn.giaoban.scheduler.inbox.store;

import io.r2dbc.spi.Readable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.scheduler.inbox.Attachment;
import vn.giaoban.scheduler.inbox.InboxMail;
import vn.giaoban.scheduler.inbox.InboxRows;
import vn.giaoban.scheduler.inbox.Settlement;
import vn.giaoban.scheduler.inbox.Suggestion;
import vn.giaoban.scheduler.inbox.Understood;
import vn.giaoban.scheduler.inbox.Verdict;
import vn.giaoban.scheduler.inbox.Verified;
import vn.giaoban.scheduler.invitation.PartStat;

/// The tables `inbox` and `inbox_position`.
public final class InboxOverR2dbc implements InboxRows {
  /// What of a mail's words is kept for the tray; the whole is in `raw`.
  private static final int BODY = 20_000;

  private static final String TRAY =
      """
      SELECT m.id, m.received_at, m.state, m.kind, m.reason, m.detail, m.message_id, m.sender,
        m.sender_name, m.subject, m.body, m.verified, m.automatic, m.briefing_id, b.title,
        m.recipient, i.name AS recipient_name, m.part_stat, m.suggestion, m.proposed_start,
        m.proposed_end, m.attachments, m.octets, m.settlement, m.settled_by, m.settled_at
      FROM inbox m
      LEFT JOIN briefing b ON b.id = m.briefing_id
      LEFT JOIN invitation i ON i.briefing_id = m.briefing_id AND i.recipient = m.recipient
      """;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final DatabaseClient database;

  public InboxOverR2dbc(DatabaseClient database) {
    this.database = database;
  }

  @Override
  public Mono<Position> position(String mailbox) {
    return database
        .sql("SELECT uid_validity, last_uid FROM inbox_position WHERE mailbox = :mailbox")
        .bind("mailbox", mailbox)
        .map(row ->
            new Position(
                required(row, "uid_validity", Long.class), required(row, "last_uid", Long.class)))
        .one()
        .defaultIfEmpty(new Position(0, 0));
  }

  @Override
  public Mono<Void> keep(String mailbox, Position position, byte[] raw, Instant now) {
    return database
        .sql(
            """
            INSERT INTO inbox (id, sha256, raw, octets, received_at)
            VALUES (:id, :sha256, :raw, :octets, :now)
            ON CONFLICT (sha256) DO NOTHING\
            """)
        .bind("id", UUID.randomUUID())
        .bind("sha256", ByteBuffer.wrap(sha256(raw)))
        .bind("raw", ByteBuffer.wrap(raw))
        .bind("octets", (long) raw.length)
        .bind("now", now)
        .then()
        .then(
            database
                .sql(
                    """
                    INSERT INTO inbox_position (mailbox, uid_validity, last_uid)
                    VALUES (:mailbox, :validity, :uid)
                    ON CONFLICT (mailbox) DO UPDATE
                    SET uid_validity = excluded.uid_validity, last_uid = excluded.last_uid\
                    """)
                .bind("mailbox", mailbox)
                .bind("validity", position.uidValidity())
                .bind("uid", position.lastUid())
                .then());
  }

  @Override
  public Mono<Raw> next() {
    return database
        .sql(
            """
            SELECT id, raw, received_at FROM inbox WHERE state = 'NEW'
            ORDER BY received_at LIMIT 1 FOR UPDATE SKIP LOCKED\
            """)
        .map(row ->
            new Raw(
                required(row, "id", UUID.class),
                octets(required(row, "raw", ByteBuffer.class)),
                required(row, "received_at", Instant.class)))
        .one();
  }

  @Override
  public Mono<Void> note(UUID id, Understood understood, Verdict verdict) {
    var head = understood.head();
    var suggestion = understood instanceof Understood.Letter letter ? letter.suggestion() : null;
    var proposal = understood instanceof Understood.Proposal proposed ? proposed : null;
    var spec =
        database
            .sql(
                """
                UPDATE inbox SET state = :state, kind = :kind, reason = :reason, detail = :detail,
                  message_id = :message, sender = :sender, sender_name = :name,
                  subject = :subject, body = :body, verified = :verified, automatic = :automatic,
                  suggestion = :suggestion::jsonb, proposed_start = :start, proposed_end = :end,
                  attachments = :attachments::jsonb,
                  briefing_id = (SELECT id FROM briefing WHERE id = CAST(:briefing AS uuid)),
                  recipient = :recipient, part_stat = :status
                WHERE id = :id\
                """)
            .bind("id", id)
            .bind("subject", clean(head.subject(), 500))
            .bind("body", clean(understood.text(), BODY))
            .bind("verified", head.verified().name())
            .bind("automatic", head.automatic())
            .bind("attachments", json(attachments(understood)));
    spec = bind(spec, "message", head.messageId());
    spec = bind(spec, "sender", head.from());
    spec = bind(spec, "name", head.fromName());
    spec = bind(spec, "suggestion", suggestion == null ? null : json(suggestion));
    spec = bind(spec, "start", proposal == null ? null : proposal.start());
    spec = bind(spec, "end", proposal == null ? null : proposal.end());
    return switch (verdict) {
      case Verdict.Done done -> {
        spec = spec.bind("state", "DONE").bind("kind", done.kind()).bind("detail", "");
        spec = bind(bind(spec, "reason", (String) null), "status", (String) null);
        yield about(spec, done.briefingId(), done.recipient());
      }
      case Verdict.Unclear unclear -> {
        spec =
            spec.bind("state", "UNCLEAR")
                .bind("kind", unclear.kind())
                .bind("detail", clean(unclear.detail(), BODY));
        spec = bind(spec, "reason", unclear.reason());
        var status = unclear.partStat();
        spec = bind(spec, "status", status == null ? null : status.name());
        yield about(spec, unclear.briefingId(), unclear.recipient());
      }
    };
  }

  private static List<Attachment> attachments(Understood understood) {
    return switch (understood) {
      case Understood.Letter letter -> letter.attachments();
      case Understood.Unclear unclear -> unclear.attachments();
      default -> List.of();
    };
  }

  /// PostgreSQL's JSON holds no NUL either.
  private static String json(Object value) {
    return JSON.writeValueAsString(value).replace("\\u0000", "");
  }

  private static Mono<Void> about(
      GenericExecuteSpec spec, @Nullable UUID briefingId, @Nullable String recipient) {
    var bound = bind(spec, "briefing", briefingId == null ? null : briefingId.toString());
    return bind(bound, "recipient", recipient).then();
  }

  @Override
  public Mono<List<InboxMail>> tray(int limit) {
    return database
        .sql(TRAY + "WHERE m.state = 'UNCLEAR' ORDER BY m.received_at DESC LIMIT :limit")
        .bind("limit", limit)
        .map(InboxOverR2dbc::mail)
        .all()
        .collectList();
  }

  @Override
  public Mono<List<InboxMail>> settled(int limit) {
    return database
        .sql(
            TRAY
                + "WHERE m.state = 'SETTLED' AND m.settled_at IS NOT NULL"
                + " ORDER BY m.settled_at DESC LIMIT :limit")
        .bind("limit", limit)
        .map(InboxOverR2dbc::mail)
        .all()
        .collectList();
  }

  @Override
  public Mono<TrayState> trayState() {
    return database
        .sql(
            """
            SELECT count(*) AS n,
              md5(coalesce(string_agg(id::text || coalesce(recipient, '')
                || coalesce(briefing_id::text, ''), ',' ORDER BY id), '')) AS stamp
            FROM inbox WHERE state = 'UNCLEAR'\
            """)
        .map(row ->
            new TrayState(required(row, "n", Long.class), required(row, "stamp", String.class)))
        .one();
  }

  @Override
  public Mono<InboxMail> find(UUID id) {
    return database
        .sql(TRAY + "WHERE m.state IN ('UNCLEAR', 'SETTLED') AND m.id = :id")
        .bind("id", id)
        .map(InboxOverR2dbc::mail)
        .one();
  }

  @Override
  public Mono<byte[]> raw(UUID id) {
    return database
        .sql("SELECT raw FROM inbox WHERE id = :id")
        .bind("id", id)
        .map(row -> octets(required(row, "raw", ByteBuffer.class)))
        .one();
  }

  @Override
  public Mono<Boolean> settle(UUID id, Settlement settlement) {
    return database
        .sql(
            """
            UPDATE inbox SET state = 'SETTLED', settled_by = :by, settled_at = :at,
              settlement = :settlement::jsonb
            WHERE id = :id AND state = 'UNCLEAR'\
            """)
        .bind("id", id)
        .bind("by", settlement.by())
        .bind("at", settlement.at())
        .bind(
            "settlement",
            JSON.writeValueAsString(
                Map.of("action", settlement.action(), "before", settlement.before())))
        .fetch()
        .rowsUpdated()
        .map(rows -> rows > 0);
  }

  @Override
  public Mono<Boolean> reopen(UUID id) {
    return database
        .sql(
            """
            UPDATE inbox SET state = 'UNCLEAR', settled_by = NULL, settled_at = NULL,
              settlement = NULL
            WHERE id = :id AND state = 'SETTLED'\
            """)
        .bind("id", id)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows > 0);
  }

  private static InboxMail mail(Readable row) {
    var status = row.get("part_stat", String.class);
    var suggestion = row.get("suggestion", String.class);
    return new InboxMail(
        required(row, "id", UUID.class),
        required(row, "received_at", Instant.class),
        required(row, "state", String.class),
        required(row, "kind", String.class),
        required(row, "reason", String.class),
        required(row, "detail", String.class),
        row.get("message_id", String.class),
        row.get("sender", String.class),
        row.get("sender_name", String.class),
        required(row, "subject", String.class),
        required(row, "body", String.class),
        Verified.valueOf(required(row, "verified", String.class)),
        required(row, "automatic", Boolean.class),
        row.get("briefing_id", UUID.class),
        row.get("title", String.class),
        row.get("recipient", String.class),
        row.get("recipient_name", String.class),
        status == null ? null : PartStat.valueOf(status),
        suggestion == null ? null : JSON.readValue(suggestion, Suggestion.class),
        row.get("proposed_start", Instant.class),
        row.get("proposed_end", Instant.class),
        List.of(JSON.readValue(required(row, "attachments", String.class), Attachment[].class)),
        required(row, "octets", Long.class),
        settlement(row));
  }

  /// What a settlement is in `inbox.settlement`.
  private record Done(String action, Map<String, @Nullable Object> before) {}

  private static @Nullable Settlement settlement(Readable row) {
    var at = row.get("settled_at", Instant.class);
    if (at == null) {
      return null;
    }
    var done = row.get("settlement", String.class);
    var by = required(row, "settled_by", String.class);
    if (done == null) {
      return Settlement.laidBy(by, at);
    }
    var read = JSON.readValue(done, Done.class);
    return new Settlement(read.action(), read.before(), by, at);
  }

  /// PostgreSQL's text holds no NUL.
  private static String clean(String text, int length) {
    var without = text.replace("\0", "");
    return without.length() > length ? without.substring(0, length) : without;
  }

  private static byte[] octets(ByteBuffer buffer) {
    var octets = new byte[buffer.remaining()];
    buffer.get(octets);
    return octets;
  }

  private static byte[] sha256(byte[] raw) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(raw);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is always there", e);
    }
  }

  private static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }

  private static GenericExecuteSpec bind(
      GenericExecuteSpec spec, String name, @Nullable String value) {
    return value == null
        ? spec.bindNull(name, String.class)
        : spec.bind(name, value.replace("\0", ""));
  }

  private static GenericExecuteSpec bind(
      GenericExecuteSpec spec, String name, @Nullable Instant value) {
    return value == null ? spec.bindNull(name, Instant.class) : spec.bind(name, value);
  }
}
