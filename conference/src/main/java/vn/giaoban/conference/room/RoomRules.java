package vn.giaoban.conference.room;

import static vn.giaoban.conference.room.RoomEvolution.secondsBetween;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.room.RoomCommand.AllowUnmute;
import vn.giaoban.conference.room.RoomCommand.AnswerRollCall;
import vn.giaoban.conference.room.RoomCommand.CallRoll;
import vn.giaoban.conference.room.RoomCommand.CloseRoom;
import vn.giaoban.conference.room.RoomCommand.CountPeople;
import vn.giaoban.conference.room.RoomCommand.EditDecision;
import vn.giaoban.conference.room.RoomCommand.EndRollCall;
import vn.giaoban.conference.room.RoomCommand.ExtendAgendaItem;
import vn.giaoban.conference.room.RoomCommand.ExtendFloor;
import vn.giaoban.conference.room.RoomCommand.FinishAgendaItem;
import vn.giaoban.conference.room.RoomCommand.GiveFloor;
import vn.giaoban.conference.room.RoomCommand.HideDocument;
import vn.giaoban.conference.room.RoomCommand.LowerHand;
import vn.giaoban.conference.room.RoomCommand.MarkPresence;
import vn.giaoban.conference.room.RoomCommand.MoveHand;
import vn.giaoban.conference.room.RoomCommand.MuteAll;
import vn.giaoban.conference.room.RoomCommand.MuteSite;
import vn.giaoban.conference.room.RoomCommand.NoteDecision;
import vn.giaoban.conference.room.RoomCommand.PutOnStage;
import vn.giaoban.conference.room.RoomCommand.RaiseHand;
import vn.giaoban.conference.room.RoomCommand.RemoveDecision;
import vn.giaoban.conference.room.RoomCommand.ReturnFloor;
import vn.giaoban.conference.room.RoomCommand.SendNote;
import vn.giaoban.conference.room.RoomCommand.SetFloorOnly;
import vn.giaoban.conference.room.RoomCommand.SetMicrophone;
import vn.giaoban.conference.room.RoomCommand.ShowDocument;
import vn.giaoban.conference.room.RoomCommand.StartAgendaItem;
import vn.giaoban.conference.room.RoomEvent.ReturnReason;
import vn.giaoban.conference.room.RoomRuling.Decided;
import vn.giaoban.conference.room.RoomState.Phase;

/// The procedure of a meeting: who may do what, when, and what comes of it.
///
/// Asking for what already is so (a hand that is up, a microphone that is off) is no fault: it is
/// decided into no events, so that a click repeated over a bad line does no harm.
public final class RoomRules {
  private static final long LONGEST_SECONDS = 4 * 60 * 60;
  private static final int LONGEST_DECISION = 4000;
  private static final int LONGEST_NOTE = 1000;
  private static final int LONGEST_ID = 100;
  private static final int MOST_PEOPLE = 1000;

  private RoomRules() {}

