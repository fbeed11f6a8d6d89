package vn.giaoban.web.briefing;

import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.web.security.Caller;
import vn.giaoban.web.security.Role;

/// Which briefings somebody may read: a unit those it takes part in, everybody else all.
@Component
public class BriefingAccess {
  private final BriefingService briefings;

  BriefingAccess(BriefingService briefings) {
    this.briefings = briefings;
  }

  /// The briefing, when the caller may read it. One that is not for the caller does not exist for
  /// it: `briefing-not-found`.
  public Mono<Briefing> readable(UUID id, Caller caller) {
    return briefings
        .get(id)
        .filter(briefing -> mayRead(briefing, caller))
        .switchIfEmpty(
            Mono.error(() ->
                new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, "briefing-not-found"))));
  }

  private static boolean mayRead(Briefing briefing, Caller caller) {
    return caller.role() != Role.UNIT
        || (caller.unitCode() != null && briefing.concerns(caller.unitCode()));
  }
}
