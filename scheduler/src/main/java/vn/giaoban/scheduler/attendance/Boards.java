package vn.giaoban.scheduler.attendance;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.attendance.SubstituteRule.Ruling;
import vn.giaoban.scheduler.invitation.InvitationStatus;
import vn.giaoban.scheduler.invitation.PartStat;

/// Reads boards: everything of a briefing's invitees by one query, however many they are.
public final class Boards {
  /// Units as they were on the day of the briefing, and the posts they had then; who has been in
  /// the room, and how long, is counted from the journal (`presence_of`).
  static final String ROWS =
      """
      WITH called AS (
        SELECT x.position, u.code, u.name, u.level, u.body, u.parent,
          nullif(u.email, '') AS email, nullif(u.phone, '') AS phone
        FROM briefing_unit x JOIN unit u ON u.id = x.unit_id
        WHERE x.briefing_id = :briefing),
      told AS (
        SELECT i.* FROM invitation i JOIN briefing b ON b.id = i.briefing_id
        WHERE i.briefing_id = :briefing AND (i.method = 'REQUEST' OR b.state = 'CANCELLED')),
      heads AS MATERIALIZED (
        SELECT DISTINCT ON (p.body) p.body, p.title, o.name, o.phone,
          nullif(o.email, '') AS email
        FROM briefing b JOIN post p ON p.head
          AND p.valid @> (b.starts_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
        LEFT JOIN post_holder o ON o.post_id = p.id AND o.standing <> 'SUBSTITUTE'
          AND o.held @> (b.starts_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
        WHERE b.id = :briefing AND p.body IN (SELECT body FROM called)
        ORDER BY p.body, o.standing),
      come AS (SELECT * FROM presence_of(:briefing)),
      fetched AS (
        SELECT reader, count(*)::int AS papers
        FROM (SELECT DISTINCT reader, document_id FROM document_download
              WHERE briefing_id = :briefing) d
        GROUP BY reader),
      waiting AS (
        SELECT DISTINCT ON (recipient) recipient, last_error FROM outbox
        WHERE briefing_id = :briefing AND kind = 'INVITATION' AND state IN ('WAITING', 'SENDING')
          AND last_error IS NOT NULL
        ORDER BY recipient, created_at DESC)
      SELECT coalesce(c.code, i.recipient) AS unit, coalesce(c.name, i.name) AS name,
        CASE WHEN c.code IS NULL THEN 'PERSON'
          WHEN p.level = 'DISTRICT' THEN p.code ELSE c.level END AS grouped,
        CASE WHEN p.level = 'DISTRICT' THEN p.name ELSE '' END AS group_name,
        coalesce(i.post, head.title) AS post, coalesce(i.holder, head.name) AS holder,
        coalesce(i.address, head.email, c.email) AS address, coalesce(nullif(head.phone, ''), c.phone) AS phone,
        i.status, coalesce(i.error, CASE WHEN i.status = 'QUEUED' THEN wait.last_error END) AS error,
        coalesce(i.sequence < b.sequence, false) AS outdated, i.sent_at,
        i.registered_at, i.registered_number, i.seen_at, coalesce(i.opens, 0) AS opens,
        coalesce(i.part_stat, 'NEEDS_ACTION') AS part_stat, i.replied_at, i.via, i.comment,
        i.delegate, s.state AS substitute, nullif(s.reason, '') AS substitute_reason,
        coalesce(f.papers, 0) AS downloads, coalesce(i.chases, 0) AS chases, i.chased_at,
        coalesce(h.here, false) AS here, coalesce(h.seconds, 0) AS present_seconds,
        coalesce(h.meeting_seconds, 0) AS meeting_seconds,
        i.queued_at, i.delivered_at, i.bounced_at,
        coalesce(i.reply_unverified, false) AS unverified, coalesce(c.code, i.recipient) = b.chair AS chairs
      FROM called c
      FULL JOIN told i ON i.recipient = c.code
      JOIN briefing b ON b.id = :briefing
      LEFT JOIN unit p ON p.id = c.parent
      LEFT JOIN heads head ON head.body = c.body
      LEFT JOIN waiting wait ON wait.recipient = i.recipient
      LEFT JOIN substitution s ON s.briefing_id = :briefing
        AND s.recipient = coalesce(c.code, i.recipient)
      LEFT JOIN fetched f ON f.reader = coalesce(c.code, i.recipient)
      LEFT JOIN come h ON h.site = coalesce(c.code, i.recipient)
      ORDER BY c.position NULLS LAST, unit\
      """;

  private final DatabaseClient database;
  private final AttendanceRules rules;

  public Boards(DatabaseClient database, AttendanceRules rules) {
    this.database = database;
    this.rules = rules;
  }

  /// The board as it is now; without rows when there is no such briefing, or nobody is invited.
  public Mono<Board> of(UUID briefingId) {
    return rules
        .of(briefingId)
        .zipWith(rows(briefingId))
        .map(found -> new Board(found.getT1(), found.getT2()))
        .flatMap(board -> callList(briefingId).map(board::with).defaultIfEmpty(board));
  }

  /// Made for the version of the meeting that stands.
  private Mono<CallList> callList(UUID briefingId) {
    return database
        .sql(
            """
            SELECT e.at, e.units FROM escalation e
            JOIN briefing b ON b.id = e.briefing_id AND b.sequence = e.sequence
            WHERE e.briefing_id = :briefing\
            """)
        .bind("briefing", briefingId)
        .map(row ->
            new CallList(
                required(row, "at", Instant.class),
                List.of(required(row, "units", String[].class))))
        .one();
  }

  private Mono<List<BoardRow>> rows(UUID briefingId) {
    return database.sql(ROWS).bind("briefing", briefingId).map(Boards::row).all().collectList();
  }

  private static BoardRow row(Readable row) {
    var status = row.get("status", String.class);
    var substitute = row.get("substitute", String.class);
    return new BoardRow(
        text(row, "unit"),
        text(row, "name"),
        text(row, "grouped"),
        text(row, "group_name"),
        row.get("post", String.class),
        row.get("holder", String.class),
        row.get("address", String.class),
        row.get("phone", String.class),
        status == null ? null : InvitationStatus.valueOf(status),
        row.get("error", String.class),
        required(row, "outdated", Boolean.class),
        row.get("sent_at", Instant.class),
        row.get("registered_at", Instant.class),
        row.get("registered_number", String.class),
        row.get("seen_at", Instant.class),
        required(row, "opens", Integer.class),
        PartStat.valueOf(text(row, "part_stat")),
        row.get("replied_at", Instant.class),
        row.get("via", String.class),
        row.get("comment", String.class),
        row.get("delegate", String.class),
        substitute == null ? null : Ruling.valueOf(substitute),
        row.get("substitute_reason", String.class),
        required(row, "downloads", Integer.class),
        required(row, "chases", Integer.class),
        row.get("chased_at", Instant.class),
        required(row, "here", Boolean.class),
        required(row, "chairs", Boolean.class),
        row.get("queued_at", Instant.class),
        row.get("delivered_at", Instant.class),
        row.get("bounced_at", Instant.class),
        required(row, "present_seconds", Integer.class),
        required(row, "meeting_seconds", Integer.class),
        required(row, "unverified", Boolean.class));
  }

  private static String text(Readable row, String column) {
    return required(row, column, String.class);
  }

  private static <T> T required(Readable row, String column, Class<T> type) {
    @Nullable T value = row.get(column, type);
    return Objects.requireNonNull(value, column);
  }
}
