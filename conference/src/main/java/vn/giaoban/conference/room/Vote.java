package vn.giaoban.conference.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A vote.
///
/// @param item the agenda item it belongs to; null for none
/// @param weights who may vote and how much each vote counts
/// @param voted who has voted, in that order
/// @param byHand who of them voted by telephone, entered by those who conduct
/// @param choices who chose what: in an open vote that runs, only one's own; in a closed one
///   everybody's; empty in a secret one
/// @param counts by option, weighted; empty until the vote is closed
/// @param closedAt null while it runs
public record Vote(
    String id,
    String question,
    List<String> options,
    boolean secret,
    @Nullable String item,
    SortedMap<String, Integer> weights,
    Phase phase,
    List<String> voted,
    List<String> byHand,
    SortedMap<String, Integer> choices,
    List<Integer> counts,
    Instant openedAt,
    @Nullable Instant closedAt) {

  public Vote {
    options = List.copyOf(options);
    weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    voted = List.copyOf(voted);
    byHand = List.copyOf(byHand);
    choices = Collections.unmodifiableSortedMap(new TreeMap<>(choices));
    counts = List.copyOf(counts);
  }

  /// Where a vote is in its life.
  public enum Phase {
    RUNNING,
    CLOSED,
    /// Ended without a result.
    CANCELLED
  }

  /// Whether votes are taken.
  public boolean running() {
    return phase == Phase.RUNNING;
  }

  /// The vote as one seat may see it: how others voted is told when the vote is closed.
  Vote seenBy(Seat seat) {
    if (!running() || secret) {
      return this;
    }
    var own = new TreeMap<>(choices);
    own.keySet().retainAll(List.of(seat.site()));
    return with(phase, voted, byHand, own, counts, closedAt);
  }

  /// The weighted counts of what is known of the choices.
  List<Integer> counted() {
    var sums = new ArrayList<>(Collections.nCopies(options.size(), 0));
    choices.forEach(
        (site, choice) -> sums.set(choice, sums.get(choice) + weights.getOrDefault(site, 0)));
    return sums;
  }

  static Vote opened(RoomEvent.VoteOpened e, Instant at) {
    return new Vote(
        e.vote(),
        e.question(),
        e.options(),
        e.secret(),
        e.item(),
        e.weights(),
        Phase.RUNNING,
        List.of(),
        List.of(),
        new TreeMap<>(),
        List.of(),
        at,
        null);
  }

  Vote taken(RoomEvent.BallotTaken ballot) {
    return voted.contains(ballot.site())
        ? this
        : with(
            phase,
            plus(voted, ballot.site()),
            ballot.byHand() ? plus(byHand, ballot.site()) : byHand,
            choices,
            counts,
            closedAt);
  }

  Vote cast(RoomEvent.VoteCast cast) {
    var next = new TreeMap<>(choices);
    next.put(cast.site(), cast.choice());
    return with(phase, voted, byHand, next, counts, closedAt);
  }

  Vote closed(List<Integer> result, Map<String, Integer> told, Instant at) {
    return with(Phase.CLOSED, voted, byHand, new TreeMap<>(told), result, at);
  }

  Vote cancelled(Instant at) {
    return with(Phase.CANCELLED, voted, byHand, new TreeMap<>(), List.of(), at);
  }

  private Vote with(
      Phase newPhase,
      List<String> newVoted,
      List<String> newByHand,
      SortedMap<String, Integer> newChoices,
      List<Integer> newCounts,
      @Nullable Instant newClosedAt) {
    return new Vote(
        id,
        question,
        options,
        secret,
        item,
        weights,
        newPhase,
        newVoted,
        newByHand,
        newChoices,
        newCounts,
        openedAt,
        newClosedAt);
  }

  private static List<String> plus(List<String> sites, String site) {
    var all = new ArrayList<>(sites);
    all.add(site);
    return all;
  }
}
