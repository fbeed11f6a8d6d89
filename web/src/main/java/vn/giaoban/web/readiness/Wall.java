package vn.giaoban.web.readiness;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.conference.media.LineReport;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.briefing.BriefingState;

/// All sites of a meeting as tiles: before it by what they said and measured, while it runs by
/// whether they are here and how their lines are.
@Component
class Wall {
  /// What another node was told, and the lines of a running room, are seen within this time.
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  /// Many sites answer at once when the reminder comes.
  private static final Duration GATHER = Duration.ofMillis(200);

  private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);
  private static final SiteNow NOT_HERE = new SiteNow(false, LineReport.GOOD);

  private final BriefingService briefings;
  private final ReadinessStore store;
  private final ReadinessService readiness;
  private final RoomLook rooms;
  private final InstantSource clock;
  private final Map<UUID, Flux<List<WallTile>>> watched = new ConcurrentHashMap<>();

  Wall(
      BriefingService briefings,
      ReadinessStore store,
      ReadinessService readiness,
      RoomLook rooms,
      InstantSource clock) {
    this.briefings = briefings;
    this.store = store;
    this.readiness = readiness;
    this.rooms = rooms;
    this.clock = clock;
  }

  /// The chair first, then the units in the order they were invited.
  Mono<List<WallTile>> of(UUID briefingId) {
    return briefings
        .get(briefingId)
        .flatMap(briefing -> {
          var contacts = contacts(briefing);
          return Mono.zip(
                  store.all(briefingId),
                  store.lastDuties(contacts.keySet()),
                  store.declined(briefingId),
                  store.phones(contacts.keySet()),
                  briefing.state() == BriefingState.OPEN
                      ? rooms.look(briefingId)
                      : Mono.just(Map.<String, SiteNow>of()))
              .map(all ->
                  contacts.values().stream()
                      .map(contact ->
                          tile(
                              briefing,
                              contact,
                              all.getT1().getOrDefault(contact.site, Readiness.NOTHING),
                              all.getT2().getOrDefault(contact.site, Duty.NOBODY),
                              all.getT3(),
                              all.getT4().get(contact.site),
                              all.getT5().getOrDefault(contact.site, NOT_HERE)))
                      .toList());
        });
  }

  /// The whole wall, then again whenever a tile has changed. However many look, one looks for them.
  Flux<List<WallTile>> follow(UUID briefingId) {
    return watched.computeIfAbsent(
        briefingId,
        id ->
            Flux.merge(
                    Flux.interval(Duration.ZERO, LOOK_EVERY).map(_ -> id),
                    readiness.changes().filter(id::equals).sample(GATHER))
                .onBackpressureLatest()
                // The database is away: the wall stays as it was until it is back.
                .concatMap(_ -> of(id).onErrorComplete(), 1)
                .distinctUntilChanged()
                .doFinally(_ -> watched.remove(id))
                .replay(1)
                .refCount());
  }

  private record Contact(String site, String name, @Nullable String email) {}

  private static Map<String, Contact> contacts(Briefing briefing) {
    var contacts = new LinkedHashMap<String, Contact>();
    var chair = briefing.chair();
    contacts.put(chair.code(), new Contact(chair.code(), chair.name(), null));
    for (var unit : briefing.units()) {
      contacts.put(unit.code(), new Contact(unit.code(), unit.name(), unit.email()));
    }
    return contacts;
  }

  private WallTile tile(
      Briefing briefing,
      Contact contact,
      Readiness said,
      Duty last,
      Set<String> declined,
      @Nullable String phone,
      SiteNow now) {
    var judgement = judge(briefing, said, declined.contains(contact.site), now);
    return new WallTile(
        contact.site,
        contact.name,
        judgement.level(),
        judgement.causes(),
        said.ready(),
        said.readyAt() == null ? null : said.readyAt().atOffset(VIETNAM),
        now.here(),
        said.people(),
        said.duty().equals(Duty.NOBODY) ? last : said.duty(),
        phone,
        contact.email,
        said.check(),
        said.checkedAt() == null ? null : said.checkedAt().atOffset(VIETNAM));
  }

  private Judgement judge(Briefing briefing, Readiness said, boolean declined, SiteNow now) {
    Instant moment = clock.instant();
    if (now.here()) {
      return Judgement.during(now);
    }
    if (declined && !said.ready()) {
      return Judgement.declined();
    }
    return briefing.state() == BriefingState.OPEN && !moment.isBefore(briefing.startsAt())
        ? Judgement.during(now)
        : Judgement.before(
            !moment.isBefore(briefing.startsAt().minus(ReadinessService.ASKS_BEFORE)),
            said.ready(),
            said.check());
  }
}