  /// What comes of `command`.
  ///
  /// @param by who asks
  /// @param now the moment of the decision, for the clocks
  public static RoomRuling decide(RoomState state, RoomCommand command, Seat by, Instant now) {
    if (state.phase() == Phase.CLOSED) {
      return refused("room-closed");
    }
    if (state.openedAt() == null) {
      return refused("room-not-open");
    }
    var own = state.sites().get(by.site());
    if (own == null || !own.online()) {
      return refused("not-in-the-room");
    }
    if (!may(state, command, by)) {
      return refused("not-allowed", Map.of("role", by.role().name()));
    }
    return switch (command) {
      case CallRoll _ ->
          state.rollCall().running() ? nothing() : decided(new RoomEvent.RollCallStarted());
      case EndRollCall _ -> endRollCall(state);
      case MarkPresence(var site, var presence) ->
          onSite(
              state,
              site,
              s ->
                  s.presence() == presence
                      ? nothing()
                      : decided(new RoomEvent.SiteMarked(site, presence, true)));
      case AnswerRollCall _ -> answer(state, by);
      case StartAgendaItem(var item) -> startItem(state, item, now);
      case FinishAgendaItem _ ->
          state.currentItem() == null
              ? refused("no-item-running")
              : new Decided(finishItem(state, now));
      case ExtendAgendaItem(var seconds) -> extendItem(state, seconds);
      case RaiseHand _ ->
          state.hasHandUp(by.site()) || state.hasFloor(by.site())
              ? nothing()
              : decided(new RoomEvent.HandRaised(by.site()));
      case LowerHand(var site) -> {
        var whose = site == null ? by.site() : site;
        yield state.hasHandUp(whose) ? decided(new RoomEvent.HandLowered(whose)) : nothing();
      }
      case MoveHand(var site, var position) -> moveHand(state, site, position);
      case GiveFloor(var site, var seconds) -> giveFloor(state, site, seconds, now);
      case ExtendFloor(var seconds) -> extendFloor(state, seconds);
      case ReturnFloor _ -> returnFloor(state, by, now);
      case MuteSite(var site) -> mute(state, site);
      case MuteAll(var except) -> muteAll(state, except, by);
      case AllowUnmute(var site) -> allowUnmute(state, site);
      case SetMicrophone(var on) -> turnMicrophone(state, on, by);
      case SetFloorOnly(var on) ->
          state.policy().floorOnly() == on ? nothing() : decided(new RoomEvent.FloorOnlyTurned(on));
      case PutOnStage(var site) -> putOnStage(state, site);
      case ShowDocument(var document, var page) -> show(state, document, page);
      case HideDocument _ ->
          state.stage().document() == null
              ? nothing()
              : decided(new RoomEvent.StageSet(state.stage().site(), null, 0));
      case NoteDecision e -> noteDecision(state, e, by);
      case EditDecision e -> editDecision(state, e);
      case RemoveDecision(var decision) ->
          state.hasDecision(decision)
              ? decided(new RoomEvent.DecisionRemoved(decision))
              : refused("no-such-decision");
      case CountPeople(var count) ->
          count < 1 || count > MOST_PEOPLE
              ? badValue("count")
              : onSite(
                  state,
                  by.site(),
                  s ->
                      s.people() == count
                          ? nothing()
                          : decided(new RoomEvent.PeopleCounted(by.site(), count)));
      case SendNote(var text) ->
          isText(text, LONGEST_NOTE)
              ? decided(new RoomEvent.NoteSent(by.site(), text.strip()))
              : badValue("text");
      case CloseRoom _ -> new Decided(closing(state, now));
    };
  }

  /// A seat comes in: joined, and late when it is first seen after the roll call. Nothing when it
  /// is here already.
  public static List<RoomEvent> arrived(RoomState state, Seat seat) {
    var site = state.sites().get(seat.site());
    if (state.phase() == Phase.CLOSED || (site != null && site.online())) {
      return List.of();
    }
    var events = new ArrayList<RoomEvent>();
    events.add(new RoomEvent.SiteJoined(seat.site(), seat.name(), seat.kind(), seat.role()));
    var rollCall = state.rollCall();
    var missed = rollCall.endedAt() != null && !rollCall.running();
    var presence = site == null ? Presence.UNKNOWN : site.presence();
    if (missed && seat.role() != RoomRole.OBSERVER && isOpenQuestion(presence)) {
      events.add(new RoomEvent.SiteMarked(seat.site(), Presence.LATE, false));
    }
    return events;
  }

  /// A site is gone for good. Its hand and the floor stay its own: the chair decides about them.
  public static List<RoomEvent> departed(
      RoomState state, String siteId, RoomEvent.LeaveReason reason) {
    var site = state.sites().get(siteId);
    return site != null && site.online()
        ? List.of(new RoomEvent.SiteLeft(siteId, reason))
        : List.of();
  }

  /// A site has spoken; what is shorter than a second is a cough.
  public static List<RoomEvent> spoke(RoomState state, String siteId, long seconds) {
    return state.phase() == Phase.CLOSED || seconds < 1 || !state.sites().containsKey(siteId)
        ? List.of()
        : List.of(new RoomEvent.SiteSpoke(siteId, seconds, state.currentItem()));
  }

