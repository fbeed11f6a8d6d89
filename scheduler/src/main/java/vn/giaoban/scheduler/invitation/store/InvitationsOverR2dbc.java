package vn.giaoban.scheduler.invitation.store;

import static vn.giaoban.scheduler.invitation.store.Columns.required;
import static vn.giaoban.scheduler.invitation.store.Columns.text;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.BounceReason;
import vn.giaoban.scheduler.invitation.Invitation;
import vn.giaoban.scheduler.invitation.InvitationStatus;
import vn.giaoban.scheduler.invitation.Invitations;
import vn.giaoban.scheduler.invitation.PartStat;
import vn.giaoban.scheduler.invitation.Recipient;
import vn.giaoban.scheduler.post.Posts;

/// The table `invitation`.
public final class InvitationsOverR2dbc implements Invitations {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String SELECT =
      """
      SELECT i.*, o.last_error, o.next_try_at, b.chair = i.recipient AS chairs,
        reads.language
      FROM invitation i
      JOIN briefing b ON b.id = i.briefing_id
      LEFT JOIN LATERAL (
        SELECT last_error, next_try_at FROM outbox o
        WHERE o.briefing_id = i.briefing_id AND o.recipient = i.recipient
          AND o.kind IN ('INVITATION', 'CANCELLATION') AND o.state IN ('WAITING', 'SENDING')
          AND o.last_error IS NOT NULL
        ORDER BY o.created_at DESC LIMIT 1) o ON i.status = 'QUEUED'
      LEFT JOIN (
        SELECT DISTINCT ON (u.code) u.code, l.language
        FROM letter_language l JOIN unit u ON u.body = l.body
        ORDER BY u.code, u.valid DESC) reads ON i.kind = 'UNIT' AND reads.code = i.recipient
      """;

  /// The page behind a link asks again and again while somebody waits before it.
  private static final Duration OPENED_ONCE = Duration.ofHours(1);

  private final DatabaseClient database;
  private final InstantSource clock;
  private final Announcements announcements;
  private final InvitationBatches batches;

  /// @param posts say who is in a unit's head post at the moment of asking
  public InvitationsOverR2dbc(DatabaseClient database, Posts posts, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.announcements = new Announcements(database, posts, clock);
    this.batches = new InvitationBatches(database, clock);
  }

  @Override
  public Mono<Announcement> announcement(UUID briefingId) {
    return announcements.announcement(briefingId);
  }

  @Override
  public Mono<List<Invitation>> ofBriefing(UUID briefingId) {
    return fetch(
        database
            .sql(
                SELECT
                    + """
                    LEFT JOIN unit u ON u.code = i.recipient
                      AND u.valid @> (b.starts_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
                    LEFT JOIN briefing_unit x ON x.briefing_id = b.id AND x.unit_id = u.id
                    WHERE i.briefing_id = :briefing
                    ORDER BY x.position NULLS LAST, i.recipient\
                    """)
            .bind("briefing", briefingId));
  }

  @Override
  public Mono<Invitation> find(UUID briefingId, String recipient) {
    return fetch(
            database
                .sql(SELECT + "WHERE i.briefing_id = :briefing AND i.recipient = :recipient")
                .bind("briefing", briefingId)
                .bind("recipient", recipient))
        .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
  }

  @Override
  public Mono<List<Invitation>> toAddress(String address, Instant endedAfter) {
    return fetch(
        database
            .sql(
                SELECT
                    + """
                    WHERE lower(i.address) = lower(:address) AND b.ends_at > :after
                    ORDER BY i.sent_at DESC NULLS LAST LIMIT 20\
                    """)
            .bind("address", address)
            .bind("after", endedAfter));
  }

  @Override
  public Mono<Invitation> byMessageId(String messageId) {
    return fetch(
            database
                .sql(
                    SELECT
                        + """
                        JOIN outbox mail ON mail.message_id = :message
                          AND mail.briefing_id = i.briefing_id AND mail.recipient = i.recipient
                        LIMIT 1\
                        """)
                .bind("message", messageId))
        .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
  }

