package vn.giaoban.conference.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A state in the making: the next one differs from the last in a field or two.
final class RoomDraft {
  final String briefing;
  String title;
  RoomState.Phase phase;
  @Nullable Instant openedAt;
  @Nullable Instant startedAt;
  @Nullable Instant closedAt;
  final Map<String, RoomState.Site> sites;
  RoomState.RollCall rollCall;
  final List<RoomState.AgendaPoint> agenda;
  @Nullable String currentItem;
  RoomState.@Nullable Floor floor;
  final List<RoomState.Hand> queue;
  RoomState.Policy policy;
  RoomState.Stage stage;
  RoomState.Layout layout;
  final List<RoomState.Decision> decisions;
  final List<RoomState.Note> notes;
  int decisionsNoted;
  final List<RoomState.DecisionDraft> drafts;
  @Nullable String shownDecision;
  final List<Vote> votes;
  @Nullable QuorumRule quorumRule;
  ChatMode chat;
  final List<RoomState.Message> messages;
  @Nullable String captioner;
  RoomState.@Nullable Recording recording;

  RoomDraft(RoomState state) {
    briefing = state.briefing();
    title = state.title();
    phase = state.phase();
    openedAt = state.openedAt();
    startedAt = state.startedAt();
    closedAt = state.closedAt();
    sites = new LinkedHashMap<>(state.sites());
    rollCall = state.rollCall();
    agenda = new ArrayList<>(state.agenda());
    currentItem = state.currentItem();
    floor = state.floor();
    queue = new ArrayList<>(state.queue());
    policy = state.policy();
    stage = state.stage();
    layout = state.layout();
    decisions = new ArrayList<>(state.decisions());
    notes = new ArrayList<>(state.notes());
    decisionsNoted = state.decisionsNoted();
    drafts = new ArrayList<>(state.drafts());
    shownDecision = state.shownDecision();
    votes = new ArrayList<>(state.votes());
    quorumRule = state.quorumRule();
    chat = state.chat();
    messages = new ArrayList<>(state.messages());
    captioner = state.captioner();
    recording = state.recording();
  }

  RoomState toState() {
    return new RoomState(
        briefing,
        title,
        phase,
        openedAt,
        startedAt,
        closedAt,
        sites,
        rollCall,
        agenda,
        currentItem,
        floor,
        queue,
        policy,
        stage,
        layout,
        decisions,
        notes,
        decisionsNoted,
        drafts,
        shownDecision,
        votes,
        quorumRule,
        chat,
        messages,
        captioner,
        recording);
  }

  /// The meeting is live from `at` when it was not.
  void begin(Instant at) {
    if (phase == RoomState.Phase.LOBBY) {
      phase = RoomState.Phase.LIVE;
      startedAt = at;
    }
  }

  void site(String id, UnaryOperator<SiteDraft> change) {
    sites.computeIfPresent(id, (_, site) -> change.apply(new SiteDraft(site)).toSite());
  }

  void everySite(UnaryOperator<SiteDraft> change) {
    sites.replaceAll((_, site) -> change.apply(new SiteDraft(site)).toSite());
  }

  void vote(String id, UnaryOperator<Vote> change) {
    votes.replaceAll(vote -> vote.id().equals(id) ? change.apply(vote) : vote);
  }

  void point(String id, UnaryOperator<RoomState.AgendaPoint> change) {
    agenda.replaceAll(point -> point.id().equals(id) ? change.apply(point) : point);
  }
}
