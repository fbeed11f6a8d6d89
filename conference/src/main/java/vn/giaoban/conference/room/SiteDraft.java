package vn.giaoban.conference.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A site in the making.
final class SiteDraft {
  private String name;
  private final SiteKind kind;
  private RoomRole role;
  private boolean online;
  private Presence presence;
  private @Nullable Instant firstJoinedAt;
  private boolean microphone;
  private boolean mutedByChair;
  private int people;
  private long spokeSeconds;
  private long floorSeconds;
  private final List<RoomState.Stay> stays;
  private boolean byHand;
  private @Nullable String note;

  SiteDraft(RoomState.Site site) {
    name = site.name();
    kind = site.kind();
    role = site.role();
    online = site.online();
    presence = site.presence();
    firstJoinedAt = site.firstJoinedAt();
    microphone = site.microphone();
    mutedByChair = site.mutedByChair();
    people = site.people();
    spokeSeconds = site.spokeSeconds();
    floorSeconds = site.floorSeconds();
    stays = new ArrayList<>(site.stays());
    byHand = site.byHand();
    note = site.note();
  }

  RoomState.Site toSite() {
    return new RoomState.Site(
        name,
        kind,
        role,
        online,
        presence,
        firstJoinedAt,
        microphone,
        mutedByChair,
        people,
        spokeSeconds,
        floorSeconds,
        stays,
        byHand,
        note);
  }

  SiteDraft named(String newName, RoomRole newRole) {
    name = newName;
    role = newRole;
    return this;
  }

  SiteDraft come(Instant at, boolean mayUnmute) {
    if (online) {
      return this;
    }
    if (firstJoinedAt == null) {
      firstJoinedAt = at;
      mutedByChair = mutedByChair || (!mayUnmute && role != RoomRole.CHAIR);
      microphone = !mutedByChair && role != RoomRole.OBSERVER;
    }
    online = true;
    stays.add(new RoomState.Stay(at, null));
    return this;
  }

  SiteDraft gone(Instant at) {
    if (online) {
      online = false;
      stays.set(stays.size() - 1, new RoomState.Stay(stays.getLast().from(), at));
    }
    return this;
  }

  SiteDraft marked(RoomEvent.SiteMarked mark) {
    presence = mark.presence();
    byHand = mark.byHand();
    note = mark.note();
    return this;
  }

  SiteDraft counted(int count) {
    people = count;
    return this;
  }

  SiteDraft muted() {
    mutedByChair = true;
    microphone = false;
    return this;
  }

  SiteDraft unmuteAllowed() {
    mutedByChair = false;
    return this;
  }

  SiteDraft microphone(boolean on) {
    microphone = on;
    return this;
  }

  SiteDraft spoke(long seconds) {
    spokeSeconds += seconds;
    return this;
  }

  SiteDraft hadFloor(long seconds) {
    floorSeconds += seconds;
    return this;
  }
}
