package vn.giaoban.web.room;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.conference.room.Seat;
import vn.giaoban.conference.room.SiteKind;
import vn.giaoban.scheduler.agenda.AgendaItemForm;
import vn.giaoban.scheduler.briefing.BriefingForm;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.briefing.Force;
import vn.giaoban.scheduler.journal.Actor;

/// A meeting of three units of its own; the first is in the chair.
///
/// @param item its only agenda item
public record Meeting(UUID id, String item, JoinLink chair, JoinLink commune, JoinLink another) {
  private static final AtomicInteger CODES = new AtomicInteger(70_000);

  /// One that begins in ten minutes, so that its room is open.
  public static Meeting open(
      DatabaseClient database, BriefingService briefings, JoinTokens tokens) {
    return in(Duration.ofMinutes(10), database, briefings, tokens);
  }

  public static Meeting in(
      Duration time, DatabaseClient database, BriefingService briefings, JoinTokens tokens) {
    var chair = unit(database, "Sở Nội vụ");
    var commune = unit(database, "Phường Hoa Lư");
    var another = unit(database, "Xã Kim Sơn");
    var form =
        new BriefingForm(
            "Giao ban " + chair,
            Instant.now().plus(time).atOffset(ZoneOffset.ofHours(7)).withNano(0).toString(),
            "PT1H",
            chair,
            List.of(commune, another),
            List.of(new AgendaItemForm(null, "Thu ngân sách", "PT20M", null)),
            null);
    var briefing =
        Objects.requireNonNull(briefings.schedule(form, Force.NO, Actor.account("thuky")).block());
    return new Meeting(
        briefing.id(),
        briefing.agenda().getFirst().id().toString(),
        token(tokens, briefing.id(), chair, "Sở Nội vụ", RoomRole.CHAIR),
        token(tokens, briefing.id(), commune, "Phường Hoa Lư", RoomRole.SITE),
        token(tokens, briefing.id(), another, "Xã Kim Sơn", RoomRole.SITE));
  }

  private static JoinLink token(
      JoinTokens tokens, UUID briefing, String site, String name, RoomRole role) {
    return Objects.requireNonNull(
        tokens
            .issue(briefing, new Seat(site, name, SiteKind.UNIT, role), Actor.account("thuky"))
            .block());
  }

  private static String unit(DatabaseClient database, String name) {
    var code = Integer.toString(CODES.incrementAndGet());
    database
        .sql(
            """
            INSERT INTO unit (id, code, name, level, valid)
            VALUES (:id, :code, :name, 'COMMUNE', '[2025-07-01,)')\
            """)
        .bind("id", UUID.randomUUID())
        .bind("code", code)
        .bind("name", name)
        .then()
        .block();
    return code;
  }
}
