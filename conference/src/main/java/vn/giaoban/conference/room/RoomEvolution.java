package vn.giaoban.conference.room;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.room.RoomEvent.AgendaItemExtended;
import vn.giaoban.conference.room.RoomEvent.AgendaItemFinished;
import vn.giaoban.conference.room.RoomEvent.AgendaItemStarted;
import vn.giaoban.conference.room.RoomEvent.CaptionerNamed;
import vn.giaoban.conference.room.RoomEvent.ChatSet;
import vn.giaoban.conference.room.RoomEvent.DecisionAcknowledged;
import vn.giaoban.conference.room.RoomEvent.DecisionEdited;
import vn.giaoban.conference.room.RoomEvent.DecisionMarked;
import vn.giaoban.conference.room.RoomEvent.DecisionNoted;
import vn.giaoban.conference.room.RoomEvent.DecisionRemoved;
import vn.giaoban.conference.room.RoomEvent.DecisionShown;
import vn.giaoban.conference.room.RoomEvent.EveryoneMuted;
import vn.giaoban.conference.room.RoomEvent.FloorExtended;
import vn.giaoban.conference.room.RoomEvent.FloorFading;
import vn.giaoban.conference.room.RoomEvent.FloorGiven;
import vn.giaoban.conference.room.RoomEvent.FloorOnlyTurned;
import vn.giaoban.conference.room.RoomEvent.FloorReturned;
import vn.giaoban.conference.room.RoomEvent.HandLowered;
import vn.giaoban.conference.room.RoomEvent.HandMoved;
import vn.giaoban.conference.room.RoomEvent.HandRaised;
import vn.giaoban.conference.room.RoomEvent.LayoutSet;
import vn.giaoban.conference.room.RoomEvent.MessageSent;
import vn.giaoban.conference.room.RoomEvent.MicrophoneTurned;
import vn.giaoban.conference.room.RoomEvent.NoteSent;
import vn.giaoban.conference.room.RoomEvent.PeopleCounted;
import vn.giaoban.conference.room.RoomEvent.QuorumSet;
import vn.giaoban.conference.room.RoomEvent.RecordingTold;
import vn.giaoban.conference.room.RoomEvent.RollCallEnded;
import vn.giaoban.conference.room.RoomEvent.RollCallStarted;
import vn.giaoban.conference.room.RoomEvent.RoomClosed;
import vn.giaoban.conference.room.RoomEvent.RoomOpened;
import vn.giaoban.conference.room.RoomEvent.SiteJoined;
import vn.giaoban.conference.room.RoomEvent.SiteLeft;
import vn.giaoban.conference.room.RoomEvent.SiteMarked;
import vn.giaoban.conference.room.RoomEvent.SiteMuted;
import vn.giaoban.conference.room.RoomEvent.SiteSpoke;
import vn.giaoban.conference.room.RoomEvent.StageSet;
import vn.giaoban.conference.room.RoomEvent.UnmuteAllowed;
import vn.giaoban.conference.room.RoomEvent.VoteEvent;
import vn.giaoban.conference.room.RoomState.Phase;

/// How events make the next state. Total: an event that finds nothing to change changes nothing, so
/// that an old journal can always be replayed.
final class RoomEvolution {
  private RoomEvolution() {}

  static RoomState empty(RoomSetup setup) {
    var sites = new LinkedHashMap<String, RoomState.Site>();
    setup.invited().forEach(invited -> sites.put(invited.site(), expected(invited)));
    return new RoomState(
        setup.briefing(),
        setup.title(),
        Phase.LOBBY,
        null,
        null,
        null,
        sites,
        RoomState.RollCall.NONE,
        setup.agenda().stream().map(AgendaEvolution::unopened).toList(),
        null,
        null,
        List.of(),
        RoomState.Policy.FREE,
        RoomState.Stage.FREE,
        RoomState.Layout.of(RoomLayout.STAGE),
        List.of(),
        List.of(),
        0,
        List.of(),
        null,
        List.of(),
        null,
        ChatMode.SECRETARY,
        List.of(),
        null,
        null);
  }

  static RoomState refit(RoomState state, RoomSetup setup) {
    var draft = new RoomDraft(state);
    draft.title = setup.title();
    draft.sites.clear();
    for (var invited : setup.invited()) {
      var known = state.sites().get(invited.site());
      draft.sites.put(invited.site(), known == null ? expected(invited) : known);
    }
    // Whoever has been here stays in the record, invited or not.
    state.sites().entrySet().stream()
        .filter(e -> e.getValue().firstJoinedAt() != null)
        .forEach(e -> draft.sites.putIfAbsent(e.getKey(), e.getValue()));
    draft.agenda.clear();
    for (var point : setup.agenda()) {
      var known = state.point(point.id());
      draft.agenda.add(
          known == null ? AgendaEvolution.unopened(point) : AgendaEvolution.renamed(known, point));
    }
    state.agenda().stream()
        .filter(old -> old.startedAt() != null)
        .filter(old -> setup.agenda().stream().noneMatch(p -> p.id().equals(old.id())))
        .forEach(draft.agenda::add);
    return draft.toState();
  }

