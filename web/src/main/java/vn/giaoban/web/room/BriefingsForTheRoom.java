package vn.giaoban.web.room;

import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.conference.room.RoomSetup;
import vn.giaoban.conference.room.RoomSetup.Invited;
import vn.giaoban.conference.room.SiteKind;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.Actor;

/// What the room knows of briefings, from the scheduler.
@Component
final class BriefingsForTheRoom implements RoomBriefings {
  private final BriefingService briefings;
  private final DatabaseClient database;

  BriefingsForTheRoom(BriefingService briefings, DatabaseClient database) {
    this.briefings = briefings;
    this.database = database;
  }

  @Override
  public Mono<RoomBriefing> find(UUID briefingId) {
    return briefings
        .get(briefingId)
        .map(BriefingsForTheRoom::forTheRoom)
        .onErrorResume(
            RefusedException.class,
            e -> e.refusal().kind() == Refusal.Kind.NOT_FOUND ? Mono.empty() : Mono.error(e));
  }

  @Override
  public Flux<UUID> open() {
    return database
        .sql("SELECT id FROM briefing WHERE state = 'OPEN'")
        .map(row -> Objects.requireNonNull(row.get("id", UUID.class)))
        .all();
  }

  @Override
  public Mono<Void> close(UUID briefingId, Actor by) {
    return briefings.close(briefingId, by).then();
  }

  private static RoomBriefing forTheRoom(Briefing b) {
    var chair = b.chair();
    var invited = new ArrayList<Invited>();
    invited.add(
        new Invited(
            chair.code(),
            chair.name(),
            chair.unitId() == null ? SiteKind.PERSON : SiteKind.UNIT,
            RoomRole.CHAIR));
    b.units().stream()
        .filter(unit -> !unit.code().equals(chair.code()))
        .map(unit -> new Invited(unit.code(), unit.name(), SiteKind.UNIT, RoomRole.SITE))
        .forEach(invited::add);
    var agenda =
        b.agenda().stream()
            .map(item ->
                new RoomSetup.Point(
                    item.id().toString(),
                    item.title(),
                    item.presenter(),
                    item.duration().toSeconds()))
            .toList();
    return new RoomBriefing(
        b.id(),
        RoomBriefing.State.valueOf(b.state().name()),
        b.startsAt(),
        b.endsAt(),
        chair.code(),
        chair.name(),
        b.opensAt(),
        b.openedAt(),
        b.closedAt(),
        new RoomSetup(b.id().toString(), b.title(), invited, agenda));
  }
}
