package vn.giaoban.scheduler.outbox.store;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.scheduler.outbox.Channel;
import vn.giaoban.scheduler.outbox.Correspondents;
import vn.giaoban.scheduler.outbox.MessageIds;
import vn.giaoban.scheduler.outbox.Outbox;
import vn.giaoban.scheduler.outbox.OutboxMail;
import vn.giaoban.scheduler.outbox.OutboxMail.AttachedFile;
import vn.giaoban.scheduler.outbox.OutboxRows;
import vn.giaoban.scheduler.outbox.Parcel;

/// The table `outbox`.
public final class OutboxOverR2dbc implements Outbox, OutboxRows, Correspondents {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<AttachedFile>> FILES = new TypeReference<>() {};

  private final DatabaseClient database;
  private final InstantSource clock;
  private final String domain;
  private final @Nullable Tokens tokens;

  /// One whose mails carry no tokens.
  public OutboxOverR2dbc(DatabaseClient database, InstantSource clock, String domain) {
    this(database, clock, domain, null);
  }

  /// @param domain the office's own, for `Message-ID`s
  /// @param tokens those that mails carry in their return path; null: none
  public OutboxOverR2dbc(
      DatabaseClient database, InstantSource clock, String domain, @Nullable Tokens tokens) {
    this.database = database;
    this.clock = clock;
    this.domain = domain;
    this.tokens = tokens;
  }

  /// Many mails by one statement. Earlier mails to the same recipient about the same briefing are
  /// looked up here, once, so that every try of a mail says the same.
  private static final String INSERT =
      """
      INSERT INTO outbox AS kept (id, key, kind, channel, priority, briefing_id, recipient,
        address, name, subject, body, html, calendar_method, calendar, attachments, message_id,
        thread, created_at, next_try_at)
      SELECT gen_random_uuid(), n.key, n.kind, n.channel, n.priority, n.briefing, n.recipient,
        n.address, n.name, n.subject, n.text, n.html, n.method, n.calendar, n.attachments,
        n.message,
        (SELECT concat_ws(' ', first.message_id, nullif(last.message_id, first.message_id))
         FROM (SELECT message_id FROM outbox
               WHERE briefing_id = n.briefing AND recipient = n.recipient AND channel = 'MAIL'
                 AND key <> n.key
               ORDER BY created_at LIMIT 1) first,
              (SELECT message_id FROM outbox
               WHERE briefing_id = n.briefing AND recipient = n.recipient AND channel = 'MAIL'
                 AND key <> n.key
               ORDER BY created_at DESC LIMIT 1) last),
        :now, :now
      FROM json_to_recordset(:mails::json) AS n (key text, kind text, channel text,
        priority integer, briefing uuid, recipient text, address text, name text, subject text,
        text text, html text, method text, calendar text, attachments jsonb, message text)
      ON CONFLICT (key) DO UPDATE SET key = kept.key
      RETURNING id\
      """;

  /// Mails put in by one statement: so many, or so many characters. More in one piece would be
  /// objects that the collector has to treat apart, and a whole marking of the heap every second.
  private static final int AT_ONCE = 200;

  private static final int CHARACTERS = 150_000;

  /// A mail as [#INSERT] reads it.
  private record Row(
      String key,
      String kind,
      String channel,
      int priority,
      UUID briefing,
      String recipient,
      String address,
      String name,
      String subject,
      String text,
      @Nullable String html,
      @Nullable String method,
      @Nullable String calendar,
      List<AttachedFile> attachments,
      String message) {}

  @Override
  public Mono<UUID> enqueue(OutboxMail mail) {
    return insert(List.of(mail)).next();
  }

  @Override
  public Mono<Void> enqueueAll(List<OutboxMail> mails) {
    var once = new LinkedHashMap<String, OutboxMail>();
    mails.forEach(mail -> once.putIfAbsent(mail.key(), mail));
    return Flux.fromIterable(portions(once.values())).concatMap(this::insert).then();
  }

  private static List<List<OutboxMail>> portions(Collection<OutboxMail> mails) {
    var portions = new ArrayList<List<OutboxMail>>();
    var portion = new ArrayList<OutboxMail>();
    var characters = 0;
    for (var mail : mails) {
      if (portion.size() == AT_ONCE || characters > CHARACTERS) {
        portions.add(portion);
        portion = new ArrayList<>();
        characters = 0;
      }
      portion.add(mail);
      characters += characters(mail);
    }
    if (!portion.isEmpty()) {
      portions.add(portion);
    }
    return portions;
  }

  private static int characters(OutboxMail mail) {
    var html = mail.html();
    var calendar = mail.calendar();
    return mail.text().length()
        + (html == null ? 0 : html.length())
        + (calendar == null ? 0 : calendar.body().length());
  }

  private Flux<UUID> insert(List<OutboxMail> mails) {
    return remember(mails)
        .thenMany(
            database
                .sql(INSERT)
                .bind("now", clock.instant())
                .bind("mails", JSON.writeValueAsString(mails.stream().map(this::row).toList()))
                .map(row -> required(row, "id", UUID.class))
                .all());
  }