  /// What has to be brought to its end before the room is closed.
  public static List<RoomEvent> closing(RoomState state, Instant now) {
    var events = new ArrayList<RoomEvent>();
    if (state.rollCall().running()) {
      events.addAll(rollCallEnd(state));
    }
    events.addAll(endFloor(state, ReturnReason.CLOSED, now));
    events.addAll(finishItem(state, now));
    return events;
  }

  private static boolean may(RoomState state, RoomCommand command, Seat by) {
    return switch (command) {
      case CallRoll _,
          EndRollCall _,
          MarkPresence _,
          StartAgendaItem _,
          FinishAgendaItem _,
          ExtendAgendaItem _,
          MoveHand _,
          GiveFloor _,
          ExtendFloor _,
          MuteSite _,
          MuteAll _,
          AllowUnmute _,
          SetFloorOnly _,
          PutOnStage _,
          NoteDecision _,
          EditDecision _,
          RemoveDecision _,
          CloseRoom _ ->
          by.role().conducts();
      case LowerHand(var site) ->
          by.role().conducts()
              || (by.role() == RoomRole.SITE && (site == null || site.equals(by.site())));
      case ReturnFloor _ -> by.role().conducts() || state.hasFloor(by.site());
      case ShowDocument _, HideDocument _ ->
          by.role().conducts() || state.hasFloor(by.site()) || presents(state, by);
      case AnswerRollCall _, RaiseHand _, SetMicrophone _, CountPeople _, SendNote _ ->
          by.role() != RoomRole.OBSERVER;
    };
  }

  private static boolean presents(RoomState state, Seat by) {
    var current = state.currentItem() == null ? null : state.point(state.currentItem());
    return current != null && by.site().equals(current.presenter());
  }

  private static RoomRuling endRollCall(RoomState state) {
    return state.rollCall().running() ? new Decided(rollCallEnd(state)) : refused("no-roll-call");
  }

  /// Whoever is here is present, answered or not; whoever is not is absent, unless excused or
  /// already marked present by hand.
  private static List<RoomEvent> rollCallEnd(RoomState state) {
    var events = new ArrayList<RoomEvent>();
    var after = state;
    for (var entry : state.sites().entrySet()) {
      var site = entry.getValue();
      if (site.role() == RoomRole.OBSERVER || !isOpenQuestion(site.presence())) {
        continue;
      }
      var excused = site.presence() == Presence.EXCUSED;
      var found = site.online() ? Presence.PRESENT : excused ? Presence.EXCUSED : Presence.ABSENT;
      if (found != site.presence()) {
        var mark = new RoomEvent.SiteMarked(entry.getKey(), found, false);
        events.add(mark);
        after = after.evolve(mark, Instant.EPOCH);
      }
    }
    var quorum = after.quorum();
    events.add(new RoomEvent.RollCallEnded(quorum.present(), quorum.invited() - quorum.present()));
    return events;
  }

  private static boolean isOpenQuestion(Presence presence) {
    return switch (presence) {
      case UNKNOWN, ABSENT, EXCUSED -> true;
      case PRESENT, LATE -> false;
    };
  }

  private static RoomRuling answer(RoomState state, Seat by) {
    if (!state.rollCall().running()) {
      return refused("no-roll-call");
    }
    return state.rollCall().answered().contains(by.site())
        ? nothing()
        : decided(new RoomEvent.SiteMarked(by.site(), Presence.PRESENT, false));
  }

  private static RoomRuling startItem(RoomState state, String item, Instant now) {
    if (state.point(item) == null) {
      return refused("no-such-item");
    }
    if (item.equals(state.currentItem())) {
      return nothing();
    }
    var events = new ArrayList<>(finishItem(state, now));
    events.add(new RoomEvent.AgendaItemStarted(item));
    return new Decided(events);
  }

  private static List<RoomEvent> finishItem(RoomState state, Instant now) {
    var item = state.currentItem();
    if (item == null) {
      return List.of();
    }
    var point = state.point(item);
    var startedAt = point == null ? null : point.startedAt();
    return List.of(new RoomEvent.AgendaItemFinished(item, secondsBetween(startedAt, now)));
  }

