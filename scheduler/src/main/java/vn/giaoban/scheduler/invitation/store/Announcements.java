package vn.giaoban.scheduler.invitation.store;

import static vn.giaoban.scheduler.invitation.store.Columns.required;
import static vn.giaoban.scheduler.invitation.store.Columns.text;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.Recipient;
import vn.giaoban.scheduler.post.Posts;
import vn.giaoban.scheduler.writing.Written;

/// What of a briefing its invitees are told.
final class Announcements {
  private final DatabaseClient database;
  private final Posts posts;
  private final InstantSource clock;

  Announcements(DatabaseClient database, Posts posts, InstantSource clock) {
    this.database = database;
    this.posts = posts;
    this.clock = clock;
  }

  /// Locks the briefing against changes until the transaction ends; empty when there is none.
  Mono<Announcement> announcement(UUID briefingId) {
    return database
        .sql(
            """
            SELECT b.*,
              coalesce((SELECT name FROM unit WHERE id = own_province(
                (b.starts_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)), '') AS office,
              (SELECT payload ->> 'reason' FROM journal j
               WHERE j.briefing_id = b.id AND j.kind = 'BriefingCancelled'
               ORDER BY seq DESC LIMIT 1) AS reason,
              (SELECT nullif(email, '') FROM account a WHERE a.username = b.chair) AS chair_person,
              (SELECT nullif(email, '') FROM unit u WHERE u.id = b.chair_unit) AS chair_office,
              (SELECT language FROM unit u JOIN letter_language l ON l.body = u.body
               WHERE u.id = b.chair_unit) AS chair_language
            FROM briefing b WHERE b.id = :id FOR NO KEY UPDATE OF b\
            """)
        .bind("id", briefingId)
        .map(Announcements::head)
        .one()
        .flatMap(head ->
            Mono.zip(agenda(briefingId), units(briefingId), addressed(head))
                .map(parts -> assemble(parts.getT3(), parts.getT1(), parts.getT2())));
  }

  private record Head(Announcement announcement, Recipient chair, @Nullable UUID chairUnit) {}

  private Mono<Head> addressed(Head head) {
    return head.chairUnit() == null
        ? Mono.just(head)
        : addressed(List.of(new Invited(head.chairUnit(), head.chair())))
            .map(chair -> new Head(head.announcement(), chair.getFirst(), head.chairUnit()));
  }

  private static Head head(Readable row) {
    var person = row.get("chair_unit", UUID.class) == null;
    var address = row.get(person ? "chair_person" : "chair_office", String.class);
    return new Head(
        new Announcement(
            required(row, "id", UUID.class),
            text(row, "title"),
            required(row, "starts_at", Instant.class),
            required(row, "ends_at", Instant.class),
            text(row, "chair_name"),
            text(row, "state"),
            required(row, "sequence", Integer.class),
            text(row, "office"),
            row.get("location", String.class),
            text(row, "letter_text"),
            row.get("reason", String.class),
            List.of(),
            List.of()),
        new Recipient(
            text(row, "chair"),
            person ? Recipient.Kind.PERSON : Recipient.Kind.UNIT,
            text(row, "chair_name"),
            address,
            true,
            null,
            null,
            row.get("chair_language", String.class)),
        row.get("chair_unit", UUID.class));
  }

  private Mono<List<Announcement.Item>> agenda(UUID briefingId) {
    return database
        .sql(
            """
            SELECT title, seconds, presenter_name FROM agenda_item
            WHERE briefing_id = :id ORDER BY position\
            """)
        .bind("id", briefingId)
        .map(row ->
            new Announcement.Item(
                text(row, "title"),
                Duration.ofSeconds(required(row, "seconds", Long.class)),
                row.get("presenter_name", String.class)))
        .all()
        .collectList();
  }

  private Mono<List<Recipient>> units(UUID briefingId) {
    return database
        .sql(
            """
            SELECT u.id, u.code, u.name, nullif(u.email, '') AS email, l.language
            FROM briefing_unit x JOIN unit u ON u.id = x.unit_id
            LEFT JOIN letter_language l ON l.body = u.body
            WHERE x.briefing_id = :id ORDER BY x.position\
            """)
        .bind("id", briefingId)
        .map(row ->
            new Invited(
                required(row, "id", UUID.class),
                new Recipient(
                        text(row, "code"),
                        Recipient.Kind.UNIT,
                        text(row, "name"),
                        row.get("email", String.class),
                        false)
                    .in(row.get("language", String.class))))
        .all()
        .collectList()
        .flatMap(this::addressed);
  }

  private record Invited(UUID unitId, Recipient recipient) {}

  /// A post is invited: resolved now, so that whoever took it over meanwhile gets the letter.
  private Mono<List<Recipient>> addressed(List<Invited> units) {
    var today = clock.instant().atZone(Written.ZONE).toLocalDate();
    return posts
        .heads(units.stream().map(Invited::unitId).toList(), today)
        .map(heads ->
            units.stream()
                .map(unit -> unit.recipient().headedBy(heads.get(unit.unitId())))
                .toList());
  }

  /// The chair is told like everybody else; one without an address needs no invitation to a
  /// briefing of its own.
  private static Announcement assemble(
      Head head, List<Announcement.Item> agenda, List<Recipient> units) {
    var recipients = new ArrayList<Recipient>();
    var chair = head.chair();
    var chairIsInvited = false;
    for (var unit : units) {
      var chairs = chair.kind() == Recipient.Kind.UNIT && chair.code().equals(unit.code());
      chairIsInvited |= chairs;
      recipients.add(
          new Recipient(
              unit.code(),
              unit.kind(),
              unit.name(),
              unit.address(),
              chairs,
              unit.post(),
              unit.holder(),
              unit.language()));
    }
    if (!chairIsInvited && chair.address() != null) {
      recipients.add(chair);
    }
    var a = head.announcement();
    return new Announcement(
        a.briefingId(),
        a.title(),
        a.startsAt(),
        a.endsAt(),
        a.chairName(),
        a.state(),
        a.sequence(),
        a.office(),
        a.place(),
        a.letterText(),
        a.cancelReason(),
        agenda,
        recipients);
  }
}
