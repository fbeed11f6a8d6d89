package vn.giaoban.scheduler.minutes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.journal.JournalEntry;
import vn.giaoban.scheduler.minutes.MinutesBody.Attendance;
import vn.giaoban.scheduler.minutes.MinutesBody.Decided;
import vn.giaoban.scheduler.minutes.MinutesBody.Heading;
import vn.giaoban.scheduler.minutes.MinutesBody.Presence;
import vn.giaoban.scheduler.minutes.MinutesBody.Proceeding;

/// Writes the first version of minutes from a journal. Pure: the same journal gives the same draft.
public final class MinutesDraft {
  private static final String PLACE = "Phòng họp trực tuyến";
  private static final String OUTSIDE = "Nội dung khác";

  private final MinutesFacts facts;
  private final Map<String, SiteRecord> sites = new LinkedHashMap<>();
  private final Map<String, ItemRecord> items = new LinkedHashMap<>();
  private final Map<String, Decided> decisions = new LinkedHashMap<>();
  private final Map<String, VoteRecord> votes = new LinkedHashMap<>();
  private final ItemRecord outside = new ItemRecord(null, OUTSIDE, "", 0);
  private @Nullable Instant openedAt;
  private @Nullable Instant startedAt;
  private @Nullable Instant closedAt;
  private @Nullable String currentItem;
  private @Nullable String floor;
  private @Nullable String floorItem;
  private @Nullable Instant floorSince;

  private MinutesDraft(MinutesFacts facts) {
    this.facts = facts;
    for (var unit : facts.invited()) {
      sites.put(unit.code(), new SiteRecord(unit.code(), unit.name()));
    }
    for (var item : facts.agenda()) {
      items.put(
          item.id(), new ItemRecord(item.id(), item.title(), item.presenter(), item.seconds()));
    }
  }

  /// The draft.
  ///
  /// @param journal the briefing's whole journal, oldest first
  public static MinutesBody from(MinutesFacts facts, List<JournalEntry> journal) {
    var draft = new MinutesDraft(facts);
    journal.forEach(draft::read);
    return draft.body();
  }

  private void read(JournalEntry entry) {
    var at = entry.at();
    var payload = new Payload(entry.payload());
    switch (entry.kind()) {
      case "RoomOpened" -> openedAt = at;
      case "RollCallStarted" -> begin(at);
      case "SiteJoined" -> joined(payload, at);
      case "SiteLeft" -> site(payload).left(at);
      case "SiteMarked" -> marked(payload);
      case "PeopleCounted" -> site(payload).counted((int) payload.number("count"));
      case "AgendaItemStarted" -> startItem(payload.text("item"), at);
      case "AgendaItemFinished" -> finishItem(at);
      case "FloorGiven" -> giveFloor(payload.text("site"), at);
      case "FloorReturned" -> returnFloor(payload.text("site"), payload.number("seconds"));
      case "SiteSpoke" ->
          item(payload.textOrNull("item")).spoke(payload.text("site"), payload.number("seconds"));
      case "StageSet" -> showed(payload);
      case "DecisionNoted" -> decided(payload, payload.textOrNull("item"));
      case "DecisionEdited" -> edited(payload);
      case "DecisionRemoved" -> decisions.remove(payload.text("decision"));
      case "DecisionAcknowledged" -> acknowledged(payload);
      case "VoteOpened" -> votes.put(payload.text("vote"), new VoteRecord(payload));
      case "BallotTaken" ->
          vote(payload, v -> v.taken(payload.text("site"), payload.flag("byHand")));
      case "VoteClosed" -> vote(payload, v -> v.closed(payload.numbers("counts")));
      case "RoomClosed" -> close(at);
      default -> {} // everything else is not for minutes
    }
  }

  private void begin(Instant at) {
    if (startedAt == null) {
      startedAt = at;
    }
  }

  private void joined(Payload payload, Instant at) {
    var site = site(payload);
    if (!payload.text("name").isBlank()) {
      site.name = payload.text("name");
    }
    var role = payload.text("role");
    site.observer = role.equals("OBSERVER");
    // The chair and the secretary stand in the heading, unless a unit's seat is the chair's.
    site.conducts = role.equals("CHAIR") || role.equals("SECRETARY");
    site.joined(at);
  }

  private void marked(Payload payload) {
    switch (payload.text("presence")) {
      case "PRESENT" -> mark(payload, Presence.PRESENT);
      case "LATE" -> mark(payload, Presence.LATE);
      case "ABSENT" -> mark(payload, Presence.ABSENT);
      case "EXCUSED" -> mark(payload, Presence.EXCUSED);
      default -> site(payload).unmarked();
    }
  }

  private void mark(Payload payload, Presence presence) {
    site(payload).marked(presence, payload.flag("byHand"), payload.text("note"));
  }

  private void startItem(String id, Instant at) {
    begin(at);
    finishItem(at);
    currentItem = id;
    item(id).started(at);
  }

  private void finishItem(Instant at) {
    if (currentItem != null) {
      item(currentItem).finished(at);
      currentItem = null;
    }
  }

