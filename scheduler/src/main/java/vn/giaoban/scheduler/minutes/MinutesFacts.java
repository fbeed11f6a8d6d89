package vn.giaoban.scheduler.minutes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// What minutes need to know about a briefing besides its journal.
///
/// @param state `SCHEDULED`, `OPEN`, `CLOSED` or `CANCELLED`
/// @param chair user name, or code of the unit that chairs
/// @param invited units in the order of the invitation
/// @param documentTitles by document id
public record MinutesFacts(
    UUID briefingId,
    String title,
    String state,
    Instant startsAt,
    @Nullable Instant closedAt,
    String chair,
    MinutesBody.Signer chairSigner,
    MinutesBody.Signer secretarySigner,
    List<Invited> invited,
    List<AgendaItem> agenda,
    Map<String, String> documentTitles) {

  /// One invited unit.
  ///
  /// @param email empty when it has none
  /// @param substitute who may come in the place of whoever was invited; empty: nobody was named
  /// @param language of its letters, `vi` or `en`; null: the office's
  public record Invited(
      String code, String name, String email, String substitute, @Nullable String language) {
    /// One that is written to as the office writes.
    public Invited(String code, String name, String email, String substitute) {
      this(code, name, email, substitute, null);
    }

    /// One whose invitee comes in person.
    public Invited(String code, String name, String email) {
      this(code, name, email, "");
    }
  }

  /// One agenda item.
  ///
  /// @param presenter name; empty when none
  public record AgendaItem(String id, String title, String presenter, long seconds) {}

  public MinutesFacts {
    invited = List.copyOf(invited);
    agenda = List.copyOf(agenda);
    documentTitles = Map.copyOf(documentTitles);
  }

  /// Where they are found.
  public interface Source {
    /// The facts of a briefing; empty when there is none.
    Mono<MinutesFacts> of(UUID briefingId);
  }
}
