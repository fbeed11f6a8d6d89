package vn.giaoban.scheduler.minutes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The minutes of one briefing as they stand.
///
/// @param version of the text, from 1; every edit makes the next one
/// @param title what the briefing was about, under the heading
/// @param approval null while they are a draft
/// @param distributedAt null until they were sent
public record Minutes(
    UUID briefingId,
    int version,
    String title,
    MinutesBody body,
    @Nullable Approval approval,
    @Nullable Instant distributedAt) {

  /// Where minutes are in their life.
  public enum State {
    DRAFT,
    APPROVED,
    DISTRIBUTED
  }

  /// That, by whom and under which number they were approved; from then on nothing changes.
  ///
  /// @param by user name
  /// @param name of the one who approved
  /// @param sha256 of the PDF
  /// @param documentId the document whose content is that PDF
  public record Approval(
      String by,
      String name,
      Instant at,
      int number,
      String notation,
      LocalDate issuedOn,
      String sha256,
      UUID documentId) {}

  /// The state that follows from what happened.
  public State state() {
    if (approval == null) {
      return State.DRAFT;
    }
    return distributedAt == null ? State.APPROVED : State.DISTRIBUTED;
  }

  /// Changes with everything an editor could miss: the ETag.
  public String tag() {
    return "v" + version + "-" + state().name().toLowerCase(Locale.ROOT);
  }
}