  private void giveFloor(String site, Instant at) {
    floor = site;
    floorItem = currentItem;
    floorSince = at;
  }

  private void returnFloor(String site, long seconds) {
    // Given during one item and returned during the next: it was about the first.
    item(floor == null ? currentItem : floorItem).hadFloor(site, seconds);
    floor = null;
    floorSince = null;
  }

  private void showed(Payload payload) {
    var document = payload.textOrNull("document");
    if (document != null) {
      item(currentItem).showed(document);
    }
  }

  private void decided(Payload payload, @Nullable String item) {
    var id = payload.text("decision");
    var unit = payload.textOrNull("unit");
    decisions.put(
        id,
        new Decided(
            id,
            item,
            payload.text("text"),
            unit,
            unit == null ? "" : name(unit),
            payload.date("due"),
            payload.texts("with").stream().map(this::name).toList(),
            List.of()));
  }

  private void acknowledged(Payload payload) {
    decisions.computeIfPresent(
        payload.text("decision"),
        (_, d) -> {
          var all = new ArrayList<>(d.acknowledged());
          all.add(name(payload.text("site")));
          return new Decided(
              d.id(), d.item(), d.text(), d.unit(), d.unitName(), d.due(), d.helpers(), all);
        });
  }

  private void vote(Payload payload, Consumer<VoteRecord> then) {
    var vote = votes.get(payload.text("vote"));
    if (vote != null) {
      then.accept(vote);
    }
  }

  private void edited(Payload payload) {
    var before = decisions.get(payload.text("decision"));
    if (before != null) {
      decided(payload, before.item());
    }
  }

  private void close(Instant at) {
    closedAt = at;
    if (floor != null && floorSince != null) {
      returnFloor(floor, Duration.between(floorSince, at).toSeconds());
    }
    finishItem(at);
    sites.values().forEach(site -> site.left(at));
  }

  private MinutesBody body() {
    var end = closedAt == null ? facts.closedAt() : closedAt;
    if (closedAt == null && end != null) {
      close(end);
    }
    var began = began(end);
    var heading =
        new Heading(
            began == null ? null : VietnamTime.of(began),
            end == null ? null : VietnamTime.of(end),
            PLACE,
            facts.chairSigner(),
            facts.secretarySigner());
    return new MinutesBody(
        heading,
        "",
        attendance(began),
        proceedings(),
        List.copyOf(decisions.values()),
        end == null
            ? ""
            : "Cuộc họp kết thúc vào %s".formatted(VietnamTime.moment(VietnamTime.of(end))),
        List.of("Như thành phần tham dự"),
        votes.values().stream().map(VoteRecord::voted).filter(Objects::nonNull).toList());
  }

  /// When nobody called the roll or opened an item, the meeting began as planned, or when the room
  /// was opened after that.
  private @Nullable Instant began(@Nullable Instant end) {
    if (startedAt != null) {
      return startedAt;
    }
    if (openedAt == null) {
      return null;
    }
    var planned = openedAt.isAfter(facts.startsAt()) ? openedAt : facts.startsAt();
    return end != null && planned.isAfter(end) ? openedAt : planned;
  }

  private List<Attendance> attendance(@Nullable Instant began) {
    var invited =
        facts.invited().stream()
            .collect(Collectors.toMap(MinutesFacts.Invited::code, one -> one, (one, _) -> one));
    List<Attendance> all = new ArrayList<>();
    for (var site : sites.values()) {
      var unit = invited.get(site.id);
      boolean isInvited = unit != null;
      boolean guest = site.everCame() && !site.observer && !site.conducts;
      if (isInvited || guest) {
        all.add(withSubstitute(site.attendance(began), unit));
      }
    }
    return all;
  }

  /// Who came in the place of whoever was invited stands beside the unit, unless the secretary
  /// wrote something else.
  private static Attendance withSubstitute(
      Attendance attendance, MinutesFacts.@Nullable Invited unit) {
    return unit == null
            || unit.substitute().isEmpty()
            || !attendance.tookPart()
            || !attendance.note().isEmpty()
        ? attendance
        : new Attendance(
            attendance.site(),
            attendance.name(),
            attendance.presence(),
            attendance.byHand(),
            attendance.people(),
            attendance.stays(),
            "Dự thay: " + unit.substitute());
  }

  private List<Proceeding> proceedings() {
    List<Proceeding> all = new ArrayList<>();
    for (var item : items.values()) {
      all.add(item.proceeding(this::name, this::title));
    }
    if (!outside.empty()) {
      all.add(outside.proceeding(this::name, this::title));
    }
    return all;
  }

  private SiteRecord site(Payload payload) {
    return sites.computeIfAbsent(payload.text("site"), id -> new SiteRecord(id, id));
  }

  private ItemRecord item(@Nullable String id) {
    return id == null ? outside : items.getOrDefault(id, outside);
  }

  private String name(String site) {
    var known = sites.get(site);
    if (site.equals(facts.chair())) {
      return facts.chairSigner().name();
    }
    return known == null ? site : known.name;
  }

  private String title(String document) {
    return facts.documentTitles().getOrDefault(document, "");
  }
}
