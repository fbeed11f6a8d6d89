package vn.giaoban.conference.room;

import static vn.giaoban.conference.room.Rulings.badValue;
import static vn.giaoban.conference.room.Rulings.decided;
import static vn.giaoban.conference.room.Rulings.nothing;
import static vn.giaoban.conference.room.Rulings.onSite;
import static vn.giaoban.conference.room.Rulings.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.room.RoomCommand.AcknowledgeDecision;
import vn.giaoban.conference.room.RoomCommand.AllowUnmute;
import vn.giaoban.conference.room.RoomCommand.AnswerRollCall;
import vn.giaoban.conference.room.RoomCommand.CallRoll;
import vn.giaoban.conference.room.RoomCommand.CloseRoom;
import vn.giaoban.conference.room.RoomCommand.CountPeople;
import vn.giaoban.conference.room.RoomCommand.EditDecision;
import vn.giaoban.conference.room.RoomCommand.EndRollCall;
import vn.giaoban.conference.room.RoomCommand.ExtendAgendaItem;
import vn.giaoban.conference.room.RoomCommand.ExtendFloor;
import vn.giaoban.conference.room.RoomCommand.FadeFloor;
import vn.giaoban.conference.room.RoomCommand.FinishAgendaItem;
import vn.giaoban.conference.room.RoomCommand.GiveFloor;
import vn.giaoban.conference.room.RoomCommand.HideDocument;
import vn.giaoban.conference.room.RoomCommand.LowerHand;
import vn.giaoban.conference.room.RoomCommand.MarkDecision;
import vn.giaoban.conference.room.RoomCommand.MarkPresence;
import vn.giaoban.conference.room.RoomCommand.MoveHand;
import vn.giaoban.conference.room.RoomCommand.MuteAll;
import vn.giaoban.conference.room.RoomCommand.MuteSite;
import vn.giaoban.conference.room.RoomCommand.NameCaptioner;
import vn.giaoban.conference.room.RoomCommand.NoteDecision;
import vn.giaoban.conference.room.RoomCommand.PutOnStage;
import vn.giaoban.conference.room.RoomCommand.RaiseHand;
import vn.giaoban.conference.room.RoomCommand.RemoveDecision;
import vn.giaoban.conference.room.RoomCommand.ReturnFloor;
import vn.giaoban.conference.room.RoomCommand.SendMessage;
import vn.giaoban.conference.room.RoomCommand.SendNote;
import vn.giaoban.conference.room.RoomCommand.SetChat;
import vn.giaoban.conference.room.RoomCommand.SetFloorOnly;
import vn.giaoban.conference.room.RoomCommand.SetLayout;
import vn.giaoban.conference.room.RoomCommand.SetMicrophone;
import vn.giaoban.conference.room.RoomCommand.SetQuorum;
import vn.giaoban.conference.room.RoomCommand.ShowDecision;
import vn.giaoban.conference.room.RoomCommand.ShowDocument;
import vn.giaoban.conference.room.RoomCommand.StartAgendaItem;
import vn.giaoban.conference.room.RoomCommand.TellRecording;
import vn.giaoban.conference.room.RoomCommand.VoteCommand;
import vn.giaoban.conference.room.RoomEvent.ReturnReason;
import vn.giaoban.conference.room.RoomRuling.Decided;
import vn.giaoban.conference.room.RoomState.Phase;