  /// Many recipients by one statement, as [#TOLD] reads them.
  private record TellingRow(
      String recipient,
      String kind,
      String name,
      @Nullable String address,
      @Nullable String post,
      @Nullable String holder,
      String method,
      int sequence,
      int attempt,
      boolean fresh) {
    static TellingRow of(Telling telling) {
      var recipient = telling.recipient();
      return new TellingRow(
          recipient.code(),
          recipient.kind().name(),
          recipient.name(),
          recipient.address(),
          recipient.post(),
          recipient.holder(),
          telling.method(),
          telling.sequence(),
          telling.attempt(),
          telling.fresh());
    }
  }

  private static final String TOLD =
      """
      WITH n AS (
        SELECT * FROM json_to_recordset(:rows::json) AS n (recipient text, kind text, name text,
          address text, post text, holder text, method text, sequence integer, attempt integer,
          fresh boolean)
      ), superseded AS (
        UPDATE outbox SET state = 'FAILED', last_error = 'superseded', body = NULL,
          html = NULL, calendar = NULL
        WHERE briefing_id = :briefing AND recipient = ANY(:recipients)
          AND state = 'WAITING' AND kind IN ('INVITATION', 'CANCELLATION', 'REMINDER')
      )
      INSERT INTO invitation AS i
        (briefing_id, recipient, kind, name, address, post, holder, method, sequence, attempt,
         status, queued_at)
      SELECT :briefing, recipient, kind, name, address, post, holder, method, sequence, attempt,
        'QUEUED', :now
      FROM n
      ON CONFLICT (briefing_id, recipient) DO UPDATE SET
        name = excluded.name, address = excluded.address, post = excluded.post,
        holder = excluded.holder, method = excluded.method, sequence = excluded.sequence,
        attempt = excluded.attempt, status = 'QUEUED',
        error = NULL, message_id = NULL, sent_at = NULL, queued_at = excluded.queued_at,
        delivered_at = NULL, bounced_at = NULL\
      """;

  /// A new version asks again; whoever was named to come instead is named anew.
  private static final String ASKED_AGAIN =
      """
      WITH unnamed AS (
        DELETE FROM substitution
        WHERE briefing_id = :briefing AND recipient = ANY(:recipients))
      UPDATE invitation SET seen_at = NULL, part_stat = 'NEEDS_ACTION', replied_at = NULL,
        via = NULL, comment = NULL, delegate = NULL, reply_unverified = false, opens = 0,
        opened_at = NULL,
        registered_at = NULL, registered_number = NULL
      WHERE briefing_id = :briefing AND recipient = ANY(:recipients)
        AND (part_stat <> 'NEEDS_ACTION' OR opens > 0 OR num_nonnulls(seen_at, replied_at, via,
          comment, delegate, opened_at, registered_at, registered_number) > 0)\
      """;

  @Override
  public Mono<Void> told(UUID briefingId, List<Telling> tellings) {
    var fresh =
        tellings.stream()
            .filter(Telling::fresh)
            .map(telling -> telling.recipient().code())
            .toArray(String[]::new);
    return database
        .sql(TOLD)
        .bind("rows", JSON.writeValueAsString(tellings.stream().map(TellingRow::of).toList()))
        .bind("briefing", briefingId)
        .bind(
            "recipients",
            tellings.stream().map(telling -> telling.recipient().code()).toArray(String[]::new))
        .bind("now", clock.instant())
        .then()
        .then(
            database
                .sql(ASKED_AGAIN)
                .bind("briefing", briefingId)
                .bind("recipients", fresh)
                .then());
  }

