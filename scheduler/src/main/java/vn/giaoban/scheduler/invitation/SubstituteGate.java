package vn.giaoban.scheduler.invitation;

import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.journal.Actor;

/// Looks at substitutes before an answer is taken, inside its transaction: the meeting may have a
/// rule on who can sit in whose place.
public interface SubstituteGate {
  /// Who comes instead.
  ///
  /// @param title may be empty
  /// @param phone may be empty
  /// @param post the substitute's, when it was chosen from the unit's list
  /// @param rank of that post; null: to be read from the title
  record Substitute(
      String name, String title, String phone, @Nullable UUID post, @Nullable Integer rank) {

    /// Somebody of whom no more is known than these words.
    public static Substitute of(String words) {
      return new Substitute(words, "", "", null, null);
    }

    /// As one line: "Phó Chủ tịch Trần Văn Bình".
    public String whole() {
      return title.isEmpty() ? name : title + " " + name;
    }
  }

  /// A substitute is named; an error refuses the answer.
  Mono<Void> named(
      Invitation invitation, InvitationService.Answer answer, Substitute substitute, Actor actor);

  /// Nobody comes instead any more.
  Mono<Void> none(UUID briefingId, String recipient);

  /// The same for several recipients.
  default Mono<Void> none(UUID briefingId, Collection<String> recipients) {
    return Flux.fromIterable(recipients).concatMap(recipient -> none(briefingId, recipient)).then();
  }

  /// Lets everybody through.
  SubstituteGate OPEN =
      new SubstituteGate() {
        @Override
        public Mono<Void> named(
            Invitation invitation,
            InvitationService.Answer answer,
            Substitute substitute,
            Actor actor) {
          return Mono.empty();
        }

        @Override
        public Mono<Void> none(UUID briefingId, String recipient) {
          return Mono.empty();
        }
      };
}