/// The procedure of a meeting: who may do what, when, and what comes of it.
///
/// Asking for what already is so (a hand that is up, a microphone that is off) is no fault: it is
/// decided into no events, so that a click repeated over a bad line does no harm.
public final class RoomRules {
  /// How long a voice takes to be gone when the chair lets it fade.
  public static final Duration FADE = FloorRules.FADE;

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
      case EndRollCall _ -> RollCallRules.end(state);
      case MarkPresence e -> RollCallRules.mark(state, e);
      case SetQuorum(var rule) -> RollCallRules.quorum(state, rule);
      case AnswerRollCall _ -> RollCallRules.answer(state, by);
      case StartAgendaItem(var item) -> AgendaRules.start(state, item, now);
      case FinishAgendaItem _ ->
          state.currentItem() == null
              ? refused("no-item-running")
              : new Decided(AgendaRules.finishing(state, now));
      case ExtendAgendaItem(var seconds) -> AgendaRules.extend(state, seconds);
      case RaiseHand _ ->
          state.hasHandUp(by.site()) || state.hasFloor(by.site())
              ? nothing()
              : decided(new RoomEvent.HandRaised(by.site()));
      case LowerHand(var site) -> {
        var whose = site == null ? by.site() : site;
        yield state.hasHandUp(whose) ? decided(new RoomEvent.HandLowered(whose)) : nothing();
      }
      case MoveHand(var site, var position) -> FloorRules.moveHand(state, site, position);
      case GiveFloor(var site, var seconds) -> FloorRules.give(state, site, seconds, now);
      case ExtendFloor(var seconds) -> FloorRules.extend(state, seconds);
      case ReturnFloor _ -> FloorRules.giveBack(state, by, now);
      case FadeFloor _ -> FloorRules.fade(state);
      case MuteSite(var site) -> MicrophoneRules.mute(state, site);
      case MuteAll(var except) -> MicrophoneRules.muteAll(state, except, by);
      case AllowUnmute(var site) -> MicrophoneRules.allow(state, site);
      case SetMicrophone(var on) -> MicrophoneRules.turn(state, on, by);
      case SetFloorOnly(var on) ->
          state.policy().floorOnly() == on ? nothing() : decided(new RoomEvent.FloorOnlyTurned(on));
      case PutOnStage(var site) -> StageRules.put(state, site);
      case SetLayout e -> LayoutRules.set(state, e);
      case ShowDocument e -> StageRules.show(state, e, by);
      case HideDocument _ ->
          state.stage().document() == null
              ? nothing()
              : decided(new RoomEvent.StageSet(state.stage().site(), null, 0, null));
      case NoteDecision e -> DecisionRules.note(state, e, by);
      case EditDecision e -> DecisionRules.edit(state, e);
      case RemoveDecision(var decision) -> DecisionRules.remove(state, decision);
      case MarkDecision _ -> DecisionRules.mark(state);
      case ShowDecision(var decision) -> DecisionRules.show(state, decision);
      case AcknowledgeDecision e -> DecisionRules.acknowledge(state, e, by);
      case VoteCommand e -> VoteRules.decide(state, e, by);
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
      case SendNote e -> TalkRules.note(state, e, by);
      case SendMessage(var text) -> TalkRules.message(state, text, by);
      case SetChat(var mode) ->
          state.chat() == mode ? nothing() : decided(new RoomEvent.ChatSet(mode));
      case NameCaptioner(var site) -> TalkRules.captioner(state, site);
      case TellRecording(var who) -> TalkRules.recording(state, who);
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
    if (missed && seat.role() != RoomRole.OBSERVER && RollCallRules.isOpenQuestion(presence)) {
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

  /// Two sites howl: their devices are in one hall.
  ///
  /// @param first who has been heard for longer
  public static List<RoomEvent> howling(RoomState state, String first, String second) {
    return state.phase() == Phase.CLOSED
        ? List.of()
        : MicrophoneRules.howling(state, first, second);
  }

  /// A site has spoken; what is shorter than a second is a cough.
  public static List<RoomEvent> spoke(RoomState state, String siteId, long seconds) {
    return state.phase() == Phase.CLOSED || seconds < 1 || !state.sites().containsKey(siteId)
        ? List.of()
        : List.of(new RoomEvent.SiteSpoke(siteId, seconds, state.currentItem()));
  }

  /// The voice of who has the floor is gone.
  ///
  /// @param fadingSince the fade that was begun; another one, or none, is not ended by this
  public static List<RoomEvent> faded(RoomState state, Instant fadingSince, Instant now) {
    return state.phase() == Phase.CLOSED ? List.of() : FloorRules.faded(state, fadingSince, now);
  }

  /// Whether this seat may type captions; the refusal when it may not.
  public static Optional<RoomRefusal> captioning(RoomState state, Seat by) {
    return Optional.ofNullable(TalkRules.captioning(state, by));
  }

  /// How a running secret vote is ended before the room is closed; empty when none runs.
  public static Optional<RoomRuling.CountUrn> uncounted(RoomState state) {
    return Optional.ofNullable(state.runningVote())
        .filter(Vote::secret)
        .map(vote -> new RoomRuling.CountUrn(vote.id(), vote.options().size()));
  }

  /// What has to be brought to its end before the room is closed.
  public static List<RoomEvent> closing(RoomState state, Instant now) {
    var events = new ArrayList<RoomEvent>();
    if (state.rollCall().running()) {
      events.addAll(RollCallRules.ending(state));
    }
    events.addAll(VoteRules.ending(state));
    events.addAll(FloorRules.ending(state, ReturnReason.CLOSED, now));
    events.addAll(AgendaRules.finishing(state, now));
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
          SetLayout _,
          NoteDecision _,
          EditDecision _,
          RemoveDecision _,
          SetQuorum _,
          FadeFloor _,
          MarkDecision _,
          ShowDecision _,
          SetChat _,
          NameCaptioner _,
          TellRecording _,
          CloseRoom _ ->
          by.role().conducts();
      case VoteCommand e -> VoteRules.may(e, by);
      case AcknowledgeDecision(var _, var site) -> self(by, site);
      case SendNote(var _, var to) ->
          by.role().conducts() || (by.role() == RoomRole.SITE && to == null);
      case LowerHand(var site) -> self(by, site);
      case ReturnFloor _ -> by.role().conducts() || state.hasFloor(by.site());
      case ShowDocument _, HideDocument _ -> mayShow(state, by);
      case AnswerRollCall _, RaiseHand _, SetMicrophone _, CountPeople _, SendMessage _ ->
          by.role() != RoomRole.OBSERVER;
    };
  }

  /// Whether a seat may put a document on stage and turn its pages: those who conduct, the speaker
  /// and the presenter of the running item.
  public static boolean mayShow(RoomState state, Seat by) {
    return by.role().conducts() || state.hasFloor(by.site()) || presents(state, by);
  }

  /// Whether it is for oneself, or by those who conduct for anybody.
  static boolean self(Seat by, @Nullable String site) {
    return by.role().conducts()
        || (by.role() == RoomRole.SITE && (site == null || site.equals(by.site())));
  }

  private static boolean presents(RoomState state, Seat by) {
    var current = state.currentItem() == null ? null : state.point(state.currentItem());
    return current != null && by.site().equals(current.presenter());
  }
}