  @Override
  public Mono<Void> sent(UUID briefingId, List<SentMark> marks, Instant at) {
    return database
        .sql(
            """
            UPDATE invitation i SET status = 'SENT', error = NULL, message_id = n.message,
              sent_at = :at
            FROM unnest(:recipients, :sequences, :messages) AS n (recipient, sequence, message)
            WHERE i.briefing_id = :briefing AND i.recipient = ANY(:recipients)
              AND i.recipient = n.recipient AND i.sequence = n.sequence
              AND i.status IN ('QUEUED', 'BOUNCED')\
            """)
        .bind("at", at)
        .bind("briefing", briefingId)
        .bind("recipients", marks.stream().map(SentMark::recipient).toArray(String[]::new))
        .bind("sequences", marks.stream().map(SentMark::sequence).toArray(Integer[]::new))
        .bind("messages", marks.stream().map(SentMark::messageId).toArray(String[]::new))
        .then();
  }

  /// What arrives shows that the address works, unless a mail to it had come back: then whoever
  /// opened the link may have got it another way.
  @Override
  public Mono<Boolean> delivered(UUID briefingId, String recipient) {
    return counted(
        one(
                """
                WITH raised AS (
                  UPDATE invitation SET status = 'DELIVERED', error = NULL,
                    delivered_at = coalesce(delivered_at, :now)
                  WHERE briefing_id = :briefing AND recipient = :recipient
                    AND status IN ('SENT', 'BOUNCED')
                  RETURNING lower(address) AS address, bounced_at),
                works AS (
                  UPDATE bounce SET closed_at = :now
                  WHERE closed_at IS NULL
                    AND address IN (SELECT address FROM raised WHERE bounced_at IS NULL))
                SELECT count(*) AS n FROM raised\
                """,
                briefingId,
                recipient)
            .bind("now", clock.instant()));
  }

  @Override
  public Mono<Boolean> bounced(UUID briefingId, String recipient, String error) {
    return counted(
        one(
                """
                WITH returned AS (
                  UPDATE invitation SET status = 'BOUNCED', error = :error, bounced_at = :now
                  WHERE briefing_id = :briefing AND recipient = :recipient AND status <> 'BOUNCED'
                  RETURNING lower(address) AS address),
                noted AS (
                  INSERT INTO bounce (address, briefing_id, recipient, at, reason, error)
                  SELECT address, :briefing, :recipient, :now, :reason, :error FROM returned
                  WHERE address IS NOT NULL)
                SELECT count(*) AS n FROM returned\
                """,
                briefingId,
                recipient)
            .bind("error", error)
            .bind("reason", BounceReason.of(error).name())
            .bind("now", clock.instant()));
  }

  @Override
  public Mono<Void> addressWorks(String address) {
    return database
        .sql(
            """
            UPDATE bounce SET closed_at = :now WHERE closed_at IS NULL AND address = lower(:address)\
            """)
        .bind("now", clock.instant())
        .bind("address", address)
        .then();
  }

  @Override
  public Mono<Boolean> registered(
      UUID briefingId, String recipient, @Nullable String number, Instant at) {
    return changed(
        bind(
            one(
                    """
                    UPDATE invitation SET registered_at = coalesce(registered_at, :at),
                      registered_number = coalesce(:number, registered_number)
                    WHERE briefing_id = :briefing AND recipient = :recipient
                      AND (registered_at IS NULL
                        OR registered_number IS DISTINCT FROM coalesce(:number, registered_number))\
                    """,
                    briefingId,
                    recipient)
                .bind("at", at),
            "number",
            number));
  }

  @Override
  public Mono<Boolean> seen(UUID briefingId, String recipient, Instant at) {
    return one(
            """
            UPDATE invitation SET seen_at = coalesce(seen_at, :at), opened_at = :at,
              opens = opens + 1
            WHERE briefing_id = :briefing AND recipient = :recipient
              AND (opened_at IS NULL OR opened_at < :hour)
            RETURNING opens\
            """,
            briefingId,
            recipient)
        .bind("at", at)
        .bind("hour", at.minus(OPENED_ONCE))
        .map(row -> required(row, "opens", Integer.class) == 1)
        .one()
        .defaultIfEmpty(false);
  }

