package vn.giaoban.conference.room;

import static vn.giaoban.conference.room.Given.given;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a seat asks the room to do. Who may ask what, and when, says [RoomRules].
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface RoomCommand {

  record CallRoll() implements RoomCommand {}

  record EndRollCall() implements RoomCommand {}

  /// @param note why by hand, such as "by telephone", 1..200 characters; null when there is nothing
  ///   to say
  record MarkPresence(String site, Presence presence, @Nullable String note)
      implements RoomCommand {
    public MarkPresence {
      given(site, "site");
      given(presence, "presence");
    }

    public MarkPresence(String site, Presence presence) {
      this(site, presence, null);
    }
  }

  record AnswerRollCall() implements RoomCommand {}

  /// How many of the invited units must be here.
  ///
  /// @param rule null: no such condition
  record SetQuorum(@Nullable QuorumRule rule) implements RoomCommand {}

  /// Finishes the running item first when there is one.
  record StartAgendaItem(String item) implements RoomCommand {
    public StartAgendaItem {
      given(item, "item");
    }
  }

  record FinishAgendaItem() implements RoomCommand {}

  /// @param seconds 1..14400, added to the running item
  record ExtendAgendaItem(long seconds) implements RoomCommand {}

  record RaiseHand() implements RoomCommand {}

  /// @param site whose hand; null for one's own
  record LowerHand(@Nullable String site) implements RoomCommand {}

  /// @param position 0 is next; beyond the end means last
  record MoveHand(String site, int position) implements RoomCommand {
    public MoveHand {
      given(site, "site");
    }
  }

  /// @param seconds speaking time, 1..14400; null without limit
  record GiveFloor(String site, @Nullable Long seconds) implements RoomCommand {
    public GiveFloor {
      given(site, "site");
    }
  }

  /// @param seconds 1..14400
  record ExtendFloor(long seconds) implements RoomCommand {}

  /// By the speaker, or by those who conduct.
  record ReturnFloor() implements RoomCommand {}

  /// The voice of who has the floor gets lower for some seconds, then the floor comes back; adding
  /// time calls it off.
  record FadeFloor() implements RoomCommand {}

  record MuteSite(String site) implements RoomCommand {
    public MuteSite {
      given(site, "site");
    }
  }

  /// @param except who is spared besides the chair and the one who asks
  record MuteAll(@Nullable Set<String> except) implements RoomCommand {}

  /// @param site who may turn on the microphone again; null for everyone
  record AllowUnmute(@Nullable String site) implements RoomCommand {}

  record SetMicrophone(boolean on) implements RoomCommand {}

  record SetFloorOnly(boolean on) implements RoomCommand {}

  /// @param site null to follow the floor again
  record PutOnStage(@Nullable String site) implements RoomCommand {}

  /// @param sites for a pair, which two; empty lets the room choose
  record SetLayout(RoomLayout layout, List<String> sites) implements RoomCommand {
    public SetLayout {
      given(layout, "layout");
      sites = sites == null ? List.of() : List.copyOf(sites);
    }
  }

  /// By those who conduct, the speaker who has the floor, or the presenter of the running item.
  ///
  /// @param page from 1
  /// @param version of the document; null for the newest
  /// @param region what of the page; null for the whole
  record ShowDocument(
      String document, int page, @Nullable Integer version, @Nullable PageRegion region)
      implements RoomCommand {
    public ShowDocument {
      given(document, "document");
    }
  }

  record HideDocument() implements RoomCommand {}

  /// Marks the moment in which the chair decides something: an empty draft with the running item
  /// and who has the floor, to be written out by [NoteDecision].
  record MarkDecision() implements RoomCommand {}

  /// @param text 1..4000 characters
  /// @param item null for the running one
  /// @param unit who is to do it
  /// @param with who is to help, in order
  /// @param draft the marked moment it is about; null for none
  record NoteDecision(
      String text,
      @Nullable String item,
      @Nullable String unit,
      @Nullable LocalDate due,
      @Nullable List<String> with,
      @Nullable String draft)
      implements RoomCommand {
    public NoteDecision {
      given(text, "text");
    }

    public NoteDecision(
        String text, @Nullable String item, @Nullable String unit, @Nullable LocalDate due) {
      this(text, item, unit, due, null, null);
    }
  }

  /// What is not given is empty from then on. Who had acknowledged it has to do so again when there
  /// is something new in it.
  record EditDecision(
      String decision,
      String text,
      @Nullable String unit,
      @Nullable LocalDate due,
      @Nullable List<String> with)
      implements RoomCommand {
    public EditDecision {
      given(decision, "decision");
      given(text, "text");
    }

    public EditDecision(
        String decision, String text, @Nullable String unit, @Nullable LocalDate due) {
      this(decision, text, unit, due, null);
    }
  }

  /// @param decision everybody sees it large; null takes it down
  record ShowDecision(@Nullable String decision) implements RoomCommand {}

  /// The unit has understood what it is to do.
  ///
  /// @param site for whom, by those who conduct: a site on the telephone; null for oneself
  record AcknowledgeDecision(String decision, @Nullable String site) implements RoomCommand {
    public AcknowledgeDecision {
      given(decision, "decision");
    }
  }

  /// @param decision a decision, or a marked moment that is not written out
  record RemoveDecision(String decision) implements RoomCommand {
    public RemoveDecision {
      given(decision, "decision");
    }
  }

  /// @param count people at one's own site, 1..1000
  record CountPeople(int count) implements RoomCommand {}

  /// @param text 1..1000 characters
  /// @param to the site that is answered, by those who conduct; null for the secretariat
  record SendNote(String text, @Nullable String to) implements RoomCommand {
    public SendNote {
      given(text, "text");
    }

    public SendNote(String text) {
      this(text, null);
    }
  }

  record SetChat(ChatMode mode) implements RoomCommand {
    public SetChat {
      given(mode, "mode");
    }
  }

  /// @param text 1..1000 characters, to everybody
  record SendMessage(String text) implements RoomCommand {
    public SendMessage {
      given(text, "text");
    }
  }

  /// @param site who types captions besides those who conduct; null for nobody
  record NameCaptioner(@Nullable String site) implements RoomCommand {}

  /// Tells everybody that the meeting is being recorded, or no more.
  ///
  /// @param by who records it, 1..200 characters; null when nobody does
  record TellRecording(@Nullable String by) implements RoomCommand {}

  /// What concerns votes.
  sealed interface VoteCommand extends RoomCommand {}

  /// One vote runs at a time.
  ///
  /// @param question 1..500 characters
  /// @param options 2 to 10, each 1..100 characters; null for the usual three
  /// @param secret nobody learns who chose what, neither now nor from the journal
  /// @param item the agenda item it belongs to; null for the running one
  /// @param weights by site, 0..1000; who is not named has one vote if it is a unit, 0 has none
  record OpenVote(
      String question,
      @Nullable List<String> options,
      boolean secret,
      @Nullable String item,
      @Nullable Map<String, Integer> weights)
      implements VoteCommand {
    public OpenVote {
      given(question, "question");
    }
  }

  /// In an open vote a choice may be changed until the vote is closed.
  ///
  /// @param choice the option's place, 0 is the first
  /// @param site for whom, by those who conduct: a site that votes by telephone; null for oneself
  record CastVote(String vote, int choice, @Nullable String site) implements VoteCommand {
    public CastVote {
      given(vote, "vote");
    }

    /// Nothing that tells a choice gets into a log.
    @Override
    public String toString() {
      return "CastVote[vote=" + vote + "]";
    }
  }

  /// Counts the votes and tells the result.
  record CloseVote(String vote) implements VoteCommand {
    public CloseVote {
      given(vote, "vote");
    }
  }

  /// Ends the vote without a result.
  record CancelVote(String vote) implements VoteCommand {
    public CancelVote {
      given(vote, "vote");
    }
  }

  record CloseRoom() implements RoomCommand {}
}
