package vn.giaoban.web.note;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import reactor.core.publisher.Mono;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.web.problem.Problem;
import vn.giaoban.web.problem.ProblemException;
import vn.giaoban.web.room.JoinAuthentication;
import vn.giaoban.web.security.CallerAuthentication;
import vn.giaoban.web.security.Role;

/// Whose notes they are.
///
/// @param site the id the owner has in a room
/// @param actor as the journal writes it
record NoteOwner(String site, String actor) {
  /// Whoever asks. An observer's link serves many people, so it has no notes.
  static Mono<NoteOwner> asking() {
    return ReactiveSecurityContextHolder.getContext()
        .mapNotNull(SecurityContext::getAuthentication)
        .mapNotNull(NoteOwner::of)
        .switchIfEmpty(
            Mono.error(() -> new ProblemException(Problem.of(HttpStatus.FORBIDDEN, "forbidden"))));
  }

  private static @org.jspecify.annotations.Nullable NoteOwner of(Authentication who) {
    return switch (who) {
      case JoinAuthentication join -> {
        var seat = join.getPrincipal().seat();
        yield seat.role() == RoomRole.OBSERVER
            ? null
            : new NoteOwner(seat.site(), "site:" + seat.site());
      }
      case CallerAuthentication signedIn -> {
        var caller = signedIn.getPrincipal();
        var unit = caller.role() == Role.UNIT ? caller.unitCode() : null;
        yield new NoteOwner(
            unit == null ? caller.username() : unit, "account:" + caller.username());
      }
      default -> null;
    };
  }
}