  private Mono<Void> remember(List<OutboxMail> mails) {
    var made = tokens;
    var letters = mails.stream().filter(m -> m.kind().channel() == Channel.MAIL).toList();
    return made == null || letters.isEmpty()
        ? Mono.empty()
        : database
            .sql(
                """
                INSERT INTO mail_token (token, briefing_id, recipient)
                SELECT * FROM unnest(:tokens, :briefings, :recipients)
                ON CONFLICT DO NOTHING\
                """)
            .bind(
                "tokens",
                letters.stream()
                    .map(m -> made.token(m.briefingId(), m.recipient()))
                    .toArray(String[]::new))
            .bind("briefings", letters.stream().map(OutboxMail::briefingId).toArray(UUID[]::new))
            .bind("recipients", letters.stream().map(OutboxMail::recipient).toArray(String[]::new))
            .then();
  }

  @Override
  public Mono<Correspondent> find(String token) {
    return database
        .sql("SELECT briefing_id, recipient FROM mail_token WHERE token = :token")
        .bind("token", token)
        .map(row ->
            new Correspondent(required(row, "briefing_id", UUID.class), text(row, "recipient")))
        .one();
  }

  private Row row(OutboxMail mail) {
    var calendar = mail.calendar();
    return new Row(
        mail.key(),
        mail.kind().name(),
        mail.kind().channel().name(),
        mail.priority(),
        mail.briefingId(),
        mail.recipient(),
        mail.address(),
        mail.name(),
        mail.subject(),
        mail.text(),
        mail.html(),
        calendar == null ? null : calendar.method(),
        calendar == null ? null : calendar.body(),
        mail.attachments(),
        MessageIds.of(mail.key(), domain));
  }

  private static final String COLUMNS =
      """
      id, key, kind, priority, briefing_id, recipient, address, name, subject, body, html,
      calendar_method, calendar, attachments::text AS files, message_id, thread, created_at, tries,
      deferral_told\
      """;

  @Override
  public Mono<List<Parcel>> claim(Wish wish, String node, Instant now, Duration lease) {
    // ARRAY(…) is worked out once. As IN (…) the planner may run it for each row of the table, and
    // then everything is claimed at once, whatever the limit.
    return database
        .sql(
            """
            UPDATE outbox SET state = 'SENDING', claimed_by = :node, claimed_until = :until
            WHERE id = ANY(ARRAY(
              SELECT id FROM outbox
              WHERE channel = :channel
                AND ((state = 'WAITING' AND next_try_at <= :now)
                  OR (state = 'SENDING' AND claimed_until <= :now))
                AND lower(split_part(address, '@', 2)) <> ALL(:busy)
              ORDER BY priority, next_try_at, created_at
              LIMIT :limit
              FOR UPDATE SKIP LOCKED))
            RETURNING \
            """
                + COLUMNS)
        .bind("node", node)
        .bind("until", now.plus(lease))
        .bind("now", now)
        .bind("channel", wish.channel().name())
        .bind("busy", wish.busyDomains().toArray(String[]::new))
        .bind("limit", wish.limit())
        .map(OutboxOverR2dbc::parcel)
        .all()
        .collectSortedList(
            Comparator.comparingInt((Parcel p) -> p.mail().priority())
                .thenComparing(Parcel::createdAt));
  }

  @Override
  public Mono<List<Parcel>> inHand(Channel channel, String node, Collection<UUID> ids) {
    return database
        .sql(
            "SELECT "
                + COLUMNS
                + " FROM outbox WHERE id = ANY(:ids) AND channel = :channel AND state = 'SENDING'"
                + " AND claimed_by = :node")
        .bind("ids", ids.toArray(UUID[]::new))
        .bind("channel", channel.name())
        .bind("node", node)
        .map(OutboxOverR2dbc::parcel)
        .all()
        .collectList();
  }

  @Override
  public Mono<Void> release(Channel channel, String node) {
    return database
        .sql(
            """
            UPDATE outbox SET state = 'WAITING', claimed_by = NULL, claimed_until = NULL
            WHERE state = 'SENDING' AND claimed_by = :node AND channel = :channel\
            """)
        .bind("node", node)
        .bind("channel", channel.name())
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
  public Mono<Void> sent(List<Parcel> parcels, Instant now) {
    return database
        .sql(
            """
            UPDATE outbox SET state = 'SENT', finished_at = :now, last_error = NULL,
              claimed_by = NULL, claimed_until = NULL, body = NULL, html = NULL, calendar = NULL
            WHERE id = ANY(:ids)\
            """)
        .bind("ids", parcels.stream().map(Parcel::id).toArray(UUID[]::new))
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
  public Mono<Void> holdAll(Channel channel, String error, Instant until) {
    return database
        .sql(
            """
            UPDATE outbox SET last_error = :error, next_try_at = :until
            WHERE state = 'WAITING' AND next_try_at < :until AND channel = :channel\
            """)
        .bind("channel", channel.name())
        .bind("error", error)
        .bind("until", until)
        .then();
  }

  @Override
  public Mono<Void> resumeAll(Channel channel, Instant now) {
    return database
        .sql(
            """
            UPDATE outbox SET next_try_at = :now
            WHERE state = 'WAITING' AND tries = 0 AND next_try_at > :now AND channel = :channel\
            """)
        .bind("channel", channel.name())
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
            JSON.readValue(text(row, "files"), FILES),
            required(row, "priority", Integer.class) < OutboxMail.NOT_URGENT),
        text(row, "message_id"),
        thread(row.get("thread", String.class)),
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

  private static List<String> thread(@Nullable String ids) {
    return ids == null || ids.isEmpty() ? List.of() : List.of(ids.split(" "));
  }
}
