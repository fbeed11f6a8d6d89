package vn.giaoban.web.attendance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;

/// Puts mails into the tray as the reader of the mailbox leaves them there.
final class TrayMails {
  private final DatabaseClient database;
  private final Office office;

  TrayMails(DatabaseClient database, Office office) {
    this.database = database;
    this.office = office;
  }

  /// Words of a unit's, with what they seem to say.
  ///
  /// @param suggestion JSON; null: nothing can be read out of them
  UUID letter(String unit, String words, @Nullable String suggestion) {
    return put(unit, "letter", "letter", words, suggestion, null, "[]");
  }

  /// A calendar that proposes another time.
  UUID counter(String unit, String start) {
    return put(unit, "counter", "another-time", "", null, start, "[]");
  }

  /// A report that came with a mail.
  UUID paper(String unit, String fileName) {
    return put(
        unit,
        "letter",
        "letter",
        "Xã gửi báo cáo kèm theo.",
        null,
        null,
        """
        [{"index": 1, "fileName": "%s", "mediaType": "text/plain", "size": 12}]\
        """
            .formatted(fileName));
  }

  /// The invitation of a unit comes back: there is no such mailbox.
  void bounced(String unit) {
    database
        .sql(
            """
            WITH b AS (
              UPDATE invitation SET status = 'BOUNCED', error = '5.1.1 User unknown',
                bounced_at = now()
              WHERE briefing_id = :briefing AND recipient = :unit RETURNING *)
            INSERT INTO bounce (address, briefing_id, recipient, at, reason, error)
            SELECT lower(address), briefing_id, recipient, now(), 'UNKNOWN_USER', error FROM b\
            """)
        .bind("briefing", UUID.fromString(office.briefing))
        .bind("unit", unit)
        .then()
        .block(Duration.ofSeconds(10));
  }

  /// The meeting was held ten days ago: the unit came, answered in time and missed ten minutes.
  void held(String unit) {
    database
        .sql(
            """
            WITH moved AS (
              UPDATE briefing SET starts_at = starts_at - interval '10 days',
                ends_at = ends_at - interval '10 days', state = 'CLOSED',
                opened_at = starts_at - interval '10 days',
                closed_at = ends_at - interval '10 days'
              WHERE id = :briefing RETURNING *),
            answered AS (
              UPDATE invitation i SET part_stat = 'ACCEPTED', via = 'link',
                queued_at = m.starts_at - interval '3 days',
                sent_at = m.starts_at - interval '3 days',
                seen_at = m.starts_at - interval '2 days',
                replied_at = m.starts_at - interval '2 days'
              FROM moved m WHERE i.briefing_id = m.id AND i.recipient = :unit RETURNING i.*),
            counted AS (INSERT INTO presence_counted SELECT id, now() FROM moved)
            INSERT INTO presence (briefing_id, site, came_at, seconds, meeting_seconds)
            SELECT briefing_id, recipient, now(), 3000, 3600 FROM answered\
            """)
        .bind("briefing", UUID.fromString(office.briefing))
        .bind("unit", unit)
        .then()
        .block(Duration.ofSeconds(10));
  }

  private UUID put(
      String unit,
      String kind,
      String reason,
      String words,
      @Nullable String suggestion,
      @Nullable String proposed,
      String attachments) {
    var id = UUID.randomUUID();
    var raw = raw(id, words).getBytes(StandardCharsets.UTF_8);
    var spec =
        database
            .sql(
                """
                INSERT INTO inbox (id, sha256, raw, received_at, state, kind, reason, sender,
                  sender_name, subject, body, briefing_id, recipient, octets, message_id, verified,
                  suggestion, proposed_start, attachments)
                VALUES (:id, sha256(:raw), :raw, now(), 'UNCLEAR', :kind, :reason, :sender, 'Văn thư',
                  'Re: Giấy mời', :words, :briefing, :unit, :octets, :message, 'PASSED',
                  :suggestion::jsonb, :proposed::timestamptz, :attachments::jsonb)\
                """)
            .bind("id", id)
            .bind("raw", ByteBuffer.wrap(raw))
            .bind("kind", kind)
            .bind("reason", reason)
            .bind("sender", unit.toLowerCase(java.util.Locale.ROOT) + "@chuanbi.example")
            .bind("words", words)
            .bind("briefing", UUID.fromString(office.briefing))
            .bind("unit", unit)
            .bind("octets", (long) raw.length)
            .bind("message", "<" + id + "@chuanbi.example>")
            .bind("attachments", attachments);
    spec =
        suggestion == null
            ? spec.bindNull("suggestion", String.class)
            : spec.bind("suggestion", suggestion);
    spec =
        proposed == null
            ? spec.bindNull("proposed", String.class)
            : spec.bind("proposed", proposed);
    spec.then().block(Duration.ofSeconds(10));
    return id;
  }

  private static String raw(UUID id, String words) {
    var file = Base64.getEncoder().encodeToString("Đạt 80 %".getBytes(StandardCharsets.UTF_8));
    return """
    From: <x@chuanbi.example>\r
    Message-ID: <%s@chuanbi.example>\r
    Content-Type: multipart/mixed; boundary=b\r
    \r
    --b\r
    Content-Type: text/plain; charset=utf-8\r
    \r
    %s\r
    --b\r
    Content-Type: text/plain; charset=utf-8\r
    Content-Disposition: attachment; filename="bao-cao.txt"\r
    Content-Transfer-Encoding: base64\r
    \r
    %s\r
    --b--\r
    """
        .formatted(id, words, file);
  }

  /// As the reader of plain words has it.
  static String suggestion(String status, String name, String title) {
    return """
    {"partStat": "%s", "substituteName": %s, "substituteTitle": "%s", "comment": "", "sentence":
      "như trong thư", "certain": true}\
    """
        .formatted(status, name.isEmpty() ? "null" : '"' + name + '"', title);
  }
}