  @Override
  public Mono<Void> answered(
      UUID briefingId,
      String recipient,
      PartStat partStat,
      Instant at,
      String via,
      @Nullable String comment,
      @Nullable String delegate) {
    var spec =
        one(
                """
                UPDATE invitation SET part_stat = :status, replied_at = :at, via = :via,
                  comment = :comment, delegate = :delegate, reply_unverified = false
                WHERE briefing_id = :briefing AND recipient = :recipient\
                """,
                briefingId,
                recipient)
            .bind("status", partStat.name())
            .bind("at", at)
            .bind("via", via);
    return bind(bind(spec, "comment", comment), "delegate", delegate).then();
  }

  @Override
  public Mono<Void> lock(UUID briefingId) {
    return database
        .sql(
            """
            SELECT 1 FROM invitation WHERE briefing_id = :briefing
            ORDER BY recipient FOR NO KEY UPDATE\
            """)
        .bind("briefing", briefingId)
        .then();
  }

  @Override
  public Mono<Void> lock(Collection<Whose> whose) {
    return batches.lock(whose);
  }

  @Override
  public Mono<Void> answeredAll(List<AnswerMark> answers) {
    return batches.answeredAll(answers);
  }

  @Override
  public Mono<Set<Whose>> deliveredAll(Collection<Whose> whose) {
    return batches.deliveredAll(whose);
  }

  @Override
  public Mono<Set<Whose>> bouncedAll(List<BounceMark> bounces) {
    return batches.bouncedAll(bounces);
  }

  @Override
  public Mono<Void> othersBounced(List<BounceMark> bounces) {
    return batches.othersBounced(bounces);
  }

  @Override
  public Mono<Set<Whose>> seenAll(Collection<Whose> whose, Instant at) {
    return batches.seenAll(whose, at, OPENED_ONCE);
  }

  @Override
  public Mono<List<UUID>> cancelledAndUntold() {
    return database
        .sql(
            """
            SELECT DISTINCT i.briefing_id FROM invitation i JOIN briefing b ON b.id = i.briefing_id
            WHERE i.method = 'REQUEST' AND b.state = 'CANCELLED'\
            """)
        .map(row -> required(row, "briefing_id", UUID.class))
        .all()
        .collectList();
  }

  private GenericExecuteSpec one(String sql, UUID briefingId, String recipient) {
    return database.sql(sql).bind("briefing", briefingId).bind("recipient", recipient);
  }

  private static Mono<Boolean> changed(GenericExecuteSpec spec) {
    return spec.fetch().rowsUpdated().map(rows -> rows > 0);
  }

  private static Mono<Boolean> counted(GenericExecuteSpec spec) {
    return spec.map(row -> required(row, "n", Long.class)).one().map(rows -> rows > 0);
  }

  private static Mono<List<Invitation>> fetch(GenericExecuteSpec spec) {
    return spec.map(InvitationsOverR2dbc::invitation).all().collectList();
  }

  private static Invitation invitation(Readable row) {
    var error = row.get("error", String.class);
    return new Invitation(
        required(row, "briefing_id", UUID.class),
        new Recipient(
            text(row, "recipient"),
            Recipient.Kind.valueOf(text(row, "kind")),
            text(row, "name"),
            row.get("address", String.class),
            required(row, "chairs", Boolean.class),
            row.get("post", String.class),
            row.get("holder", String.class),
            row.get("language", String.class)),
        text(row, "method"),
        required(row, "sequence", Integer.class),
        required(row, "attempt", Integer.class),
        InvitationStatus.valueOf(text(row, "status")),
        error == null ? row.get("last_error", String.class) : error,
        row.get("next_try_at", Instant.class),
        row.get("message_id", String.class),
        row.get("sent_at", Instant.class),
        row.get("seen_at", Instant.class),
        PartStat.valueOf(text(row, "part_stat")),
        row.get("replied_at", Instant.class),
        row.get("via", String.class),
        row.get("comment", String.class),
        row.get("delegate", String.class),
        required(row, "reply_unverified", Boolean.class));
  }

  private static GenericExecuteSpec bind(
      GenericExecuteSpec spec, String name, @Nullable String value) {
    return value == null ? spec.bindNull(name, String.class) : spec.bind(name, value);
  }
}
