package vn.giaoban.scheduler.inbox.store;

import io.r2dbc.spi.Readable;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
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

  /// Names the lock of whoever looks at mail.
  private static final long ONE_AT_A_TIME = 7_226_001;

  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

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

  /// One octet string for all mails: an array of them would travel as text.
  private static final String KEEP =
      """
      WITH n AS (
        SELECT uid, received, octets, substring(:raws FROM first FOR length) AS raw
        FROM unnest(:uids, :received, :octets, :firsts, :lengths)
          AS n (uid, received, octets, first, length)
      ), mails AS (
        SELECT *, sha256(raw) AS sha FROM n
      ), fresh AS (
        INSERT INTO inbox (id, sha256, raw, octets, received_at)
        SELECT gen_random_uuid(), sha, raw, octets, to_timestamp(received / 1000.0)
        FROM (SELECT DISTINCT ON (sha) * FROM mails ORDER BY sha, uid) AS once
        ORDER BY uid
        ON CONFLICT (sha256) DO NOTHING
        RETURNING id, sha256
      ), placed AS (
        INSERT INTO inbox_place (mailbox, uid_validity, uid, inbox_id)
        SELECT :mailbox, :validity, m.uid, coalesce(f.id, i.id)
        FROM mails m
        LEFT JOIN fresh f ON f.sha256 = m.sha
        LEFT JOIN inbox i ON i.sha256 = m.sha
        ON CONFLICT DO NOTHING
      )
      INSERT INTO inbox_position (mailbox, uid_validity, last_uid)
      VALUES (:mailbox, :validity, :last)
      ON CONFLICT (mailbox) DO UPDATE
      SET uid_validity = excluded.uid_validity, last_uid = excluded.last_uid\
      """;

  @Override
  public Mono<Void> keep(String mailbox, long uidValidity, List<Arrived> mails) {
    if (mails.isEmpty()) {
      return Mono.empty();
    }
    var firsts = new Integer[mails.size()];
    var lengths = new Integer[mails.size()];
    var length = 0;
    for (var i = 0; i < mails.size(); i++) {
      firsts[i] = length + 1;
      lengths[i] = mails.get(i).raw().length;
      length += lengths[i];
    }
    var raws = ByteBuffer.allocate(length);
    mails.forEach(mail -> raws.put(mail.raw()));
    return database
        .sql(KEEP)
        .bind("raws", raws.flip())
        .bind("uids", mails.stream().map(Arrived::uid).toArray(Long[]::new))
        .bind(
            "received",
            mails.stream().map(mail -> mail.receivedAt().toEpochMilli()).toArray(Long[]::new))
        .bind("octets", mails.stream().map(Arrived::octets).toArray(Long[]::new))
        .bind("firsts", firsts)
        .bind("lengths", lengths)
        .bind("mailbox", mailbox)
        .bind("validity", uidValidity)
        .bind("last", mails.getLast().uid())
        .then();
  }

  @Override
  public Mono<List<Raw>> next(long after, int most, long octets) {
    return database
        .sql(
            """
            SELECT id, arrival, raw, octets, received_at FROM (
              SELECT *, sum(octet_length(raw)) OVER (ORDER BY arrival) AS total,
                row_number() OVER (ORDER BY arrival) AS n
              FROM (
                SELECT id, arrival, raw, octets, received_at FROM inbox
                WHERE state = 'NEW' AND arrival > :after
                ORDER BY arrival LIMIT :most) AS waiting) AS counted
            WHERE n = 1 OR total <= :octets
            ORDER BY arrival\
            """)
        .bind("after", after)
        .bind("most", most)
        .bind("octets", octets)
        .map(row ->
            new Raw(
                required(row, "id", UUID.class),
                required(row, "arrival", Long.class),
                octets(required(row, "raw", ByteBuffer.class)),
                required(row, "octets", Long.class),
                required(row, "received_at", Instant.class)))
        .all()
        .collectList();
  }

  @Override
  public Mono<Set<UUID>> claim(Collection<UUID> ids) {
    return database
        .sql("SELECT pg_advisory_xact_lock(:lock)")
        .bind("lock", ONE_AT_A_TIME)
        .then()
        .then(
            database
                .sql("SELECT id FROM inbox WHERE id = ANY(:ids) AND state = 'NEW' FOR UPDATE")
                .bind("ids", ids.toArray(UUID[]::new))
                .map(row -> required(row, "id", UUID.class))
                .all()
                .collect(Collectors.toSet()));
  }

  @Override
  public Mono<Papers> papers(long after) {
    return database
        .sql(
            """
            SELECT m.id, m.arrival, m.raw, m.briefing_id, m.recipient, m.request FROM inbox m
            WHERE m.state = 'FILING' AND m.arrival > :after
            ORDER BY m.arrival LIMIT 1\
            """)
        .bind("after", after)
        .map(row ->
            new Papers(
                required(row, "id", UUID.class),
                required(row, "arrival", Long.class),
                octets(required(row, "raw", ByteBuffer.class)),
                required(row, "briefing_id", UUID.class),
                required(row, "recipient", String.class),
                required(row, "request", UUID.class)))
        .one();
  }

  /// A note as the statement reads it.
  private record NoteRow(
      UUID id,
      String state,
      String kind,
      @Nullable String reason,
      String detail,
      @Nullable String message,
      @Nullable String print,
      @Nullable String sender,
      @Nullable String name,
      String subject,
      String body,
      String verified,
      boolean automatic,
      @Nullable Suggestion suggestion,
      @Nullable String proposed_start,
      @Nullable String proposed_end,
      List<Attachment> attachments,
      @Nullable UUID briefing,
      @Nullable String recipient,
      @Nullable String status,
      @Nullable UUID request,
      @Nullable String answered) {
    static NoteRow of(Note note) {
      var head = note.understood().head();
      var proposal = note.understood() instanceof Understood.Proposal proposed ? proposed : null;
      var unclear = note.verdict() instanceof Verdict.Unclear looking ? looking : null;
      var filing = note.verdict() instanceof Verdict.Filing papers ? papers : null;
      return new NoteRow(
          note.id(),
          InboxOverR2dbc.state(note.verdict()),
          note.verdict().kind(),
          unclear == null ? null : unclear.reason(),
          unclear == null ? "" : clean(unclear.detail(), BODY),
          clean(head.messageId()),
          clean(Understood.fingerprint(head)),
          clean(head.from()),
          clean(head.fromName()),
          clean(head.subject(), 500),
          clean(note.understood().text(), BODY),
          head.verified().name(),
          head.automatic(),
          InboxOverR2dbc.suggestion(note.understood()),
          proposal == null ? null : time(proposal.start()),
          proposal == null ? null : time(proposal.end()),
          InboxOverR2dbc.attachments(note.understood()),
          note.verdict().briefingId(),
          note.verdict().recipient(),
          unclear == null || unclear.partStat() == null ? null : unclear.partStat().name(),
          filing == null ? null : filing.request(),
          time(note.answeredAt()));
    }
  }

  private static String state(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Done _ -> "DONE";
      case Verdict.Filing _ -> "FILING";
      case Verdict.Unclear _ -> "UNCLEAR";
    };
  }

  /// Years beyond the reach of PostgreSQL are no times.
  private static @Nullable String time(@Nullable Instant at) {
    return at == null || at.isBefore(EARLIEST) || at.isAfter(LATEST) ? null : at.toString();
  }

  private static final String NOTE =
      """
      UPDATE inbox SET state = n.state, kind = n.kind, reason = n.reason, detail = n.detail,
        message_id = n.message, print = n.print, sender = n.sender, sender_name = n.name,
        subject = n.subject, body = n.body, verified = n.verified, automatic = n.automatic,
        suggestion = n.suggestion, proposed_start = n.proposed_start,
        proposed_end = n.proposed_end, attachments = n.attachments,
        briefing_id = (SELECT id FROM briefing WHERE id = n.briefing),
        recipient = n.recipient, part_stat = n.status, request = n.request,
        answered_at = coalesce(n.answered, inbox.answered_at)
      FROM json_to_recordset(:rows::json) AS n (id uuid, state text, kind text, reason text,
        detail text, message text, print text, sender text, name text, subject text, body text,
        verified text, automatic boolean, suggestion jsonb, proposed_start timestamptz,
        proposed_end timestamptz, attachments jsonb, briefing uuid, recipient text, status text,
        request uuid, answered timestamptz)
      WHERE inbox.id = n.id AND inbox.state IN ('NEW', 'FILING')\
      """;

  @Override
  public Mono<Void> note(List<Note> notes) {
    return notes.isEmpty()
        ? Mono.empty()
        : database
            .sql(NOTE)
            .bind("rows", JSON.writeValueAsString(notes.stream().map(NoteRow::of).toList()))
            .then();
  }

  @Override
  public Mono<List<Move>> moves(
      Collection<String> mailboxes, boolean clear, boolean unclear, int limit) {
    return database
        .sql(
            """
            SELECT p.mailbox, p.uid_validity, p.uid, m.state <> 'UNCLEAR' AS clear
            FROM inbox_place p JOIN inbox m ON m.id = p.inbox_id
            WHERE p.mailbox = ANY(:mailboxes) AND octet_length(m.raw) >= m.octets
              AND ((:clear AND m.state IN ('DONE', 'SETTLED')
                    AND (p.moved IS NULL OR p.moved = 'UNCLEAR'))
                OR (:unclear AND m.state = 'UNCLEAR' AND p.moved IS NULL))
            ORDER BY m.arrival LIMIT :limit\
            """)
        .bind("mailboxes", mailboxes.toArray(String[]::new))
        .bind("clear", clear)
        .bind("unclear", unclear)
        .bind("limit", limit)
        .map(row ->
            new Move(
                new Place(
                    required(row, "mailbox", String.class),
                    required(row, "uid_validity", Long.class),
                    required(row, "uid", Long.class)),
                required(row, "clear", Boolean.class)))
        .all()
        .collectList();
  }

  @Override
  public Mono<Void> moved(Move move, boolean found, @Nullable Place to) {
    var at = to == null ? move.from() : to;
    return database
        .sql(
            """
            UPDATE inbox_place SET moved = :moved, mailbox = :mailbox, uid_validity = :validity,
              uid = :uid
            WHERE mailbox = :from AND uid_validity = :fromValidity AND uid = :fromUid\
            """)
        .bind("moved", found && (to != null || move.clear()) ? word(move) : "GONE")
        .bind("mailbox", at.mailbox())
        .bind("validity", at.uidValidity())
        .bind("uid", at.uid())
        .bind("from", move.from().mailbox())
        .bind("fromValidity", move.from().uidValidity())
        .bind("fromUid", move.from().uid())
        .then();
  }

  private static String word(Move move) {
    return move.clear() ? "PROCESSED" : "UNCLEAR";
  }

  private static List<Attachment> attachments(Understood understood) {
    var files =
        switch (understood) {
          case Understood.Letter letter -> letter.attachments();
          case Understood.Unclear unclear -> unclear.attachments();
          default -> List.<Attachment>of();
        };
    return files.stream()
        .map(file ->
            new Attachment(
                file.index(),
                clean(file.fileName(), 500),
                clean(file.mediaType(), 200),
                file.size()))
        .toList();
  }

  /// PostgreSQL's JSON holds no NUL either.
  private static @Nullable Suggestion suggestion(Understood understood) {
    if (!(understood instanceof Understood.Letter letter) || letter.suggestion() == null) {
      return null;
    }
    var said = letter.suggestion();
    return new Suggestion(
        said.partStat(),
        clean(said.substituteName()),
        clean(said.substituteTitle(), 1000),
        clean(said.comment(), BODY),
        clean(said.sentence(), BODY),
        said.certain());
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

  private static @Nullable String clean(@Nullable String text) {
    return text == null ? null : clean(text, 1000);
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

  private static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