  static RoomState seenBy(RoomState state, Seat seat) {
    var seen = new RoomDraft(state);
    if (!seat.role().conducts()) {
      seen.notes.removeIf(
          note -> !note.site().equals(seat.site()) && !seat.site().equals(note.to()));
      seen.drafts.clear();
    }
    seen.votes.replaceAll(vote -> vote.seenBy(seat));
    return seen.toState();
  }

  static RoomState evolve(RoomState state, RoomEvent event, Instant at) {
    var next = new RoomDraft(state);
    switch (event) {
      case RoomOpened _ -> {
        // Opening again after a close goes on with the same record.
        next.openedAt = next.openedAt == null ? at : next.openedAt;
        next.closedAt = null;
        next.phase = next.startedAt == null ? Phase.LOBBY : Phase.LIVE;
      }
      case SiteJoined e -> joined(next, e, at);
      case SiteLeft(var site, var _) -> next.site(site, s -> s.gone(at));
      case PeopleCounted(var site, var count) -> next.site(site, s -> s.counted(count));
      case RollCallStarted _ -> {
        next.begin(at);
        next.rollCall = new RoomState.RollCall(true, at, null, List.of());
      }
      case SiteMarked e -> marked(next, e);
      case RollCallEnded _ ->
          next.rollCall =
              new RoomState.RollCall(
                  false, next.rollCall.startedAt(), at, next.rollCall.answered());
      case AgendaItemStarted(var item) -> {
        next.begin(at);
        next.currentItem = item;
        next.point(item, point -> AgendaEvolution.started(point, at));
      }
      case AgendaItemFinished(var item, var seconds) ->
          AgendaEvolution.finish(next, item, seconds, at);
      case AgendaItemExtended(var item, var seconds) ->
          next.point(item, point -> AgendaEvolution.extended(point, seconds));
      case HandRaised(var site) -> {
        lower(next, site);
        next.queue.add(new RoomState.Hand(site, at));
      }
      case HandLowered(var site) -> lower(next, site);
      case HandMoved(var site, var position) -> move(next, site, position);
      case FloorGiven(var site, var limit) -> {
        lower(next, site);
        next.floor = new RoomState.Floor(site, at, limit, null);
      }
      case FloorExtended(var _, var seconds) -> extendFloor(next, seconds);
      case FloorFading _ -> fade(next, at);
      case FloorReturned(var site, var seconds, var _) -> {
        next.floor = null;
        next.site(site, s -> s.hadFloor(seconds));
      }
      case SiteMuted(var site, var reason, var _) ->
          next.site(site, reason == null ? SiteDraft::muted : s -> s.microphone(false));
      case EveryoneMuted(var except) -> {
        next.policy = new RoomState.Policy(next.policy.floorOnly(), false);
        for (var id : List.copyOf(next.sites.keySet())) {
          if (!except.contains(id)) {
            next.site(id, SiteDraft::muted);
          }
        }
      }
      case UnmuteAllowed(var site) -> {
        if (site == null) {
          next.policy = new RoomState.Policy(next.policy.floorOnly(), true);
          next.everySite(SiteDraft::unmuteAllowed);
        } else {
          next.site(site, SiteDraft::unmuteAllowed);
        }
      }
      case MicrophoneTurned(var site, var on) -> next.site(site, s -> s.microphone(on));
      case FloorOnlyTurned(var on) ->
          next.policy = new RoomState.Policy(on, next.policy.unmuteAllowed());
      case StageSet(var site, var document, var page, var shown) -> {
        next.stage = new RoomState.Stage(site, document, page, shown);
        next.layout = RoomLayout.after(state.stage(), next.stage, state.layout());
      }
      case LayoutSet(var layout, var sites) -> next.layout = new RoomState.Layout(layout, sites);
      case DecisionMarked e -> DecisionEvolution.marked(next, e, at);
      case DecisionNoted e -> DecisionEvolution.noted(next, e, at);
      case DecisionEdited e -> DecisionEvolution.edited(next, e);
      case DecisionRemoved(var decision) -> DecisionEvolution.removed(next, decision);
      case DecisionShown(var decision) -> next.shownDecision = decision;
      case DecisionAcknowledged e -> DecisionEvolution.acknowledged(next, e);
      case VoteEvent e -> voted(next, e, at);
      case QuorumSet(var numerator, var denominator, var moreThan) ->
          next.quorumRule =
              denominator == 0 ? null : new QuorumRule(numerator, denominator, moreThan);
      case SiteSpoke(var site, var seconds, var _) -> next.site(site, s -> s.spoke(seconds));
      case NoteSent(var site, var text, var to) ->
          next.notes.add(new RoomState.Note(site, text, at, to));
      case ChatSet(var mode) -> next.chat = mode;
      case MessageSent(var site, var text) ->
          next.messages.add(new RoomState.Message(site, text, at));
      case CaptionerNamed(var site) -> next.captioner = site;
      case RecordingTold(var by) ->
          next.recording = by == null ? null : new RoomState.Recording(by, at);
      case RoomClosed _ -> close(next, at);
    }
    return next.toState();
  }

