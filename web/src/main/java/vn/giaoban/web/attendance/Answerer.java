package vn.giaoban.web.attendance;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import reactor.core.publisher.Mono;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.web.problem.Problem;
import vn.giaoban.web.problem.ProblemException;
import vn.giaoban.web.room.JoinAuthentication;
import vn.giaoban.web.security.Caller;
import vn.giaoban.web.security.CallerAuthentication;
import vn.giaoban.web.security.Role;

/// Who answers for an invitee: whoever holds its link, its account, or the office on its behalf.
///
/// @param recipient the invitee: a unit's code, or a person's user name
/// @param via `link`, `account` or `desk`
public record Answerer(String recipient, Actor actor, String via) {

  /// Whoever asks, for itself; the office has nobody to answer for.
  public static Mono<Answerer> asking() {
    return asking(null);
  }

  /// Whoever asks. An observer's link serves many people, so it answers for nobody.
  ///
  /// @param unit for whom the office asks; others may only name themselves. Null: themselves
  public static Mono<Answerer> asking(@Nullable String unit) {
    return ReactiveSecurityContextHolder.getContext()
        .mapNotNull(SecurityContext::getAuthentication)
        .mapNotNull(who -> of(who, unit))
        .switchIfEmpty(
            Mono.error(() -> new ProblemException(Problem.of(HttpStatus.FORBIDDEN, "forbidden"))));
  }

  /// Whether whoever asks may see what all have answered: everybody with an account but units.
  public static Mono<Boolean> seesAll() {
    return ReactiveSecurityContextHolder.getContext()
        .mapNotNull(SecurityContext::getAuthentication)
        .map(who ->
            who instanceof CallerAuthentication signedIn
                && signedIn.getPrincipal().role() != Role.UNIT)
        .defaultIfEmpty(false);
  }

  private static @Nullable Answerer of(Authentication who, @Nullable String unit) {
    var found =
        switch (who) {
          case JoinAuthentication join -> {
            var seat = join.getPrincipal().seat();
            yield seat.role() == RoomRole.SITE || seat.role() == RoomRole.CHAIR
                ? new Answerer(seat.site(), Actor.site(seat.site()), "link")
                : null;
          }
          case CallerAuthentication signedIn -> account(signedIn.getPrincipal(), unit);
          default -> null;
        };
    return found == null || unit == null || unit.equals(found.recipient()) ? found : null;
  }

  private static @Nullable Answerer account(Caller caller, @Nullable String unit) {
    var actor = Actor.account(caller.username());
    if (caller.isOffice() && unit != null) {
      return new Answerer(unit, actor, "desk");
    }
    var own = caller.role() == Role.UNIT ? caller.unitCode() : caller.username();
    return own == null ? null : new Answerer(own, actor, "account");
  }
}
