package vn.giaoban.conference.room;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a seat asks the room to do. Who may ask what, and when, says [RoomRules].
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface RoomCommand {

  record CallRoll() implements RoomCommand {}

  record EndRollCall() implements RoomCommand {}

  record MarkPresence(String site, Presence presence) implements RoomCommand {
    public MarkPresence {
      given(site, "site");
      given(presence, "presence");
    }
  }

  record AnswerRollCall() implements RoomCommand {}

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

  /// @param text 1..4000 characters
  /// @param item null for the running one
  record NoteDecision(
      String text, @Nullable String item, @Nullable String unit, @Nullable LocalDate due)
      implements RoomCommand {
    public NoteDecision {
      given(text, "text");
    }
  }

  record EditDecision(String decision, String text, @Nullable String unit, @Nullable LocalDate due)
      implements RoomCommand {
    public EditDecision {
      given(decision, "decision");
      given(text, "text");
    }
  }

  record RemoveDecision(String decision) implements RoomCommand {
    public RemoveDecision {
      given(decision, "decision");
    }
  }

  /// @param count people at one's own site, 1..1000
  record CountPeople(int count) implements RoomCommand {}

  /// @param text 1..1000 characters, to the secretariat
  record SendNote(String text) implements RoomCommand {
    public SendNote {
      given(text, "text");
    }
  }

  record CloseRoom() implements RoomCommand {}

  private static void given(@Nullable Object value, String name) {
    if (value == null) {
      throw new IllegalArgumentException(name + ": missing");
    }
  }
}
