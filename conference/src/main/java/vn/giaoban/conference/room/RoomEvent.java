package vn.giaoban.conference.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Something that happened in the room. The simple name is the journal's kind, the components its
/// payload: what is written once is never renamed. `site` is always a site's id.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface RoomEvent {

  /// Whether a seat is told of it: notes are between their sender and those who conduct, how
  /// somebody votes is nobody's business before the vote is closed.
  default boolean visibleTo(Seat seat) {
    return switch (this) {
      case NoteSent(var site, var _, var to) ->
          seat.role().conducts() || seat.site().equals(site) || seat.site().equals(to);
      case DecisionMarked _ -> seat.role().conducts();
      case VoteCast(var _, var site, var _) -> seat.site().equals(site);
      default -> true;
    };
  }

  /// The kinds of all events, as they stand in journals.
  static Set<Class<?>> kinds() {
    return kindsOf(RoomEvent.class).collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<Class<?>> kindsOf(Class<?> family) {
    return family.isSealed()
        ? Arrays.stream(family.getPermittedSubclasses()).flatMap(RoomEvent::kindsOf)
        : Stream.of(family);
  }

  /// @param by who opened it: `account:…` or `job:…`
  record RoomOpened(String by) implements RoomEvent {}

  /// A site came, or came back after having left.
  record SiteJoined(String site, String name, SiteKind kind, RoomRole role) implements RoomEvent {}

  /// A site went and did not come back within the time of grace.
  record SiteLeft(String site, LeaveReason reason) implements RoomEvent {}

  /// @param count people in front of the site's camera
  record PeopleCounted(String site, int count) implements RoomEvent {}

  /// The meeting is live from here when it was not.
  record RollCallStarted() implements RoomEvent {}

  /// @param byHand by the secretary; false when the site answered or the roll call found it
  /// @param note why by hand; null when nothing was said
  record SiteMarked(String site, Presence presence, boolean byHand, @Nullable String note)
      implements RoomEvent {
    public SiteMarked(String site, Presence presence, boolean byHand) {
      this(site, presence, byHand, null);
    }
  }

  /// How many of the invited units must be here from now on; `denominator` 0: no such condition.
  ///
  /// @param moreThan whether it must be more than this share
  record QuorumSet(int numerator, int denominator, boolean moreThan) implements RoomEvent {}

  /// @param present how many of the invited units are present or late
  /// @param absent how many are not
  record RollCallEnded(int present, int absent) implements RoomEvent {}

  /// The meeting is live from here when it was not.
  record AgendaItemStarted(String item) implements RoomEvent {}

  /// @param seconds since it was started
  record AgendaItemFinished(String item, long seconds) implements RoomEvent {}

  /// @param seconds added to the planned time
  record AgendaItemExtended(String item, long seconds) implements RoomEvent {}

  /// A hand goes to the end of the queue.
  record HandRaised(String site) implements RoomEvent {}

  /// A hand leaves the queue.
  record HandLowered(String site) implements RoomEvent {}

  /// @param position its new place in the queue, 0 is next
  record HandMoved(String site, int position) implements RoomEvent {}

  /// The site has the floor; its hand is down.
  ///
  /// @param limitSeconds speaking time; null without limit
  record FloorGiven(String site, @Nullable Long limitSeconds) implements RoomEvent {}

  /// @param seconds added to the speaking time
  record FloorExtended(String site, long seconds) implements RoomEvent {}

  /// The voice of who has the floor gets lower; then the floor comes back, unless it is extended.
  ///
  /// @param seconds how long the voice takes to be gone
  record FloorFading(String site, long seconds) implements RoomEvent {}

  /// @param seconds it was held
  record FloorReturned(String site, long seconds, ReturnReason reason) implements RoomEvent {}

  /// A site is muted. By the chair it stays so over reconnections until allowed; for howling its
  /// microphone is only turned off, and its people turn it on again when they have parted the
  /// devices.
  ///
  /// @param reason null when the chair wished it
  /// @param with the other site in the same hall; null but for howling
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SiteMuted(String site, @Nullable MuteReason reason, @Nullable String with)
      implements RoomEvent {
    SiteMuted(String site) {
      this(site, null, null);
    }
  }

  /// Why a site was muted, when the chair did not.
  enum MuteReason {
    /// Its device and another site's are in one hall and hear each other.
    HOWLING
  }

  /// Everyone, and whoever comes later, is muted.
  ///
  /// @param except who is not, sorted; the chair is always among them
  record EveryoneMuted(Set<String> except) implements RoomEvent {
    public EveryoneMuted {
      except = Collections.unmodifiableSortedSet(new TreeSet<>(except));
    }
  }

  /// @param site who may turn on the microphone again; null for everyone
  record UnmuteAllowed(@Nullable String site) implements RoomEvent {}

  /// The site's own switch.
  record MicrophoneTurned(String site, boolean on) implements RoomEvent {}

  /// Whether only the floor and the chair are heard.
  record FloorOnlyTurned(boolean on) implements RoomEvent {}

  /// The whole stage as it is from now on.
  ///
  /// @param site whom the chair put there; null to follow the floor, then whoever speaks
  /// @param document shown to all; null for none
  /// @param page from 1; 0 without document
  /// @param shown how the document is shown; null without one, and in journals of before it was
  ///   told
  record StageSet(@Nullable String site, @Nullable String document, int page, @Nullable Shown shown)
      implements RoomEvent {}

  /// How a document on stage is shown.
  ///
  /// @param by the site that turns its pages
  /// @param version of the document; null for the newest
  /// @param region what of the page; null for the whole
  record Shown(String by, @Nullable Integer version, @Nullable PageRegion region) {}

  /// How all screens are divided from now on.
  ///
  /// @param sites for a pair, which two; empty for who speaks and who spoke before
  record LayoutSet(RoomLayout layout, List<String> sites) implements RoomEvent {
    public LayoutSet {
      sites = List.copyOf(sites);
    }
  }

  /// A moment in which something was decided, to be written out later.
  ///
  /// @param decision the id the decision will have
  /// @param item the agenda item that ran; null for none
  /// @param speaker who had the floor; null when nobody had
  record DecisionMarked(String decision, @Nullable String item, @Nullable String speaker)
      implements RoomEvent {}

  /// @param decision its id in this room
  /// @param item the agenda item it belongs to; null for none
  /// @param unit who is to do it; null when open
  /// @param due until when; null when open
  /// @param by the site that noted it
  /// @param with who is to help, in order
  record DecisionNoted(
      String decision,
      @Nullable String item,
      String text,
      @Nullable String unit,
      @Nullable LocalDate due,
      String by,
      List<String> with)
      implements RoomEvent {
    public DecisionNoted {
      // Journals from before somebody could help do not have it.
      with = List.copyOf(Objects.requireNonNullElse(with, List.of()));
    }
  }

  /// The decision as it reads from now on.
  record DecisionEdited(
      String decision,
      String text,
      @Nullable String unit,
      @Nullable LocalDate due,
      List<String> with)
      implements RoomEvent {
    public DecisionEdited {
      // Journals from before somebody could help do not have it.
      with = List.copyOf(Objects.requireNonNullElse(with, List.of()));
    }
  }

  /// @param decision everybody sees it large; null for none
  record DecisionShown(@Nullable String decision) implements RoomEvent {}

  /// A unit has understood what it is to do.
  ///
  /// @param byHand by those who conduct, for a site on the telephone
  record DecisionAcknowledged(String decision, String site, boolean byHand) implements RoomEvent {}

  /// It was noted by mistake; the journal still has it.
  record DecisionRemoved(String decision) implements RoomEvent {}

  /// The site has spoken, as the dominant speaker, and has ended.
  ///
  /// @param item the agenda item it was about; null outside the agenda
  record SiteSpoke(String site, long seconds, @Nullable String item) implements RoomEvent {}

  /// A note to the secretariat, or from it.
  ///
  /// @param to the site it answers; null for the secretariat
  record NoteSent(String site, String text, @Nullable String to) implements RoomEvent {}

  /// @param mode to whom sites may write from now on
  record ChatSet(ChatMode mode) implements RoomEvent {}

  /// A line to everybody.
  record MessageSent(String site, String text) implements RoomEvent {}

  /// @param site who types captions besides those who conduct; null for nobody
  record CaptionerNamed(@Nullable String site) implements RoomEvent {}

  /// @param by who records the meeting; null when nobody does any more
  record RecordingTold(@Nullable String by) implements RoomEvent {}

  /// What happened in a vote. Of a secret one no event says who chose what, and none is written in
  /// a moment from which it could be told (docs/adr/0015-secret-ballots.md).
  sealed interface VoteEvent extends RoomEvent {}

  /// @param vote its id in this room
  /// @param item the agenda item it belongs to; null for none
  /// @param weights who may vote and how much each vote counts
  record VoteOpened(
      String vote,
      String question,
      List<String> options,
      boolean secret,
      @Nullable String item,
      SortedMap<String, Integer> weights)
      implements VoteEvent {
    public VoteOpened {
      options = List.copyOf(options);
      weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    }
  }

  /// A site has voted; what, is not said here.
  ///
  /// @param byHand by those who conduct, for a site on the telephone
  record BallotTaken(String vote, String site, boolean byHand) implements VoteEvent {}

  /// What a site chose in an open vote, or chooses now instead. Until the vote is closed it is told
  /// to the site alone.
  ///
  /// @param choice the option's place, 0 is the first
  record VoteCast(String vote, String site, int choice) implements VoteEvent {}

  /// The result.
  ///
  /// @param counts by option, weighted
  /// @param choices who chose what; empty when the vote was secret
  record VoteClosed(String vote, List<Integer> counts, SortedMap<String, Integer> choices)
      implements VoteEvent {
    public VoteClosed {
      counts = List.copyOf(counts);
      choices = Collections.unmodifiableSortedMap(new TreeMap<>(choices));
    }

    VoteClosed(String vote, List<Integer> counts, Map<String, Integer> choices) {
      this(vote, counts, new TreeMap<>(choices));
    }
  }

  /// The vote ended without a result; what was chosen is thrown away.
  record VoteCancelled(String vote) implements VoteEvent {}

  /// @param by who closed it: `account:…`, `site:…` or `job:…`
  record RoomClosed(String by) implements RoomEvent {}

  /// Why a site went.
  enum LeaveReason {
    /// It said so.
    LEFT,
    /// Its line was lost and did not come back.
    LOST,
    /// It did not come back after the server had been restarted.
    NOT_BACK
  }

  /// How the floor came back.
  enum ReturnReason {
    /// The speaker returned it.
    RETURNED,
    /// The chair took it back.
    TAKEN,
    /// It went on to another site.
    PASSED,
    /// Its time was over and the chair let the voice fade.
    FADED,
    /// The room was closed.
    CLOSED
  }
}
