package vn.giaoban.scheduler.minutes;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What minutes say, section by section; all of it can be edited.
///
/// @param proceedings one per agenda item, in the order of the agenda
/// @param decisions in the order they were noted
/// @param closing the last sentence, without `./.`
/// @param recipients lines of "Nơi nhận", without the last one ("Lưu: VT, Hồ sơ")
/// @param votes that came to a result, in the order they were held
public record MinutesBody(
    Heading heading,
    String opening,
    List<Attendance> attendance,
    List<Proceeding> proceedings,
    List<Decided> decisions,
    String closing,
    List<String> recipients,
    List<Voted> votes) {

  /// Minutes without votes.
  public MinutesBody(
      Heading heading,
      String opening,
      List<Attendance> attendance,
      List<Proceeding> proceedings,
      List<Decided> decisions,
      String closing,
      List<String> recipients) {
    this(heading, opening, attendance, proceedings, decisions, closing, recipients, List.of());
  }

  /// When, where and by whom.
  ///
  /// @param startedAt null when the meeting never began
  public record Heading(
      @Nullable OffsetDateTime startedAt,
      @Nullable OffsetDateTime endedAt,
      String place,
      Signer chair,
      Signer secretary) {
    public Heading {
      startedAt = VietnamTime.of(startedAt);
      endedAt = VietnamTime.of(endedAt);
    }
  }

  /// Who signs.
  ///
  /// @param title post; empty when none is known
  public record Signer(String name, String title) {}

  /// One site's attendance.
  ///
  /// @param site its id in the room; a unit's code when it is one
  /// @param byHand marked by the secretary, not by its connection
  /// @param people in front of its camera; 0 when not told
  /// @param stays when it was connected
  /// @param note e.g. who stood in for whom; empty when nothing is to be said
  public record Attendance(
      String site,
      String name,
      Presence presence,
      boolean byHand,
      int people,
      List<Stay> stays,
      String note) {
    public Attendance {
      stays = List.copyOf(stays);
    }

    /// Whether it took part.
    public boolean tookPart() {
      return presence == Presence.PRESENT || presence == Presence.LATE;
    }
  }

  /// Whether a site was there.
  public enum Presence {
    PRESENT,
    LATE,
    ABSENT,
    EXCUSED
  }

  /// One connection of a site.
  public record Stay(@Nullable OffsetDateTime from, @Nullable OffsetDateTime to) {
    public Stay {
      from = VietnamTime.of(from);
      to = VietnamTime.of(to);
    }
  }

  /// What was done about one agenda item.
  ///
  /// @param item its id; null for what was outside the agenda
  /// @param presenter empty when none was named
  /// @param plannedSeconds 0 when not planned
  /// @param actualSeconds 0 when it was not dealt with
  /// @param text what was said, in the secretary's words
  public record Proceeding(
      @Nullable String item,
      String title,
      String presenter,
      long plannedSeconds,
      long actualSeconds,
      @Nullable OffsetDateTime startedAt,
      @Nullable OffsetDateTime finishedAt,
      List<Speech> speeches,
      List<String> documents,
      String text) {
    public Proceeding {
      startedAt = VietnamTime.of(startedAt);
      finishedAt = VietnamTime.of(finishedAt);
      speeches = List.copyOf(speeches);
      documents = List.copyOf(documents);
    }
  }

  /// Who spoke about an item, all turns together.
  ///
  /// @param turns how often it had the floor; 0: spoke without being given it
  public record Speech(String site, String name, long seconds, int turns) {}

  /// One decision.
  ///
  /// @param item the agenda item it belongs to; null for none
  /// @param unit code of the unit that is to do it; null when open
  /// @param unitName empty when open
  /// @param helpers names of the units that are to help
  /// @param acknowledged names of the units that said in the meeting that they had understood it
  public record Decided(
      String id,
      @Nullable String item,
      String text,
      @Nullable String unit,
      String unitName,
      @Nullable LocalDate due,
      List<String> helpers,
      List<String> acknowledged) {
    public Decided {
      // Minutes written before there were such units do not name them.
      helpers = List.copyOf(Objects.requireNonNullElse(helpers, List.of()));
      acknowledged = List.copyOf(Objects.requireNonNullElse(acknowledged, List.of()));
    }

    public Decided(
        String id,
        @Nullable String item,
        String text,
        @Nullable String unit,
        String unitName,
        @Nullable LocalDate due) {
      this(id, item, text, unit, unitName, due, List.of(), List.of());
    }
  }

  /// One vote with its result.
  ///
  /// @param item the agenda item it belongs to; null for none
  /// @param voters how many units could vote
  /// @param ballots how many did
  /// @param byHand how many of them by telephone
  public record Voted(
      String id,
      @Nullable String item,
      String question,
      boolean secret,
      List<Option> options,
      int voters,
      int ballots,
      int byHand) {
    public Voted {
      options = List.copyOf(options);
    }
  }

  /// One option of a vote.
  ///
  /// @param count weighted
  public record Option(String text, long count) {}

  public MinutesBody {
    attendance = List.copyOf(attendance);
    proceedings = List.copyOf(proceedings);
    decisions = List.copyOf(decisions);
    recipients = List.copyOf(recipients);
    // Minutes written before there were votes have none.
    votes = List.copyOf(Objects.requireNonNullElse(votes, List.of()));
  }
}