  private static RoomRuling extendItem(RoomState state, long seconds) {
    if (state.currentItem() == null) {
      return refused("no-item-running");
    }
    return isDuration(seconds)
        ? decided(new RoomEvent.AgendaItemExtended(state.currentItem(), seconds))
        : badValue("seconds");
  }

  private static RoomRuling moveHand(RoomState state, String site, int position) {
    if (!state.hasHandUp(site)) {
      return refused("no-hand");
    }
    if (position < 0) {
      return badValue("position");
    }
    var place = Math.min(position, state.queue().size() - 1);
    return state.queue().get(place).site().equals(site)
        ? nothing()
        : decided(new RoomEvent.HandMoved(site, place));
  }

  private static RoomRuling giveFloor(
      RoomState state, String siteId, @Nullable Long seconds, Instant now) {
    if (seconds != null && !isDuration(seconds)) {
      return badValue("seconds");
    }
    return onSite(
        state,
        siteId,
        site -> {
          if (state.hasFloor(siteId)) {
            return nothing();
          }
          if (!site.online()) {
            return refused("site-not-here", Map.of("site", site.name()));
          }
          if (site.role() == RoomRole.OBSERVER) {
            return refused("observers-do-not-speak", Map.of("site", site.name()));
          }
          var events = new ArrayList<>(endFloor(state, ReturnReason.PASSED, now));
          events.add(new RoomEvent.FloorGiven(siteId, seconds));
          // Who raised a hand wants to be heard; nobody else's microphone is turned on for them.
          if (state.hasHandUp(siteId) && !site.microphone()) {
            events.add(new RoomEvent.MicrophoneTurned(siteId, true));
          }
          return new Decided(events);
        });
  }

  private static RoomRuling extendFloor(RoomState state, long seconds) {
    var floor = state.floor();
    if (floor == null) {
      return refused("nobody-has-the-floor");
    }
    if (floor.limitSeconds() == null) {
      return refused("floor-without-limit");
    }
    return isDuration(seconds)
        ? decided(new RoomEvent.FloorExtended(floor.site(), seconds))
        : badValue("seconds");
  }

  private static RoomRuling returnFloor(RoomState state, Seat by, Instant now) {
    if (state.floor() == null) {
      return refused("nobody-has-the-floor");
    }
    var reason = state.hasFloor(by.site()) ? ReturnReason.RETURNED : ReturnReason.TAKEN;
    return new Decided(endFloor(state, reason, now));
  }

  /// The floor comes back; a microphone that was on only by the floor goes off with it.
  private static List<RoomEvent> endFloor(RoomState state, ReturnReason reason, Instant now) {
    var floor = state.floor();
    if (floor == null) {
      return List.of();
    }
    var events = new ArrayList<RoomEvent>();
    events.add(
        new RoomEvent.FloorReturned(floor.site(), secondsBetween(floor.since(), now), reason));
    var site = state.sites().get(floor.site());
    if (site != null && site.microphone() && site.mutedByChair()) {
      events.add(new RoomEvent.MicrophoneTurned(floor.site(), false));
    }
    return events;
  }

  private static RoomRuling mute(RoomState state, String siteId) {
    return onSite(
        state,
        siteId,
        site -> {
          if (site.role() == RoomRole.CHAIR) {
            return refused("chair-is-not-muted");
          }
          return site.mutedByChair() && !site.microphone()
              ? nothing()
              : decided(new RoomEvent.SiteMuted(siteId));
        });
  }

  private static RoomRuling muteAll(RoomState state, @Nullable Set<String> except, Seat by) {
    var spared = new TreeSet<String>();
    if (except != null) {
      for (var site : except) {
        if (!state.sites().containsKey(site)) {
          return refused("no-such-site", Map.of("site", site));
        }
        spared.add(site);
      }
    }
    spared.add(by.site());
    state.sites().entrySet().stream()
        .filter(e -> e.getValue().role() == RoomRole.CHAIR)
        .forEach(e -> spared.add(e.getKey()));
    return decided(new RoomEvent.EveryoneMuted(spared));
  }