  private static void joined(RoomDraft next, SiteJoined e, Instant at) {
    next.sites.putIfAbsent(
        e.site(), expected(new RoomSetup.Invited(e.site(), e.name(), e.kind(), e.role())));
    next.site(e.site(), s -> s.named(e.name(), e.role()).come(at, next.policy.unmuteAllowed()));
  }

  private static void marked(RoomDraft next, SiteMarked e) {
    next.site(e.site(), s -> s.marked(e));
    if (next.rollCall.running()
        && !e.byHand()
        && e.presence() == Presence.PRESENT
        && !next.rollCall.answered().contains(e.site())) {
      var answered = new ArrayList<>(next.rollCall.answered());
      answered.add(e.site());
      next.rollCall = new RoomState.RollCall(true, next.rollCall.startedAt(), null, answered);
    }
  }

  private static void lower(RoomDraft next, String site) {
    next.queue.removeIf(hand -> hand.site().equals(site));
  }

  private static void move(RoomDraft next, String site, int position) {
    var hand = next.queue.stream().filter(h -> h.site().equals(site)).findFirst();
    hand.ifPresent(h -> {
      next.queue.remove(h);
      next.queue.add(Math.clamp(position, 0, next.queue.size()), h);
    });
  }

  private static void extendFloor(RoomDraft next, long seconds) {
    var floor = next.floor;
    if (floor != null) {
      var limit = floor.limitSeconds() == null ? null : floor.limitSeconds() + seconds;
      next.floor = new RoomState.Floor(floor.site(), floor.since(), limit, null);
    }
  }

  private static void fade(RoomDraft next, Instant at) {
    var floor = next.floor;
    if (floor != null) {
      next.floor = new RoomState.Floor(floor.site(), floor.since(), floor.limitSeconds(), at);
    }
  }

  private static void voted(RoomDraft next, VoteEvent event, Instant at) {
    switch (event) {
      case RoomEvent.VoteOpened e -> next.votes.add(Vote.opened(e, at));
      case RoomEvent.BallotTaken e -> next.vote(e.vote(), vote -> vote.taken(e));
      case RoomEvent.VoteCast e -> next.vote(e.vote(), vote -> vote.cast(e));
      case RoomEvent.VoteClosed e ->
          next.vote(e.vote(), vote -> vote.closed(e.counts(), e.choices(), at));
      case RoomEvent.VoteCancelled(var id) -> next.vote(id, vote -> vote.cancelled(at));
    }
  }

  /// A room may be closed from outside while an item and a turn run: their clocks stop here.
  private static void close(RoomDraft next, Instant at) {
    var item = next.currentItem;
    if (item != null) {
      next.agenda.stream()
          .filter(p -> p.id().equals(item))
          .findFirst()
          .ifPresent(
              p -> AgendaEvolution.finish(next, item, secondsBetween(p.startedAt(), at), at));
    }
    var floor = next.floor;
    if (floor != null) {
      next.floor = null;
      next.site(floor.site(), s -> s.hadFloor(secondsBetween(floor.since(), at)));
    }
    next.everySite(s -> s.gone(at));
    next.queue.clear();
    // Whoever closes a room counts what runs in it; what nobody counted has no result.
    next.votes.replaceAll(vote -> vote.running() ? vote.cancelled(at) : vote);
    next.shownDecision = null;
    next.recording = null;
    if (next.rollCall.running()) {
      next.rollCall =
          new RoomState.RollCall(false, next.rollCall.startedAt(), at, next.rollCall.answered());
    }
    next.phase = Phase.CLOSED;
    next.closedAt = at;
  }

  /// Whole seconds from `from` to `to`, never negative; 0 when there was no start.
  static long secondsBetween(@Nullable Instant from, Instant to) {
    return from == null ? 0 : Math.max(0, Duration.between(from, to).toSeconds());
  }

  private static RoomState.Site expected(RoomSetup.Invited invited) {
    return new RoomState.Site(
        invited.name(),
        invited.kind(),
        invited.role(),
        false,
        Presence.UNKNOWN,
        null,
        false,
        false,
        0,
        0,
        0,
        List.of(),
        false,
        null);
  }
}
