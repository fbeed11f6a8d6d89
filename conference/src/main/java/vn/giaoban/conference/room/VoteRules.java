package vn.giaoban.conference.room;

import static vn.giaoban.conference.room.Rulings.badValue;
import static vn.giaoban.conference.room.Rulings.decided;
import static vn.giaoban.conference.room.Rulings.isText;
import static vn.giaoban.conference.room.Rulings.nothing;
import static vn.giaoban.conference.room.Rulings.refused;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.room.RoomCommand.CancelVote;
import vn.giaoban.conference.room.RoomCommand.CastVote;
import vn.giaoban.conference.room.RoomCommand.CloseVote;
import vn.giaoban.conference.room.RoomCommand.OpenVote;
import vn.giaoban.conference.room.RoomCommand.VoteCommand;
import vn.giaoban.conference.room.RoomRuling.Decided;

/// Votes: one at a time, open or secret, every unit once.
final class VoteRules {
  private static final List<String> USUAL = List.of("Tán thành", "Không tán thành", "Ý kiến khác");
  private static final int LONGEST_QUESTION = 500;
  private static final int LONGEST_OPTION = 100;
  private static final int MOST_OPTIONS = 10;
  private static final int MOST_WEIGHT = 1000;

  private VoteRules() {}

  static RoomRuling decide(RoomState state, VoteCommand command, Seat by) {
    return switch (command) {
      case OpenVote open -> open(state, open);
      case CastVote cast -> cast(state, cast, by);
      case CloseVote(var vote) -> close(state, vote);
      case CancelVote(var vote) -> cancel(state, vote);
    };
  }

  static boolean may(VoteCommand command, Seat by) {
    return switch (command) {
      case OpenVote _, CloseVote _, CancelVote _ -> by.role().conducts();
      case CastVote(var _, var _, var site) -> RoomRules.self(by, site);
    };
  }

  /// The end of a running vote whose choices are in the state; nothing for a secret one, whose urn
  /// is counted first.
  static List<RoomEvent> ending(RoomState state) {
    var running = state.runningVote();
    return running == null || running.secret()
        ? List.of()
        : List.of(new RoomEvent.VoteClosed(running.id(), running.counted(), running.choices()));
  }

  private static RoomRuling open(RoomState state, OpenVote e) {
    if (!isText(e.question(), LONGEST_QUESTION)) {
      return badValue("question");
    }
    var options = e.options() == null ? USUAL : e.options().stream().map(String::strip).toList();
    if (options.size() < 2
        || options.size() > MOST_OPTIONS
        || new HashSet<>(options).size() < options.size()
        || !options.stream().allMatch(option -> isText(option, LONGEST_OPTION))) {
      return badValue("options");
    }
    if (e.item() != null && state.point(e.item()) == null) {
      return refused("no-such-item");
    }
    if (state.runningVote() != null) {
      return refused("vote-running");
    }
    var weights = voters(state, e.weights() == null ? Map.of() : e.weights());
    if (weights == null) {
      return badValue("weights");
    }
    if (weights.isEmpty()) {
      return refused("nobody-votes");
    }
    // A weight is as good as a name when the weighted counts are told.
    if (e.secret() && weights.values().stream().distinct().count() > 1) {
      return refused("secret-is-not-weighted");
    }
    var item = e.item() == null ? state.currentItem() : e.item();
    var id = "v" + (state.votes().size() + 1);
    return decided(
        new RoomEvent.VoteOpened(id, e.question().strip(), options, e.secret(), item, weights));
  }

  /// Every unit has a vote; where no unit takes part, every site that does. Null when a weight is
  /// not one or not for a site of this room.
  private static @Nullable SortedMap<String, Integer> voters(
      RoomState state, Map<String, Integer> given) {
    var voters = new TreeMap<String, Integer>();
    var units = state.sites().values().stream().anyMatch(VoteRules::isUnit);
    state
        .sites()
        .forEach((id, site) -> {
          if (units ? isUnit(site) : site.role() == RoomRole.SITE) {
            voters.put(id, 1);
          }
        });
    for (var entry : given.entrySet()) {
      var site = state.sites().get(entry.getKey());
      if (site == null || site.role() == RoomRole.OBSERVER || !isWeight(entry.getValue())) {
        return null;
      }
      voters.put(entry.getKey(), entry.getValue());
    }
    voters.values().removeIf(weight -> weight == 0);
    return voters;
  }

  private static boolean isUnit(RoomState.Site site) {
    return site.kind() == SiteKind.UNIT && site.role() != RoomRole.OBSERVER;
  }

  private static boolean isWeight(@Nullable Integer weight) {
    return weight != null && weight >= 0 && weight <= MOST_WEIGHT;
  }

  private static RoomRuling cast(RoomState state, CastVote e, Seat by) {
    var vote = state.vote(e.vote());
    if (vote == null) {
      return refused("no-such-vote");
    }
    if (!vote.running()) {
      return refused("vote-is-over");
    }
    var site = e.site() == null ? by.site() : e.site();
    if (!vote.weights().containsKey(site)) {
      return refused("not-a-voter");
    }
    if (e.choice() < 0 || e.choice() >= vote.options().size()) {
      return badValue("choice");
    }
    var byHand = !site.equals(by.site());
    var voted = vote.voted().contains(site);
    if (vote.secret()) {
      if (byHand) {
        return refused("secret-not-by-hand");
      }
      return voted
          ? refused("already-voted")
          : new RoomRuling.IntoUrn(vote.id(), e.choice(), vote.options().size(), taken(vote, site));
    }
    if (byHand && voted && !vote.byHand().contains(site)) {
      return refused("already-voted");
    }
    if (Integer.valueOf(e.choice()).equals(vote.choices().get(site))) {
      return nothing();
    }
    var events = new ArrayList<RoomEvent>();
    if (!voted) {
      events.add(new RoomEvent.BallotTaken(vote.id(), site, byHand));
    }
    events.add(new RoomEvent.VoteCast(vote.id(), site, e.choice()));
    return new Decided(events);
  }

  private static RoomEvent taken(Vote vote, String site) {
    return new RoomEvent.BallotTaken(vote.id(), site, false);
  }

  private static RoomRuling close(RoomState state, String id) {
    var vote = state.vote(id);
    if (vote == null) {
      return refused("no-such-vote");
    }
    return switch (vote.phase()) {
      case CLOSED -> nothing();
      case CANCELLED -> refused("vote-is-over");
      case RUNNING ->
          vote.secret()
              ? new RoomRuling.CountUrn(id, vote.options().size())
              : new Decided(ending(state));
    };
  }

  private static RoomRuling cancel(RoomState state, String id) {
    var vote = state.vote(id);
    if (vote == null) {
      return refused("no-such-vote");
    }
    return switch (vote.phase()) {
      case CANCELLED -> nothing();
      case CLOSED -> refused("vote-is-over");
      case RUNNING ->
          vote.secret()
              ? new RoomRuling.EmptyUrn(id, new RoomEvent.VoteCancelled(id))
              : decided(new RoomEvent.VoteCancelled(id));
    };
  }
}
