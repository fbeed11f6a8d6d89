package vn.giaoban.conference.room;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.media.MediaPolicy;

/// The room as everyone sees it at one moment.
///
/// @param openedAt null before it is opened
/// @param startedAt when the first roll call or agenda item began; null before
/// @param sites by id, invited ones first, in the order of the invitation
/// @param currentItem the running agenda item; null between items
/// @param queue raised hands, the next first
/// @param decisions in the order they were noted
/// @param notes to the secretariat, oldest first
/// @param decisionsNoted how many decisions were ever noted here; ids count on from it
/// @param drafts moments marked for a decision that is not written out yet, oldest first
/// @param shownDecision what everybody sees large; null for none
/// @param votes oldest first, the running one last
/// @param quorumRule how many of the invited units must be here; null: no such condition
/// @param chat to whom sites may write
/// @param messages to everybody, oldest first
/// @param captioner who types captions besides those who conduct; null for nobody
/// @param recording who records the meeting; null when nobody does
public record RoomState(
    String briefing,
    String title,
    Phase phase,
    @Nullable Instant openedAt,
    @Nullable Instant startedAt,
    @Nullable Instant closedAt,
    Map<String, Site> sites,
    RollCall rollCall,
    List<AgendaPoint> agenda,
    @Nullable String currentItem,
    @Nullable Floor floor,
    List<Hand> queue,
    Policy policy,
    Stage stage,
    Layout layout,
    List<Decision> decisions,
    List<Note> notes,
    int decisionsNoted,
    List<DecisionDraft> drafts,
    @Nullable String shownDecision,
    List<Vote> votes,
    @Nullable QuorumRule quorumRule,
    ChatMode chat,
    List<Message> messages,
    @Nullable String captioner,
    @Nullable Recording recording) {

  public RoomState {
    sites = Collections.unmodifiableMap(new LinkedHashMap<>(sites));
    agenda = List.copyOf(agenda);
    queue = List.copyOf(queue);
    decisions = List.copyOf(decisions);
    notes = List.copyOf(notes);
    drafts = List.copyOf(drafts);
    votes = List.copyOf(votes);
    messages = List.copyOf(messages);
  }

  /// Where the meeting is in its life.
  public enum Phase {
    /// Not begun: people come, look and wait.
    LOBBY,
    LIVE,
    CLOSED
  }

  /// One site.
  ///
  /// @param online whether it is in the room now
  /// @param firstJoinedAt null when it never came
  /// @param microphone its own switch
  /// @param mutedByChair whether the chair keeps it muted
  /// @param people in front of its camera; 0 when not told
  /// @param spokeSeconds as the dominant speaker, whole meeting
  /// @param floorSeconds with the floor, whole meeting, without the running turn
  /// @param stays when it was in the room
  /// @param byHand whether its presence was marked by those who conduct
  /// @param note what they said about it, such as "by telephone"; null for nothing
  public record Site(
      String name,
      SiteKind kind,
      RoomRole role,
      boolean online,
      Presence presence,
      @Nullable Instant firstJoinedAt,
      boolean microphone,
      boolean mutedByChair,
      int people,
      long spokeSeconds,
      long floorSeconds,
      List<Stay> stays,
      boolean byHand,
      @Nullable String note) {
    public Site {
      stays = List.copyOf(stays);
    }

    /// Whether the roll call counts it.
    boolean present() {
      return presence == Presence.PRESENT || presence == Presence.LATE;
    }

    /// Whether it takes part at this moment: in the room, or on the telephone.
    boolean takesPart() {
      return present() && (online || byHand);
    }
  }

  /// One stretch of attendance.
  ///
  /// @param to null while it lasts
  public record Stay(Instant from, @Nullable Instant to) {}

  /// The roll call, the last one when there were several.
  ///
  /// @param startedAt null before the first
  /// @param endedAt null before its end
  /// @param answered sites that answered themselves, in order
  public record RollCall(
      boolean running,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      List<String> answered) {
    /// Not called yet.
    public static final RollCall NONE = new RollCall(false, null, null, List.of());

    public RollCall {
      answered = List.copyOf(answered);
    }
  }

  /// One agenda item and its clock.
  ///
  /// @param extendedSeconds added by the chair
  /// @param startedAt the last start; null before
  /// @param finishedAt null before it or while it runs
  /// @param spentSeconds of finished stretches
  public record AgendaPoint(
      String id,
      String title,
      @Nullable String presenter,
      long plannedSeconds,
      long extendedSeconds,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      long spentSeconds) {}

  /// The one turn to speak.
  ///
  /// @param limitSeconds null without limit
  /// @param fadingSince since when the voice gets lower; null when it does not
  public record Floor(
      String site, Instant since, @Nullable Long limitSeconds, @Nullable Instant fadingSince) {}

  /// A raised hand.
  public record Hand(String site, Instant since) {}

  /// What is allowed to whom.
  ///
  /// @param floorOnly only the floor and the chair are heard
  /// @param unmuteAllowed whether a site that comes now may turn on its microphone
  public record Policy(boolean floorOnly, boolean unmuteAllowed) {
    /// As the meeting begins.
    public static final Policy FREE = new Policy(false, true);
  }

  /// What all see large.
  ///
  /// @param site null to follow the floor, then whoever speaks
  /// @param document null for none
  /// @param page from 1; 0 without document
  /// @param shown how the document is shown; null when that is not known
  public record Stage(
      @Nullable String site, @Nullable String document, int page, RoomEvent.@Nullable Shown shown) {
    /// Follows the floor.
    public static final Stage FREE = new Stage(null, null, 0, null);

    /// The same paper beside this site's picture.
    RoomEvent.StageSet withSite(@Nullable String other) {
      return new RoomEvent.StageSet(other, document, page, shown);
    }
  }

  /// How all screens are divided; a viewer may choose otherwise for himself.
  ///
  /// @param sites of a pair; empty lets each screen choose who spoke last
  public record Layout(RoomLayout kind, List<String> sites) {
    public Layout {
      sites = List.copyOf(sites);
    }

    static Layout of(RoomLayout kind) {
      return new Layout(kind, List.of());
    }
  }

  /// A decision as it fell.
  ///
  /// @param unit who is to do it; null when open
  /// @param with who is to help
  /// @param acknowledged which of them have understood it
  public record Decision(
      String id,
      @Nullable String item,
      String text,
      @Nullable String unit,
      @Nullable LocalDate due,
      String by,
      Instant at,
      List<String> with,
      List<String> acknowledged) {
    public Decision {
      with = List.copyOf(with);
      acknowledged = List.copyOf(acknowledged);
    }

    /// Whether `site` has something to do.
    public boolean concerns(String site) {
      return site.equals(unit) || with.contains(site);
    }
  }

  /// A moment in which something was decided.
  ///
  /// @param item the agenda item that ran; null for none
  /// @param speaker who had the floor; null when nobody had
  public record DecisionDraft(
      String id, @Nullable String item, @Nullable String speaker, Instant at) {}

  /// A note to the secretariat, or from it.
  ///
  /// @param to the site it answers; null for the secretariat
  public record Note(String site, String text, Instant at, @Nullable String to) {}

  /// A line to everybody.
  public record Message(String site, String text, Instant at) {}

  /// The meeting is being recorded.
  ///
  /// @param by who does it, in words
  public record Recording(String by, Instant since) {}

  /// The quorum figure.
  ///
  /// @param invited units invited
  /// @param present of them, present or late
  public record Quorum(int invited, int present) {}

  /// The room before anything happened in it.
  public static RoomState of(RoomSetup setup) {
    return RoomEvolution.empty(setup);
  }

  /// The same room after the briefing was changed: title, invited sites and agenda follow the
  /// setup, what happened stays.
  public RoomState refit(RoomSetup setup) {
    return RoomEvolution.refit(this, setup);
  }

  /// The state after `event`.
  ///
  /// @param at when the event was journaled
  public RoomState evolve(RoomEvent event, Instant at) {
    return RoomEvolution.evolve(this, event, at);
  }

  /// What this seat may see of the state: notes are between their sender and those who conduct, and
  /// so are drafts; how others vote is told when the vote is closed.
  public RoomState seenBy(Seat seat) {
    return RoomEvolution.seenBy(this, seat);
  }

  /// Who is heard and who is on stage.
  public MediaPolicy mediaPolicy() {
    return RoomAudibility.of(this);
  }

  /// How many of the invited units are here.
  public Quorum quorum() {
    var units = sites.values().stream().filter(site -> site.kind() == SiteKind.UNIT).toList();
    var present = units.stream().filter(Site::present).count();
    return new Quorum(units.size(), (int) present);
  }

  /// Whether `siteId` has the floor.
  public boolean hasFloor(String siteId) {
    return floor != null && floor.site().equals(siteId);
  }

  /// Whether `siteId` waits to speak.
  public boolean hasHandUp(String siteId) {
    return queue.stream().anyMatch(hand -> hand.site().equals(siteId));
  }

  /// The decision with this id; null when there is none.
  public @Nullable Decision decision(String id) {
    return decisions.stream().filter(decision -> decision.id().equals(id)).findFirst().orElse(null);
  }

  /// The marked moment with this id; null when there is none.
  public @Nullable DecisionDraft draft(String id) {
    return drafts.stream().filter(draft -> draft.id().equals(id)).findFirst().orElse(null);
  }

  /// The vote with this id; null when there is none.
  public @Nullable Vote vote(String id) {
    return votes.stream().filter(vote -> vote.id().equals(id)).findFirst().orElse(null);
  }

  /// The vote that runs; null when none does.
  public @Nullable Vote runningVote() {
    return votes.stream().filter(Vote::running).findFirst().orElse(null);
  }

  /// The agenda item with this id; null when there is none.
  public @Nullable AgendaPoint point(String id) {
    return agenda.stream().filter(point -> point.id().equals(id)).findFirst().orElse(null);
  }
}
