package vn.giaoban.web.room;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.conference.room.RoomSetup;
import vn.giaoban.conference.room.SiteKind;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;

/// Briefings that a test holds in its hand.
final class BriefingsInMemory implements RoomBriefings {
  final Map<UUID, RoomBriefing> all = new ConcurrentHashMap<>();
  private final Journal journal;

  BriefingsInMemory(Journal journal) {
    this.journal = journal;
  }

  /// A briefing whose room is not open yet.
  UUID schedule() {
    var id = UUID.randomUUID();
    all.put(id, briefing(id, RoomBriefing.State.SCHEDULED, "Thu ngân sách"));
    return id;
  }

  /// A briefing whose room is open.
  UUID opened() {
    var id = schedule();
    open(id);
    return id;
  }

  void open(UUID id) {
    all.put(id, briefing(id, RoomBriefing.State.OPEN, "Thu ngân sách"));
    journal
        .append(id, Actor.job("open-rooms"), "RoomOpened", Map.of("by", "job:open-rooms"))
        .block();
  }

  void rename(UUID id, String item) {
    all.put(id, briefing(id, RoomBriefing.State.OPEN, item));
    journal.append(id, Actor.account("thuky"), "BriefingChanged", Map.of()).block();
  }

  @Override
  public Mono<RoomBriefing> find(UUID briefingId) {
    return Mono.justOrEmpty(all.get(briefingId));
  }

  @Override
  public Flux<UUID> open() {
    return Flux.fromIterable(all.values())
        .filter(b -> b.state() == RoomBriefing.State.OPEN)
        .map(RoomBriefing::id);
  }

  @Override
  public Mono<Void> close(UUID briefingId, Actor by) {
    return Mono.defer(() -> {
      all.put(briefingId, briefing(briefingId, RoomBriefing.State.CLOSED, "Thu ngân sách"));
      return journal.append(briefingId, by, "RoomClosed", Map.of("by", by.value())).then();
    });
  }

  private static RoomBriefing briefing(UUID id, RoomBriefing.State state, String item) {
    var start = Instant.parse("2026-11-23T01:00:00Z");
    return new RoomBriefing(
        id,
        state,
        start,
        start.plus(Duration.ofHours(2)),
        "chutich",
        "Chủ tịch UBND tỉnh",
        start.minus(Duration.ofMinutes(30)),
        null,
        null,
        new RoomSetup(
            id.toString(),
            "Giao ban tháng 11",
            List.of(
                new RoomSetup.Invited(
                    "chutich", "Chủ tịch UBND tỉnh", SiteKind.PERSON, RoomRole.CHAIR),
                new RoomSetup.Invited("13693", "Phường Hoa Lư", SiteKind.UNIT, RoomRole.SITE),
                new RoomSetup.Invited("14362", "Phường Tam Điệp", SiteKind.UNIT, RoomRole.SITE)),
            List.of(
                new RoomSetup.Point("a1", item, "13693", 600),
                new RoomSetup.Point("a2", "Phòng chống bão", null, 900))));
  }
}
