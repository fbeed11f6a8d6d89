package vn.giaoban.conference.room;

import java.util.List;
import java.util.Map;

/// What the rules say to a command.
///
/// Secret ballots need a place that is neither the journal nor the state: the urn, which knows only
/// how often each option was chosen. What goes into it and its event are written as one.
public sealed interface RoomRuling permits RoomRuling.Done, RoomRefusal {
  /// What is asked is done.
  sealed interface Done extends RoomRuling {}

  /// Done by these events, in order; none when things already are as wanted.
  record Decided(List<RoomEvent> events) implements Done {
    public Decided {
      events = List.copyOf(events);
    }
  }

  /// Done by this event together with one more of this choice in the vote's urn.
  record IntoUrn(String vote, int choice, int options, RoomEvent event) implements Done {
    /// Nothing that tells a choice gets into a log.
    @Override
    public String toString() {
      return "IntoUrn[vote=" + vote + "]";
    }
  }

  /// Done by emptying the vote's urn and telling what was in it.
  record CountUrn(String vote, int options) implements Done {
    /// What is told.
    ///
    /// @param counts by option
    public RoomEvent told(List<Integer> counts) {
      return new RoomEvent.VoteClosed(vote, counts, Map.of());
    }
  }

  /// Done by this event together with throwing away what is in the vote's urn.
  record EmptyUrn(String vote, RoomEvent event) implements Done {}
}