  private static RoomRuling allowUnmute(RoomState state, @Nullable String siteId) {
    if (siteId != null) {
      return onSite(
          state,
          siteId,
          site -> site.mutedByChair() ? decided(new RoomEvent.UnmuteAllowed(siteId)) : nothing());
    }
    var nobodyMuted = state.sites().values().stream().noneMatch(RoomState.Site::mutedByChair);
    return state.policy().unmuteAllowed() && nobodyMuted
        ? nothing()
        : decided(new RoomEvent.UnmuteAllowed(null));
  }

  private static RoomRuling turnMicrophone(RoomState state, boolean on, Seat by) {
    return onSite(
        state,
        by.site(),
        site -> {
          if (site.microphone() == on) {
            return nothing();
          }
          if (on && !state.hasFloor(by.site())) {
            if (site.mutedByChair()) {
              return refused("muted-by-chair");
            }
            if (state.policy().floorOnly() && by.role() != RoomRole.CHAIR) {
              return refused("only-the-floor-is-heard");
            }
          }
          return decided(new RoomEvent.MicrophoneTurned(by.site(), on));
        });
  }

  private static RoomRuling putOnStage(RoomState state, @Nullable String siteId) {
    var stage = state.stage();
    if (siteId == null) {
      return stage.site() == null
          ? nothing()
          : decided(new RoomEvent.StageSet(null, stage.document(), stage.page()));
    }
    return onSite(
        state,
        siteId,
        site -> {
          if (siteId.equals(stage.site())) {
            return nothing();
          }
          return site.online()
              ? decided(new RoomEvent.StageSet(siteId, stage.document(), stage.page()))
              : refused("site-not-here", Map.of("site", site.name()));
        });
  }

  private static RoomRuling show(RoomState state, String document, int page) {
    if (!isText(document, LONGEST_ID)) {
      return badValue("document");
    }
    if (page < 1) {
      return badValue("page");
    }
    var stage = state.stage();
    return document.equals(stage.document()) && page == stage.page()
        ? nothing()
        : decided(new RoomEvent.StageSet(stage.site(), document, page));
  }

  private static RoomRuling noteDecision(RoomState state, NoteDecision e, Seat by) {
    if (!isText(e.text(), LONGEST_DECISION)) {
      return badValue("text");
    }
    if (e.unit() != null && !isText(e.unit(), LONGEST_ID)) {
      return badValue("unit");
    }
    if (e.item() != null && state.point(e.item()) == null) {
      return refused("no-such-item");
    }
    var item = e.item() == null ? state.currentItem() : e.item();
    var id = "d" + (state.decisionsNoted() + 1);
    return decided(
        new RoomEvent.DecisionNoted(id, item, e.text().strip(), e.unit(), e.due(), by.site()));
  }

  private static RoomRuling editDecision(RoomState state, EditDecision e) {
    if (!state.hasDecision(e.decision())) {
      return refused("no-such-decision");
    }
    if (!isText(e.text(), LONGEST_DECISION)) {
      return badValue("text");
    }
    if (e.unit() != null && !isText(e.unit(), LONGEST_ID)) {
      return badValue("unit");
    }
    return decided(new RoomEvent.DecisionEdited(e.decision(), e.text().strip(), e.unit(), e.due()));
  }

  private interface SiteRule {
    RoomRuling rule(RoomState.Site site);
  }

  private static RoomRuling onSite(RoomState state, String siteId, SiteRule then) {
    var site = state.sites().get(siteId);
    return site == null ? refused("no-such-site", Map.of("site", siteId)) : then.rule(site);
  }

  private static boolean isDuration(long seconds) {
    return seconds >= 1 && seconds <= LONGEST_SECONDS;
  }

  private static boolean isText(String text, int longest) {
    return !text.isBlank() && text.length() <= longest;
  }

  private static RoomRuling nothing() {
    return new Decided(List.of());
  }

  private static RoomRuling decided(RoomEvent event) {
    return new Decided(List.of(event));
  }

  private static RoomRuling refused(String code) {
    return new RoomRefusal(code, Map.of());
  }

  private static RoomRuling refused(String code, Map<String, Object> args) {
    return new RoomRefusal(code, args);
  }

  private static RoomRuling badValue(String field) {
    return refused("bad-value", Map.of("field", field));
  }
}
